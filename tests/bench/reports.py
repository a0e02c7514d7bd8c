"""Evaluations with many values, laid down as plain rows; and the statements that read them with nothing around."""

VALUES = """
WITH people AS (
    INSERT INTO testbeds_participant (evaluation_id, code, "group", unit, left_because)
    SELECT %(evaluation)s, 'K' || number, 'staff', 'A', '' FROM generate_series(1, %(people)s) AS number RETURNING id
)
INSERT INTO testbeds_observation
    (measure_id, participant_id, phase, "on", value, source, note, excluded_because, at)
SELECT %(measure)s, people.id, phase, date '2026-03-02' + place, 20 + mod(people.id * 7 + place, 30),
    'form', '', '', now()
FROM people CROSS JOIN unnest(ARRAY['baseline', 'test']) AS phase CROSS JOIN generate_series(1, %(each)s) AS place
"""
COPY = """
COPY (
    SELECT participant_id, phase, measure.name, measure.unit, value
    FROM testbeds_observation JOIN testbeds_measure AS measure ON measure.id = measure_id
    WHERE measure_id = %(measure)s AND excluded_because = '' ORDER BY phase, participant_id
) TO STDOUT WITH (FORMAT csv, DELIMITER ';')
"""
VERSION = "SELECT document, checksum FROM testbeds_reportversion WHERE evaluation_id = %s ORDER BY number DESC LIMIT 1"


def fill(cursor, measure, people, each):
    """So many people, each with so many values before and after."""
    given = {"evaluation": measure.plan.evaluation_id, "measure": measure.pk, "people": people, "each": each}
    cursor.execute(VALUES, given)
