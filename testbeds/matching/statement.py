"""The rule of matching as one statement: what needs ask for, what offerings say, and the points of each pair.

Points per component have two decimals and are weighed as they are shown. What follows from the rule is written; what
people decided (state, steps, letters) is not touched. A pair is compared when the offering has a page and they share an
area or a near one; what exists already is compared for as long as the need is, so that it stays true.
"""

NEARNESS = """
code AS (  -- the areas, with the WHO codes of each one by one
    SELECT code::text AS area, who::text, regexp_replace(who, '\\.?[^.]+$', '') AS above
    FROM actors_term LEFT JOIN LATERAL unnest(who_codes) AS who ON true
    WHERE vocabulary = 'OMR'
),
near AS (  -- two areas, and how near they come by the best pair of their codes
    SELECT mine.area, theirs.area AS other, link.how, link.points, mine.who, theirs.who AS other_who
    FROM code AS mine CROSS JOIN code AS theirs
    JOIN (VALUES ('same', 1.0), ('within', 0.6), ('around', 0.6), ('beside', 0.3)) AS link (how, points) ON link.how =
        CASE WHEN mine.area = theirs.area THEN 'same'
             WHEN starts_with(theirs.who, mine.who || '.') THEN 'within'
             WHEN starts_with(mine.who, theirs.who || '.') THEN 'around'
             WHEN mine.who = theirs.who OR mine.above = theirs.above AND mine.above <> '' THEN 'beside' END
)"""


ASKED = """
asked AS MATERIALIZED (  -- the needs, with what they ask for; a code begins with its vocabulary
    SELECT need.id, need.required_trl, need.required_claims::text[] AS claims, said.*, standard.*
    FROM testbeds_need AS need
    CROSS JOIN LATERAL (
        SELECT coalesce(array_agg(code ORDER BY code) FILTER (WHERE code LIKE 'OMR%%'), '{}') AS areas,
               coalesce(array_agg(code ORDER BY code) FILTER (WHERE code LIKE 'VO%%'), '{}') AS care,
               coalesce(array_agg(code ORDER BY code) FILTER (WHERE code LIKE 'MG%%'), '{}') AS targets
        FROM testbeds_need_terms AS chosen, LATERAL (SELECT chosen.term_id::text) AS term (code)
        WHERE chosen.need_id = need.id
    ) AS said
    CROSS JOIN LATERAL (
        SELECT coalesce(array_agg(name ORDER BY words), '{}') AS standards,
               coalesce(array_agg(' ' || words || ' ' ORDER BY words), '{}') AS standard_words
        FROM (
            SELECT min(trim(item)) AS name, words
            FROM regexp_split_to_table(need.required_standards, '[,;]') AS item,
                 LATERAL trim(regexp_replace(lower(item), '[^[:alnum:]]+', ' ', 'g')) AS words
            WHERE words <> '' GROUP BY words
        ) AS wanted
    ) AS standard
    WHERE need.state = ANY (%(states)s) AND (%(needs)s::bigint[] IS NULL OR need.id = ANY (%(needs)s))
)"""

OFFERED = """
offered AS MATERIALIZED (  -- the offerings, with what they say
    SELECT offering.id, said.*, claimed.*, proved.*, version.version_id,
           visible.hidden,
           (offering.state IN ('published', 'retired') OR offering.lapsed_at IS NOT NULL)
               AND actor.state IN ('published', 'dormant', 'closed') AS has_page,
           coalesce(offering.trl, (%(trl_of)s::jsonb ->> offering.market_state)::int,
                    CASE WHEN used.rank >= 2 THEN 9 WHEN used.rank = 1 THEN 7 END) AS readiness,
           (array[0, 0.3, 0.7, 1])[used.rank + 1] AS nearby,
           (array['', 'pilot', 'in_use', 'nearby'])[used.rank + 1] AS use,
           ' ' || regexp_replace(regexp_replace(lower(offering.standards), '[^[:alnum:],;]+', ' ', 'g'),
                                 ' *[,;] *', ' ; ', 'g') || ' ' AS standard_words
    FROM actors_offering AS offering JOIN actors_actor AS actor ON actor.id = offering.actor_id
    CROSS JOIN LATERAL (
        SELECT array_remove(array[
            CASE WHEN offering.state <> 'published' THEN 'offering' END,
            CASE WHEN coalesce(offering.confirmed_at, offering.created_at) <= %(oldest)s THEN 'offering_age' END,
            CASE WHEN actor.state <> 'published' THEN 'actor' END,
            CASE WHEN coalesce(actor.confirmed_at, actor.created_at) <= %(oldest)s THEN 'actor_age' END
        ], NULL) AS hidden
    ) AS visible
    CROSS JOIN LATERAL (
        SELECT coalesce(array_agg(code ORDER BY code) FILTER (WHERE code LIKE 'VO%%'), '{}') AS care,
               coalesce(array_agg(code ORDER BY code) FILTER (WHERE code LIKE 'MG%%'), '{}') AS targets,
               array(SELECT term_id::text FROM actors_offering_not_for WHERE offering_id = offering.id) AS not_for
        FROM actors_offering_terms AS chosen, LATERAL (SELECT chosen.term_id::text) AS term (code)
        WHERE chosen.offering_id = offering.id
    ) AS said
    CROSS JOIN LATERAL (
        SELECT array(SELECT topic::text FROM actors_complianceclaim
                     WHERE offering_id = offering.id AND (valid_until IS NULL OR valid_until >= %(today)s))
               || CASE WHEN offering.regulatory_status <> '' THEN array['medical_device'] END AS claims
    ) AS claimed
    CROSS JOIN LATERAL (
        SELECT coalesce(max(level), 0) AS level FROM actors_evidence WHERE offering_id = offering.id
    ) AS proved
    CROSS JOIN LATERAL (
        SELECT coalesce(max(CASE WHEN stage = 'in_use' AND coalesce(host.municipality_id, whole.municipality_id)
                                      IS NOT NULL THEN 3
                                 WHEN stage = 'in_use' THEN 2 WHEN stage = 'pilot' THEN 1 ELSE 0 END), 0) AS rank
        FROM actors_deployment AS deployment
        JOIN actors_actor AS host ON host.id = deployment.actor_id
        LEFT JOIN actors_actor AS whole ON whole.id = host.part_of_id
        WHERE deployment.offering_id = offering.id AND deployment.state IN ('sourced', 'confirmed')
          AND host.state IN ('published', 'dormant', 'closed')
    ) AS used
    LEFT JOIN LATERAL (
        SELECT key AS version_id FROM actors_offeringversion
        WHERE offering_id = offering.id ORDER BY released_on DESC, created_at DESC, key LIMIT 1
    ) AS version ON true
    WHERE %(offerings)s::bigint[] IS NULL OR offering.id = ANY (%(offerings)s)
)"""

