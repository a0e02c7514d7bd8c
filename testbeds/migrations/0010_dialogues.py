"""What the database itself guards of market dialogues.

An answer is received while its dialogue is open and not a moment longer, by the clock of the database. Once a dialogue
is published its closing time stands, and it is not over before that time; nor does another take its place, key and all.
The list of who was told is only added to. And no history of questions is kept: it would say whom each came from.
"""

from django.db import migrations

RECEIVE = """
CREATE FUNCTION testbeds_receive_answer() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM FROM testbeds_marketdialogue
    WHERE id = NEW.dialogue_id AND state = 'published' AND closes_at > clock_timestamp();
    IF NOT FOUND THEN
        RAISE EXCEPTION 'sealedanswer_received_while_open'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'sealedanswer_received_while_open';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER sealedanswer_received_while_open
BEFORE INSERT OR UPDATE OF dialogue_id, actor_id, sealed, key_id, receipt, received_at ON testbeds_sealedanswer
FOR EACH ROW EXECUTE FUNCTION testbeds_receive_answer();
"""

STAND = """
CREATE FUNCTION testbeds_stand_by_closing_time() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.closes_at <= clock_timestamp() THEN
            RETURN OLD;
        END IF;
    ELSIF NEW.id = OLD.id AND NEW.closes_at = OLD.closes_at
        AND (NEW.state = OLD.state OR (NEW.state NOT IN ('draft', 'reviewed') AND OLD.closes_at <= clock_timestamp()))
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'marketdialogue_closing_time_stands'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'marketdialogue_closing_time_stands';
END $$;
CREATE TRIGGER marketdialogue_closing_time_stands
BEFORE DELETE OR UPDATE OF id, state, closes_at ON testbeds_marketdialogue
FOR EACH ROW WHEN (OLD.state NOT IN ('draft', 'reviewed')) EXECUTE FUNCTION testbeds_stand_by_closing_time();
"""

ONLY_ADD = """
CREATE FUNCTION testbeds_only_add() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'dialoguerecipient_only_added'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'dialoguerecipient_only_added';
END $$;
CREATE TRIGGER dialoguerecipient_only_added
BEFORE DELETE OR UPDATE OF dialogue_id, actor_id, offerings, notified_at ON testbeds_dialoguerecipient
FOR EACH ROW EXECUTE FUNCTION testbeds_only_add();
"""


class Migration(migrations.Migration):
    dependencies = [("testbeds", "0008_matching")]

    operations = [
        migrations.RunSQL(
            RECEIVE,
            "DROP TRIGGER sealedanswer_received_while_open ON testbeds_sealedanswer;"
            "DROP FUNCTION testbeds_receive_answer();",
        ),
        migrations.RunSQL(
            STAND,
            "DROP TRIGGER marketdialogue_closing_time_stands ON testbeds_marketdialogue;"
            "DROP FUNCTION testbeds_stand_by_closing_time();",
        ),
        migrations.RunSQL(
            ONLY_ADD,
            "DROP TRIGGER dialoguerecipient_only_added ON testbeds_dialoguerecipient;"
            "DROP FUNCTION testbeds_only_add();",
        ),
        migrations.RunSQL(
            "SELECT history_unfollow('testbeds_dialogueenquiry');",
            "SELECT history_follow('testbeds_dialogueenquiry', '{asked_by_id}');",
        ),
    ]
