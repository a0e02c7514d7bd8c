import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import arena.shared.states

GUARD = """
CREATE FUNCTION account_decisions_only_grow() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER AS $$
BEGIN
    IF current_user = (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID) THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'UPDATE'
        AND to_jsonb(NEW) - 'account_id' - 'decided_by_id' = to_jsonb(OLD) - 'account_id' - 'decided_by_id'
        AND (NEW.account_id IS NULL OR NEW.account_id = OLD.account_id)
        AND (NEW.decided_by_id IS NULL OR NEW.decided_by_id = OLD.decided_by_id)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'decisions about accounts are only ever added' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER only_grow BEFORE UPDATE OR DELETE ON actors_accountdecision
    FOR EACH ROW EXECUTE FUNCTION account_decisions_only_grow();
"""

DROP = """
DROP TRIGGER only_grow ON actors_accountdecision;
DROP FUNCTION account_decisions_only_grow();
"""


class Migration(migrations.Migration):
    """Which browsers are signed in, and what administrators do to accounts."""

    dependencies = [("actors", "0022_background_files"), ("sessions", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="is_demonstration",
            field=models.BooleanField(default=False, verbose_name="for the demonstration"),
        ),
        migrations.CreateModel(
            name="SignIn",
            fields=[
                (
                    "key",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                        verbose_name="key in addresses",
                    ),
                ),
                ("browser", models.CharField(blank=True, max_length=40, verbose_name="browser")),
                (
                    "began_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="signed in"),
                ),
                (
                    "session",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sign_in",
                        to="sessions.session",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sign_ins",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "sign-in",
                "verbose_name_plural": "sign-ins",
                "ordering": ["-began_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="AccountDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("staff_proposed", "proposed for the project staff"),
                            ("staff_granted", "let into the project staff"),
                            ("staff_declined", "not let into the project staff"),
                            ("staff_revoked", "no longer among the project staff"),
                            ("admin_granted", "made an administrator"),
                            ("admin_revoked", "no longer an administrator"),
                            ("closed", "account closed"),
                            ("reopened", "account opened again"),
                            ("factors_removed", "second factor taken away"),
                            ("erased", "account erased on request"),
                        ],
                        max_length=16,
                        verbose_name="done",
                    ),
                ),
                (
                    "decided_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="decided"),
                ),
                ("reason", models.TextField(max_length=600, verbose_name="reason")),
                (
                    "account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="decisions_about",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "decision about an account",
                "verbose_name_plural": "decisions about accounts",
                "ordering": ["-decided_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("reason__gt", "")), name="accountdecision_has_reason")
                ],
            },
        ),
        migrations.CreateModel(
            name="StaffProposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "waiting"), ("accepted", "made"), ("declined", "not made")],
                        default="open",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("reason", models.TextField(max_length=600, verbose_name="reason")),
                (
                    "proposed_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="proposed"),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided")),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="staff_proposals",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="proposed by",
                    ),
                ),
            ],
            options={
                "verbose_name": "proposed member of the project staff",
                "verbose_name_plural": "proposed members of the project staff",
                "ordering": ["proposed_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")),
                        fields=("account",),
                        name="staffproposal_one_open_per_account",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("account", models.F("proposed_by")), _negated=True),
                        name="staffproposal_about_somebody_else",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "accepted"), _negated=True),
                            models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="staffproposal_accepted_by_another",
                    ),
                ],
            },
            bases=(arena.shared.states.Moves, models.Model),
        ),
        migrations.RunSQL(GUARD, DROP),
    ]
