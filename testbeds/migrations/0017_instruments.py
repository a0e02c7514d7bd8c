"""What the database itself holds of questionnaires.

The running portal adds an answer while its questions are open and the evaluation stands in their phase, for a code of
that evaluation, once for the same questions in the same phase; it changes and removes none. A questionnaire that has
been closed stays so. Each answer is 1 to 5, or left out.
"""

from django.db import migrations

UNLESS_OWNER = """
    IF current_user = (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID) THEN
        IF TG_OP = 'DELETE' THEN
            RETURN OLD;
        END IF;
        RETURN NEW;
    END IF;
"""


def guard(name, when, function, body):
    return f"""
CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN{UNLESS_OWNER}{body}
    RAISE EXCEPTION '{name}' USING ERRCODE = 'check_violation', CONSTRAINT = '{name}';
END $$;
CREATE TRIGGER {name} {when} EXECUTE FUNCTION {function}();
"""


RECEIVE = guard(
    "instrumentresponse_received_while_open",
    "BEFORE INSERT ON testbeds_instrumentresponse FOR EACH ROW",
    "testbeds_receive_response",
    """
    PERFORM FROM testbeds_questionnaire AS questionnaire
    JOIN testbeds_evaluation AS evaluation ON evaluation.id = questionnaire.evaluation_id
    JOIN testbeds_participant AS participant ON participant.evaluation_id = evaluation.id
    WHERE questionnaire.id = NEW.questionnaire_id AND participant.id = NEW.participant_id
        AND questionnaire.closed_at IS NULL
        AND evaluation.state = CASE questionnaire.phase WHEN 'baseline' THEN 'baseline' ELSE 'test' END
        AND NOT EXISTS (
            SELECT FROM testbeds_instrumentresponse AS earlier
            JOIN testbeds_questionnaire AS other ON other.id = earlier.questionnaire_id
            WHERE earlier.participant_id = participant.id
                AND other.instrument = questionnaire.instrument AND other.phase = questionnaire.phase
        );
    IF FOUND THEN
        RETURN NEW;
    END IF;""",
)
STAND = guard(
    "instrumentresponse_stands",
    "BEFORE UPDATE OR DELETE ON testbeds_instrumentresponse FOR EACH ROW",
    "testbeds_response_stands",
    "",
)
CLOSED = guard(
    "questionnaire_stays_closed",
    "BEFORE UPDATE ON testbeds_questionnaire FOR EACH ROW WHEN (OLD.closed_at IS NOT NULL)",
    "testbeds_questionnaire_stays_closed",
    "",
)


class Migration(migrations.Migration):
    dependencies = [("testbeds", "0016_collecting")]

    operations = [
        migrations.RunSQL(
            RECEIVE,
            "DROP TRIGGER instrumentresponse_received_while_open ON testbeds_instrumentresponse;"
            "DROP FUNCTION testbeds_receive_response();",
        ),
        migrations.RunSQL(
            STAND,
            "DROP TRIGGER instrumentresponse_stands ON testbeds_instrumentresponse;"
            "DROP FUNCTION testbeds_response_stands();",
        ),
        migrations.RunSQL(
            CLOSED,
            "DROP TRIGGER questionnaire_stays_closed ON testbeds_questionnaire;"
            "DROP FUNCTION testbeds_questionnaire_stays_closed();",
        ),
        migrations.RunSQL(
            "ALTER TABLE testbeds_instrumentresponse ADD CONSTRAINT instrumentresponse_answers_are_1_to_5_or_blank"
            " CHECK (jsonb_typeof(answers) = 'array' AND jsonb_path_query_array(answers,"
            " 'strict $[*] ? (@ == null || @ == 1 || @ == 2 || @ == 3 || @ == 4 || @ == 5)', '{}', true)"
            " = answers);",
            "ALTER TABLE testbeds_instrumentresponse DROP CONSTRAINT instrumentresponse_answers_are_1_to_5_or_blank;",
        ),
    ]
