"""The database counts the seats and hands out the queue numbers, whichever way a registration is written.

The counting function belongs to the owner (SECURITY DEFINER), and the running portal may not write a counter: a path
that forgets the row lock is refused by `pool_is_not_oversold`, never oversold. Every change of a registration leaves
one line in `events_seatmove`.
"""

from django.db import migrations, models

TOGETHER = """
ALTER TABLE events_registration
    ADD CONSTRAINT registration_kind_is_the_pools FOREIGN KEY (pool_id, event_id, kind)
        REFERENCES events_pool (id, event_id, kind),
    ADD CONSTRAINT registration_event_is_the_participants FOREIGN KEY (participant_id, event_id)
        REFERENCES events_participant (id, event_id);
"""

POOL = """
CREATE FUNCTION events_pool_counters_are_kept() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.taken := 0;
        NEW.grandfathered := 0;
        NEW.next_queue_number := 1;
        RETURN NEW;
    END IF;
    IF (NEW.taken, NEW.grandfathered, NEW.next_queue_number)
            IS DISTINCT FROM (OLD.taken, OLD.grandfathered, OLD.next_queue_number)
        AND current_user <> (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID)
    THEN
        RAISE EXCEPTION 'the seats of a pool are counted by the database' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF (NEW.event_id, NEW.kind, NEW.item_id) IS DISTINCT FROM (OLD.event_id, OLD.kind, OLD.item_id) THEN
        RAISE EXCEPTION 'a pool stays at its event' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER a_counters_are_kept BEFORE INSERT OR UPDATE ON events_pool
    FOR EACH ROW EXECUTE FUNCTION events_pool_counters_are_kept();

CREATE FUNCTION events_pool_grandfathers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.capacity IS DISTINCT FROM OLD.capacity THEN
        NEW.grandfathered := NEW.taken;
    ELSE
        NEW.grandfathered := least(OLD.grandfathered, NEW.taken);
    END IF;
    IF NEW.capacity IS NULL OR NEW.grandfathered <= NEW.capacity THEN
        NEW.grandfathered := 0;
    END IF;
    RETURN NEW;
END $$;
COMMENT ON FUNCTION events_pool_grandfathers() IS
    'Those who had a seat when the capacity was lowered keep it; what they leave is not given away above the capacity.';
CREATE TRIGGER b_grandfathers BEFORE UPDATE ON events_pool
    FOR EACH ROW EXECUTE FUNCTION events_pool_grandfathers();
"""

SEATS = """
CREATE FUNCTION events_holds_seat(state text) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
    SELECT (state IN ('held', 'confirmed', 'offered'))::integer
$$;

CREATE FUNCTION events_give_queue_number() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF (NEW.pool_id, NEW.event_id, NEW.kind) IS DISTINCT FROM (OLD.pool_id, OLD.event_id, OLD.kind) THEN
            RAISE EXCEPTION 'a registration stays in its pool' USING ERRCODE = 'check_violation';
        END IF;
        NEW.queue_number := OLD.queue_number;
    ELSE
        NEW.queue_number := NULL;
    END IF;
    IF NEW.state = 'waiting' AND NEW.queue_number IS NULL THEN
        UPDATE events_pool SET next_queue_number = next_queue_number + 1
        WHERE id = NEW.pool_id RETURNING next_queue_number - 1 INTO NEW.queue_number;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER queue_number BEFORE INSERT OR UPDATE ON events_registration
    FOR EACH ROW EXECUTE FUNCTION events_give_queue_number();

CREATE FUNCTION events_count_seats() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    more integer := 0;
    actor text := nullif(current_setting('pghistory.context_metadata', true), '');
BEGIN
    IF TG_OP <> 'DELETE' THEN
        more := events_holds_seat(NEW.state);
    END IF;
    IF TG_OP <> 'INSERT' THEN
        more := more - events_holds_seat(OLD.state);
    END IF;
    IF more <> 0 THEN
        UPDATE events_pool SET taken = taken + more WHERE id = coalesce(NEW.pool_id, OLD.pool_id);
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN NULL;
    ELSIF TG_OP = 'UPDATE' AND (NEW.state, NEW.participant_id, NEW.moved_up_at)
            IS NOT DISTINCT FROM (OLD.state, OLD.participant_id, OLD.moved_up_at) THEN
        RETURN NULL;
    END IF;
    INSERT INTO events_seatmove
        (registration_id, pool_id, before, after, queue_number, reason, by_id, created_at)
    VALUES (
        NEW.id, NEW.pool_id, CASE TG_OP WHEN 'UPDATE' THEN OLD.state ELSE '' END, NEW.state, NEW.queue_number,
        NEW.reason, (actor::jsonb ->> 'user')::bigint, clock_timestamp()
    );
    RETURN NULL;
END $$;
CREATE TRIGGER count_seats AFTER INSERT OR UPDATE OR DELETE ON events_registration
    FOR EACH ROW EXECUTE FUNCTION events_count_seats();

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON events_seatmove FROM arena_app;
REVOKE TRUNCATE ON events_registration, events_pool FROM arena_app;
"""

UNDO = """
GRANT INSERT, UPDATE, DELETE ON events_seatmove TO arena_app;
DROP TRIGGER count_seats ON events_registration;
DROP TRIGGER queue_number ON events_registration;
DROP FUNCTION events_count_seats(), events_give_queue_number(), events_holds_seat(text);
DROP TRIGGER b_grandfathers ON events_pool;
DROP TRIGGER a_counters_are_kept ON events_pool;
DROP FUNCTION events_pool_grandfathers(), events_pool_counters_are_kept();
ALTER TABLE events_registration
    DROP CONSTRAINT registration_kind_is_the_pools, DROP CONSTRAINT registration_event_is_the_participants;
"""


class Migration(migrations.Migration):
    dependencies = [("events", "0001_events"), ("shared", "0001_database_role")]

    operations = [
        migrations.AddField(
            model_name="registration",
            name="moved_up_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="moved up"),
        ),
        migrations.RunSQL(TOGETHER + POOL + SEATS, UNDO),
    ]
