"""Needs and offerings to match, the same in every run; and the rule of matching written by hand, as plain as it goes.

The plain statement knows nothing of terms met or missing: it writes points, components and what fails, no more.
"""

import re

from tests.bench import data

NEEDS = 500
NEED = """
INSERT INTO testbeds_need (id, slug, owner_id, title_sv, problem_sv, required_trl, required_claims, required_standards,
                           state, visibility, origin, published_at, confirmed_at {columns})
SELECT n, 'behov-' || n, 1 + n %% 400, 'Trygg natt ' || n, 'Tillsynen väcker den som sover.', 4 + n %% 4,
       CASE WHEN n %% 5 = 0 THEN array['security'] ELSE '{{}}' END, (array['', 'FHIR', 'FHIR; SITHS'])[1 + n %% 3],
       'published', 'public', 'logged', now(), now() {values}
FROM generate_series(1, %s) AS n
"""
NEED_TERMS = """
INSERT INTO testbeds_need_terms (need_id, term_id)
SELECT need.id, chosen.code FROM testbeds_need AS need
CROSS JOIN (VALUES ('OMR'), ('VO'), ('MG')) AS asked (vocabulary)
CROSS JOIN LATERAL (
    SELECT code FROM actors_term WHERE vocabulary = asked.vocabulary
    ORDER BY md5(need.id || code::text) LIMIT 1 + need.id % 2
) AS chosen
"""
FACTS = """
UPDATE actors_actor SET created_at = now();
UPDATE actors_offering SET created_at = now(), trl = (array[NULL, 4, 6, 8, 9])[1 + id % 5],
    standards = (array['', 'HL7 FHIR', 'SITHS, HL7 FHIR'])[1 + id % 3];
INSERT INTO actors_offering_not_for (offering_id, term_id) SELECT id, 'MG01' FROM actors_offering WHERE id % 9 = 0;
INSERT INTO actors_evidence (key, offering_id, kind, title, author, design, participants, year, level, link,
                             created_at, changed_at)
SELECT gen_random_uuid(), id, 'study', 'Studie', 'Någon', 'före och efter', 12, 2025, id % 5, 'https://bevis.example/',
       now(), now() FROM actors_offering WHERE id % 3 = 0;
INSERT INTO actors_complianceclaim (key, offering_id, topic, statement, state, link, confirmed_how, not_confirmed_why,
                                    created_at, changed_at)
SELECT gen_random_uuid(), id, 'security', 'Ja.', 'stated', '', '', '', now(), now()
FROM actors_offering WHERE id % 2 = 0;
INSERT INTO actors_deployment (key, offering_id, actor_id, state, stage, answered_at, started, stopped, users_on,
    users_source, procurement, source, known_on, note, reason, created_at, changed_at)
SELECT gen_random_uuid(), id, 1 + id % 400, 'confirmed', (array['pilot', 'in_use'])[1 + id % 2], now(),
       '', '', '', '', '', '', '', '', '', now(), now() FROM actors_offering WHERE id % 4 = 0;
"""
NEAR = """
CREATE TABLE bench_near AS
SELECT mine.code AS need_term, theirs.code AS offering_term, max(CASE
    WHEN mine.code = theirs.code THEN 1 WHEN starts_with(a, b || '.') OR starts_with(b, a || '.') THEN 0.6
    WHEN a = b OR regexp_replace(a, '[.][^.]+$', '') = regexp_replace(b, '[.][^.]+$', '') AND a LIKE '%.%'
        AND b LIKE '%.%' THEN 0.3 END) AS points
FROM actors_term AS mine LEFT JOIN LATERAL unnest(mine.who_codes) AS a ON true
CROSS JOIN actors_term AS theirs LEFT JOIN LATERAL unnest(theirs.who_codes) AS b ON true
WHERE mine.vocabulary = 'OMR' AND theirs.vocabulary = 'OMR' GROUP BY 1, 2;
DELETE FROM bench_near WHERE points IS NULL;
CREATE TABLE bench_match (
    need_id bigint, offering_id bigint, score int, components jsonb, fails text[], PRIMARY KEY (need_id, offering_id));
"""
PLAIN = """
WITH offering AS MATERIALIZED (
    SELECT offering.*, actor.state AS actor_state, actor.created_at AS actor_created_at,
        (SELECT coalesce(max(level), 0) FROM actors_evidence WHERE offering_id = offering.id) AS level,
        (SELECT coalesce(max(CASE WHEN stage = 'pilot' THEN 0.3 WHEN host.municipality_id IS NULL THEN 0.7
                                  ELSE 1 END), 0)
         FROM actors_deployment JOIN actors_actor AS host ON host.id = actor_id
         WHERE offering_id = offering.id AND stage IN ('pilot', 'in_use')) AS used,
        EXISTS (SELECT FROM actors_complianceclaim WHERE offering_id = offering.id AND topic = 'security') AS is_secure
    FROM actors_offering AS offering JOIN actors_actor AS actor ON actor.id = offering.actor_id
    WHERE %(offering)s::bigint IS NULL OR offering.id = %(offering)s
),
term AS (SELECT need_id, code, vocabulary FROM testbeds_need_terms JOIN actors_term ON code = term_id),
asked AS MATERIALIZED (
    SELECT need_id, count(*) FILTER (WHERE vocabulary = 'OMR') AS areas,
           count(*) FILTER (WHERE vocabulary = 'MG') AS groups FROM term GROUP BY 1
),
area AS (
    SELECT need_id, offering_id, sum(points) AS points FROM (
        SELECT term.need_id, chosen.offering_id, term.code, max(near.points) AS points
        FROM term JOIN bench_near AS near ON near.need_term = term.code
        JOIN actors_offering_terms AS chosen ON chosen.term_id = near.offering_term
        WHERE %(offering)s::bigint IS NULL OR chosen.offering_id = %(offering)s
        GROUP BY 1, 2, 3
    ) AS best GROUP BY 1, 2
),
met AS (
    SELECT term.need_id, chosen.offering_id, count(*) FILTER (WHERE term.vocabulary = 'VO') AS care,
           count(*) FILTER (WHERE term.vocabulary = 'MG') AS groups
    FROM term JOIN actors_offering_terms AS chosen ON chosen.term_id = term.code
    WHERE term.vocabulary <> 'OMR' AND (%(offering)s::bigint IS NULL OR chosen.offering_id = %(offering)s)
    GROUP BY 1, 2
),
everywhere AS MATERIALIZED (SELECT offering_id FROM actors_offering_terms WHERE term_id = 'VO90'),
wide AS MATERIALIZED (SELECT need_id FROM testbeds_need_terms WHERE term_id = 'VO90'),
not_for AS MATERIALIZED (
    SELECT DISTINCT need_id, offering_id FROM actors_offering_not_for JOIN testbeds_need_terms USING (term_id)
),
point AS (
    SELECT area.need_id, area.offering_id, offering.trl, offering.is_secure, offering.actor_state, offering.state,
           offering.created_at, offering.actor_created_at, need.required_trl, need.required_claims,
           round(area.points / asked.areas, 2) AS a,
           CASE WHEN met.care > 0 THEN 1 WHEN everywhere.offering_id IS NOT NULL OR wide.need_id IS NOT NULL THEN 0.7
                ELSE 0 END AS v,
           round(coalesce(met.groups, 0)::numeric / asked.groups, 2) AS m,
           CASE need.required_standards WHEN '' THEN NULL
                WHEN 'FHIR' THEN CASE WHEN offering.standards LIKE '%%FHIR%%' THEN 1 ELSE 0 END
                ELSE (CASE WHEN offering.standards LIKE '%%FHIR%%' THEN 0.5 ELSE 0 END
                      + CASE WHEN offering.standards LIKE '%%SITHS%%' THEN 0.5 ELSE 0 END) END AS i,
           round(offering.level / 4.0, 2) AS e, offering.used AS d,
           not_for.need_id IS NOT NULL AS is_not_for_them
    FROM area JOIN offering ON offering.id = area.offering_id JOIN testbeds_need AS need ON need.id = area.need_id
    JOIN asked ON asked.need_id = need.id
    LEFT JOIN met ON met.need_id = area.need_id AND met.offering_id = area.offering_id
    LEFT JOIN everywhere ON everywhere.offering_id = area.offering_id
    LEFT JOIN wide ON wide.need_id = area.need_id
    LEFT JOIN not_for ON not_for.need_id = area.need_id AND not_for.offering_id = area.offering_id
    WHERE need.state = 'published'
)
INSERT INTO bench_match AS known
SELECT need_id, offering_id,
       round(100 * (35 * a + 20 * v + 15 * m + 15 * coalesce(i, 0) + 10 * e + 5 * d)
             / (85 + CASE WHEN i IS NULL THEN 0 ELSE 15 END)),
       jsonb_strip_nulls(jsonb_build_object('A', a, 'V', v, 'M', m, 'I', i, 'E', e, 'D', d)),
       array_remove(array[
           CASE WHEN state <> 'published' OR actor_state <> 'published' OR created_at < now() - interval '456 days'
                     OR actor_created_at < now() - interval '456 days' THEN 'shown' END,
           CASE WHEN coalesce(trl, CASE WHEN d >= 0.7 THEN 9 WHEN d > 0 THEN 7 END, 0) < required_trl
                THEN 'ready' END,
           CASE WHEN 'security' = ANY (required_claims) AND NOT is_secure THEN 'compliant' END,
           CASE WHEN is_not_for_them THEN 'for_them' END], NULL)
FROM point
ON CONFLICT (need_id, offering_id) DO UPDATE
SET score = EXCLUDED.score, components = EXCLUDED.components, fails = EXCLUDED.fails
WHERE (known.score, known.components, known.fails)
      IS DISTINCT FROM (EXCLUDED.score, EXCLUDED.components, EXCLUDED.fails)
"""
CHANGE = "UPDATE actors_offering SET trl = %s, changed_at = now() WHERE id = %s"
SAME = """
SELECT count(*) FROM testbeds_match AS match FULL JOIN bench_match AS plain USING (need_id, offering_id)
WHERE (match.score, match.components, match.fails::text[])
      IS DISTINCT FROM (plain.score::smallint, plain.components, plain.fails)
"""
PAGE = """
SELECT match.*, offering.slug, offering.name, actor.legal_name, actor.display_name
FROM testbeds_match AS match JOIN actors_offering AS offering ON offering.id = match.offering_id
JOIN actors_actor AS actor ON actor.id = offering.actor_id
WHERE match.need_id = %(need)s AND (match.fails = '{{}}') = %(fits)s AND offering.state IN ('published', 'retired')
  AND actor.state IN ('published', 'dormant', 'closed')
ORDER BY match.score DESC, match.evidence_level DESC, offering.name_key, offering.slug LIMIT %(most)s
""".replace("{{}}", "{}")
COUNT = "SELECT count(*) FROM testbeds_match WHERE need_id = %(need)s AND fails = '{}'"


def fill(cursor):
    """Lay the needs and what the rule reads of the offerings; nothing of it waits to be computed."""
    told = re.findall(r"\w+", NEED.partition("(")[2].partition("{")[0])
    unsaid = data.unsaid(cursor, "testbeds_need", told)
    values = "".join(f", '{value}'" for value in unsaid.values())
    cursor.execute(NEED.format(columns="".join(f", {name}" for name in unsaid), values=values), [NEEDS])
    cursor.execute(NEED_TERMS)
    cursor.execute(FACTS)
    cursor.execute("TRUNCATE testbeds_matchwork")
    cursor.execute(NEAR)
    cursor.execute("VACUUM ANALYZE")
