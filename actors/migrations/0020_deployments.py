import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import arena.shared.fields
import arena.shared.states

OWN_VERSION = """
ALTER TABLE actors_deployment ADD CONSTRAINT deployment_version_of_its_offering
    FOREIGN KEY (offering_id, version_id) REFERENCES actors_offeringversion (offering_id, key)
    DEFERRABLE INITIALLY DEFERRED;
"""
ANY_VERSION = "ALTER TABLE actors_deployment DROP CONSTRAINT deployment_version_of_its_offering;"


class Migration(migrations.Migration):
    dependencies = [
        ("actors", "0019_claims_and_evidence"),
    ]

    operations = [
        migrations.CreateModel(
            name="Deployment",
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
                (
                    "offering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deployments",
                        to="actors.offering",
                        verbose_name="offering",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="actors.offeringversion",
                        verbose_name="version",
                    ),
                ),
                (
                    "actor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deployments",
                        to="actors.actor",
                        verbose_name="used by",
                    ),
                ),
                (
                    "care_setting",
                    models.ForeignKey(
                        blank=True,
                        limit_choices_to={"vocabulary": "VO"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deployments",
                        to="actors.term",
                        verbose_name="care setting",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed by the supplier"),
                            ("sourced", "from public sources"),
                            ("confirmed", "stated by the organisation"),
                            ("declined", "not right"),
                        ],
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[("planned", "planned"), ("pilot", "pilot"), ("in_use", "in use"), ("ended", "ended")],
                        max_length=8,
                        verbose_name="how far it has come",
                    ),
                ),
                ("started", arena.shared.fields.PartialDateField(blank=True, max_length=10, verbose_name="started")),
                ("stopped", arena.shared.fields.PartialDateField(blank=True, max_length=10, verbose_name="ended")),
                (
                    "staff_users",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="users among the staff"),
                ),
                (
                    "inhabitant_users",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="users among the inhabitants"),
                ),
                ("users_on", arena.shared.fields.PartialDateField(blank=True, max_length=10, verbose_name="counted")),
                (
                    "users_source",
                    models.CharField(blank=True, max_length=200, verbose_name="source of the number of users"),
                ),
                (
                    "procurement",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("open", "procurement of its own"),
                            ("framework", "call-off from a framework agreement"),
                            ("direct", "direct award"),
                            ("innovation", "innovation procurement"),
                            ("shared", "shared service, without procurement"),
                            ("own", "developed by the organisation itself"),
                            ("trial", "agreement on a trial"),
                        ],
                        max_length=12,
                        verbose_name="how it was bought",
                    ),
                ),
                ("source", models.TextField(blank=True, verbose_name="source")),
                (
                    "known_on",
                    arena.shared.fields.PartialDateField(blank=True, max_length=10, verbose_name="known as of"),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
                (
                    "proposed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="created"),
                ),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
            ],
            options={
                "verbose_name": "deployment",
                "verbose_name_plural": "deployments",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("inhabitant_users", None), ("staff_users", None)),
                            models.Q(
                                models.Q(("users_on", ""), _negated=True), models.Q(("users_source", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="deployment_users_have_date_and_source",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("stopped", ""), ("stage", "ended"), _connector="OR"),
                        name="deployment_stops_only_when_ended",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "sourced"), _negated=True),
                            models.Q(("source", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="deployment_sourced_has_source",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at", None), ("state__in", ["proposed", "sourced"])),
                            models.Q(("state__in", ["confirmed", "declined"]), ("answered_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="deployment_answered_at_follows_state",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            models.Q(("stage", "ended"), _negated=True), models.Q(("state", "declined"), _negated=True)
                        ),
                        fields=("offering", "actor", "care_setting"),
                        name="deployment_one_per_actor_and_care_setting",
                        nulls_distinct=False,
                        violation_error_message="The organisation already stands as a user in this care setting.",
                    ),
                ],
            },
            bases=(arena.shared.states.Moves, models.Model),
        ),
        migrations.RunSQL(OWN_VERSION, ANY_VERSION),
        migrations.AddField(
            "complianceclaim",
            "asked_at",
            models.DateTimeField(blank=True, null=True, verbose_name="asked to be confirmed"),
        ),
        migrations.AddField(
            "complianceclaim",
            "not_confirmed_why",
            models.TextField(blank=True, default="", max_length=400, verbose_name="why it was not confirmed"),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            "complianceclaim",
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(("asked_at", None), ("not_confirmed_why", "")),
                    models.Q(
                        ("state", "documented"),
                        models.Q(("asked_at", None), ("not_confirmed_why", ""), _connector="OR"),
                    ),
                    _connector="OR",
                ),
                name="complianceclaim_asked_or_answered_when_documented",
            ),
        ),
    ]