NEAREST = """
nearest AS MATERIALIZED (  -- of each offering that which comes nearest to an area
    SELECT DISTINCT ON (chosen.offering_id, near.area)
           chosen.offering_id, near.area, near.points,
           jsonb_strip_nulls(jsonb_build_object(
               'term', near.area, 'by', near.other, 'how', near.how, 'points', near.points,
               'who', CASE WHEN near.how <> 'same' THEN near.who END,
               'by_who', CASE WHEN near.how <> 'same' THEN near.other_who END)) AS found
    FROM actors_offering_terms AS chosen
    JOIN near ON near.other = chosen.term_id
    JOIN offered ON offered.id = chosen.offering_id
    ORDER BY chosen.offering_id, near.area, near.points DESC, near.other, near.who, near.other_who
)"""

COMPARED = """
shared AS (  -- pairs that share an area or a near one
    SELECT asked.id AS need_id, nearest.offering_id, sum(nearest.points) AS points,
           jsonb_agg(nearest.found ORDER BY nearest.area) AS found, array_agg(nearest.area) AS areas
    FROM asked CROSS JOIN LATERAL unnest(asked.areas) AS wanted JOIN nearest ON nearest.area = wanted
    GROUP BY asked.id, nearest.offering_id
),
pair AS (
    SELECT need_id, offering_id FROM shared JOIN offered ON offered.id = offering_id WHERE has_page
    UNION
    SELECT need_id, offering_id FROM testbeds_match AS match
    JOIN asked ON asked.id = match.need_id JOIN offered ON offered.id = match.offering_id
),
compared AS (
    SELECT pair.need_id, pair.offering_id, offered.version_id, offered.level,
           coalesce(round(shared.points / nullif(cardinality(asked.areas), 0), 2), 0) AS a,
           CASE WHEN asked.care = '{}' THEN NULL WHEN asked.care && offered.care THEN 1
                WHEN 'VO90' = ANY (asked.care || offered.care) THEN 0.7 ELSE 0 END AS v,
           round(cardinality(has.targets)::numeric / nullif(cardinality(asked.targets), 0), 2) AS m,
           round(cardinality(has.standards)::numeric / nullif(cardinality(asked.standards), 0), 2) AS i,
           round(offered.level / 4.0, 2) AS e,
           offered.nearby AS d,
           array_remove(array[
               CASE WHEN offered.hidden <> '{}' THEN 'shown' END,
               CASE WHEN coalesce(offered.readiness, 0) < asked.required_trl THEN 'ready' END,
               CASE WHEN NOT asked.claims <@ offered.claims THEN 'compliant' END,
               CASE WHEN asked.targets && offered.not_for THEN 'for_them' END
           ], NULL) AS fails,
           jsonb_strip_nulls(jsonb_build_object(
               'A', jsonb_build_object('met', coalesce(shared.found, '[]'), 'missing', lacks.areas),
               'V', CASE WHEN asked.care <> '{}' THEN jsonb_build_object('met', has.care, 'missing', lacks.care,
                   'everywhere', 'VO90' = ANY (asked.care || offered.care)) END,
               'M', CASE WHEN asked.targets <> '{}'
                   THEN jsonb_build_object('met', has.targets, 'missing', lacks.targets) END,
               'I', CASE WHEN asked.standards <> '{}'
                   THEN jsonb_build_object('met', has.standards, 'missing', lacks.standards) END,
               'E', jsonb_build_object('level', offered.level),
               'D', jsonb_build_object('use', offered.use),
               'shown', CASE WHEN offered.hidden <> '{}' THEN to_jsonb(offered.hidden) END,
               'ready', CASE WHEN coalesce(offered.readiness, 0) < asked.required_trl
                   THEN jsonb_build_object('asked', asked.required_trl, 'has', offered.readiness) END,
               'compliant', CASE WHEN NOT asked.claims <@ offered.claims THEN to_jsonb(lacks.claims) END,
               'for_them', CASE WHEN asked.targets && offered.not_for THEN to_jsonb(lacks.welcome) END
           )) AS found
    FROM pair JOIN asked ON asked.id = pair.need_id JOIN offered ON offered.id = pair.offering_id
    LEFT JOIN shared ON shared.need_id = pair.need_id AND shared.offering_id = pair.offering_id
    CROSS JOIN LATERAL (
        SELECT array(SELECT term FROM unnest(asked.care) AS term WHERE term = ANY (offered.care)) AS care,
               array(SELECT term FROM unnest(asked.targets) AS term WHERE term = ANY (offered.targets)) AS targets,
               array(SELECT name FROM unnest(asked.standards, asked.standard_words) AS item (name, words)
                     WHERE strpos(offered.standard_words, words) > 0) AS standards
    ) AS has
    CROSS JOIN LATERAL (
        SELECT array(SELECT term FROM unnest(asked.areas) AS term WHERE term <> ALL (coalesce(shared.areas, '{}')))
                   AS areas,
               array(SELECT term FROM unnest(asked.care) AS term WHERE term <> ALL (has.care)) AS care,
               array(SELECT term FROM unnest(asked.targets) AS term WHERE term <> ALL (has.targets)) AS targets,
               array(SELECT name FROM unnest(asked.standards) AS name WHERE name <> ALL (has.standards)) AS standards,
               array(SELECT topic FROM unnest(asked.claims) AS topic WHERE topic <> ALL (offered.claims)) AS claims,
               array(SELECT term FROM unnest(asked.targets) AS term WHERE term = ANY (offered.not_for)) AS welcome
    ) AS lacks
),
weighed AS (  -- the weighted mean of the components that apply, rounded half up
    SELECT compared.*,
           jsonb_strip_nulls(jsonb_build_object('A', a, 'V', v, 'M', m, 'I', i, 'E', e, 'D', d)) AS components,
           round(100 * (%(A)s * a + %(V)s * coalesce(v, 0) + %(M)s * coalesce(m, 0) + %(I)s * coalesce(i, 0)
                        + %(E)s * e + %(D)s * d)
                 / (%(A)s + CASE WHEN v IS NULL THEN 0 ELSE %(V)s END + CASE WHEN m IS NULL THEN 0 ELSE %(M)s END
                    + CASE WHEN i IS NULL THEN 0 ELSE %(I)s END + %(E)s + %(D)s)) AS score
    FROM compared
)"""

