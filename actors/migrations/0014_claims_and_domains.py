import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import actors.hosts

# Asked when the transaction ends, so that one act can let the new manager in and the old one go in any order. The actor
# is held while it is asked: of two managers who leave at the same moment the second waits, sees the first gone, and is
# refused. Somebody with a last day does not count, since the clock would take them away without asking anybody.
GUARD = """
CREATE FUNCTION refuse_without_manager(actor_key bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM actors_actor
    WHERE id = actor_key AND state IN ('published', 'dormant') AND custody_since IS NULL
    FOR NO KEY UPDATE;
    IF FOUND AND NOT EXISTS (
        SELECT FROM actors_actor AS actor
        JOIN actors_actor AS organisation ON organisation.id IN (actor.id, actor.part_of_id)
        LEFT JOIN actors_membership AS membership
            ON membership.actor_id = organisation.id AND membership.state = 'active'
            AND membership.role = 'manager' AND membership.last_day IS NULL
        LEFT JOIN actors_user AS person ON person.id = membership.user_id AND person.is_active
        WHERE actor.id = actor_key AND (person.id IS NOT NULL OR organisation.custody_since IS NOT NULL)
    ) THEN
        RAISE EXCEPTION 'the last manager stays until somebody has taken over'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'membership_last_manager_stays';
    END IF;
END $$;

CREATE FUNCTION keep_a_manager() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.state = 'active' AND OLD.role = 'manager' THEN
        PERFORM refuse_without_manager(OLD.actor_id);
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.state = 'active' AND NEW.role = 'manager' AND NEW.last_day IS NOT NULL THEN
        PERFORM refuse_without_manager(NEW.actor_id);
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER membership_last_manager_stays
    AFTER INSERT OR UPDATE OR DELETE ON actors_membership DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION keep_a_manager();
"""

REMOVE = """
DROP TRIGGER membership_last_manager_stays ON actors_membership;
DROP FUNCTION keep_a_manager();
DROP FUNCTION refuse_without_manager(bigint);
"""

LEVEL_OF_BEFORE = "UPDATE actors_actor SET verification_level = 2 WHERE verified_how <> ''"


class Migration(migrations.Migration):
    """Proofs of claims, verified mail domains, last days, custody, and the manager who stays."""

    dependencies = [("actors", "0013_units")]

    operations = [
        migrations.CreateModel(
            name="VerifiedDomain",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "host",
                    actors.hosts.HostField(
                        error_messages={"unique": "The domain is verified for another organisation."},
                        max_length=253,
                        unique=True,
                        verbose_name="mail domain",
                    ),
                ),
                ("method", models.CharField(max_length=120, verbose_name="how it was verified")),
                ("verified_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="verified on")),
                (
                    "actor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="domains",
                        to="actors.actor",
                        verbose_name="actor",
                    ),
                ),
                (
                    "verified_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "verified mail domain",
                "verbose_name_plural": "verified mail domains",
                "ordering": ["host"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("host__regex", actors.hosts.HOST)), name="verifieddomain_host_is_plain"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("method", ""), _negated=True), name="verifieddomain_verified_by_a_method"
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="actor",
            name="custody_since",
            field=models.DateTimeField(blank=True, null=True, verbose_name="in the hands of the project staff since"),
        ),
        migrations.AddField(
            model_name="actor",
            name="custody_wanted_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="the project staff asked to take over"),
        ),
        migrations.AddField(
            model_name="actor",
            name="verification_level",
            field=models.PositiveSmallIntegerField(
                choices=[(0, "not verified"), (1, "e-mail domain"), (2, "name and number found in a register")],
                default=0,
                verbose_name="level of verification",
            ),
        ),
        migrations.AddField(
            model_name="membership",
            name="last_day",
            field=models.DateField(blank=True, null=True, verbose_name="last day"),
        ),
        migrations.AddField(
            model_name="membership",
            name="proof",
            field=models.CharField(
                blank=True,
                choices=[
                    ("mail_domain", "an e-mail address of the organisation"),
                    ("call_back", "a letter or a call from the project staff"),
                    ("document", "a document"),
                ],
                max_length=12,
                verbose_name="proof",
            ),
        ),
        migrations.AddField(
            model_name="membership",
            name="proof_detail",
            field=models.CharField(blank=True, max_length=254, verbose_name="what it can be checked against"),
        ),
        migrations.AddField(
            model_name="membership",
            name="proved_on",
            field=models.DateField(blank=True, null=True, verbose_name="checked on"),
        ),
        migrations.AddField(
            model_name="membership",
            name="takes_over_from",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="successors",
                to="actors.membership",
            ),
        ),
        migrations.AlterField(
            model_name="decision",
            name="act",
            field=models.CharField(
                blank=True,
                choices=[
                    ("help_asked", "opened to the project staff"),
                    ("help_ended", "closed to the project staff"),
                    ("helped", "changed by the project staff"),
                    ("verified", "name and number verified"),
                    ("claimed", "the first manager let in"),
                    ("domain", "mail domain verified"),
                    ("domain_gone", "mail domain removed"),
                    ("custody_ask", "the project staff asked to take over"),
                    ("custody", "taken over by the project staff"),
                    ("custody_end", "handed back by the project staff"),
                ],
                max_length=12,
                verbose_name="done without a move",
            ),
        ),
        migrations.RunSQL(LEVEL_OF_BEFORE, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="actor",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("verification_level", 0), ("verified_how", "")),
                    models.Q(models.Q(("verified_how", ""), _negated=True), ("verification_level__gt", 0)),
                    _connector="OR",
                ),
                name="actor_level_follows_verification",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("proof", ""), ("proof_detail", "")),
                    models.Q(models.Q(("proof", ""), _negated=True), ("proof_detail__gt", "")),
                    _connector="OR",
                ),
                name="membership_proof_can_be_checked",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(("proved_on", None), models.Q(("proof", ""), _negated=True), _connector="OR"),
                name="membership_proved_on_by_a_proof",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(("takes_over_from", None), ("role", "manager"), _connector="OR"),
                name="membership_taken_over_by_a_manager",
            ),
        ),
        migrations.RunSQL(GUARD, REMOVE),
    ]