WRITTEN = """
gone AS (  -- what nobody decided about, and has no area in common any longer
    DELETE FROM testbeds_match AS match USING weighed
    WHERE weighed.need_id = match.need_id AND weighed.offering_id = match.offering_id AND weighed.a = 0
      AND match.state = 'suggested'
      AND NOT EXISTS (SELECT FROM testbeds_step WHERE match_id = match.key)
      AND NOT EXISTS (SELECT FROM testbeds_interestnotice WHERE match_id = match.key)
    RETURNING match.key
)
INSERT INTO testbeds_match AS match (
    key, need_id, offering_id, state, version_id, score, components, found, fails, algorithm, evidence_level,
    computed_at, first_seen_at)
SELECT gen_random_uuid(), weighed.need_id, weighed.offering_id, 'suggested', weighed.version_id,
       weighed.score, weighed.components, weighed.found, weighed.fails, %(algorithm)s, weighed.level, now(),
       CASE WHEN weighed.fails = '{}' THEN now() END
FROM weighed LEFT JOIN testbeds_match AS known USING (need_id, offering_id)
WHERE known.key IS NULL OR known.key NOT IN (SELECT key FROM gone)
    AND (known.version_id, known.score, known.components, known.found, known.fails::text[], known.algorithm)
        IS DISTINCT FROM (weighed.version_id, weighed.score, weighed.components, weighed.found, weighed.fails,
                          %(algorithm)s)
ORDER BY weighed.need_id, weighed.offering_id
ON CONFLICT (need_id, offering_id) DO UPDATE
SET version_id = EXCLUDED.version_id, score = EXCLUDED.score, components = EXCLUDED.components,
    found = EXCLUDED.found, fails = EXCLUDED.fails, algorithm = EXCLUDED.algorithm,
    evidence_level = EXCLUDED.evidence_level, computed_at = EXCLUDED.computed_at,
    first_seen_at = coalesce(match.first_seen_at, EXCLUDED.first_seen_at)
"""

STATEMENT = "WITH" + ",".join([NEARNESS, ASKED, OFFERED, NEAREST, COMPARED, WRITTEN])
