"""Claims of compliance and evidence. What staff have confirmed cannot change and still be called confirmed."""

import uuid

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import arena.shared.fields

OWN_VERSION = """
ALTER TABLE actors_complianceclaim ADD CONSTRAINT complianceclaim_version_of_its_offering
    FOREIGN KEY (offering_id, version_id) REFERENCES actors_offeringversion (offering_id, key)
    DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE actors_evidence ADD CONSTRAINT evidence_version_of_its_offering
    FOREIGN KEY (offering_id, version_id) REFERENCES actors_offeringversion (offering_id, key)
    DEFERRABLE INITIALLY DEFERRED;
"""
ANY_VERSION = """
ALTER TABLE actors_evidence DROP CONSTRAINT evidence_version_of_its_offering;
ALTER TABLE actors_complianceclaim DROP CONSTRAINT complianceclaim_version_of_its_offering;
"""
GUARD = """
CREATE FUNCTION refuse_changed_confirmed_claim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'complianceclaim_confirmed_stands_as_confirmed' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER complianceclaim_confirmed_stands_as_confirmed BEFORE UPDATE ON actors_complianceclaim
    FOR EACH ROW WHEN (
        OLD.state = 'confirmed' AND NEW.state = 'confirmed'
        AND (OLD.topic, OLD.statement, OLD.document_id, OLD.link, OLD.valid_until, OLD.version_id)
            IS DISTINCT FROM (NEW.topic, NEW.statement, NEW.document_id, NEW.link, NEW.valid_until, NEW.version_id)
    ) EXECUTE FUNCTION refuse_changed_confirmed_claim();
"""
NO_GUARD = """
DROP TRIGGER complianceclaim_confirmed_stands_as_confirmed ON actors_complianceclaim;
DROP FUNCTION refuse_changed_confirmed_claim();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("actors", "0018_versions"),
        ("files", "0001_stored_files"),
    ]

    operations = [
        migrations.CreateModel(
            name="ComplianceClaim",
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
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                        verbose_name="document",
                    ),
                ),
                ("link", arena.shared.fields.WebsiteField(blank=True, verbose_name="address of the document")),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="created"),
                ),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                (
                    "offering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="compliance_claims",
                        to="actors.offering",
                        verbose_name="offering",
                    ),
                ),
                (
                    "topic",
                    models.CharField(
                        choices=[
                            ("medical_device", "medical device"),
                            ("data_protection", "data protection"),
                            ("security", "information security"),
                            ("accessibility", "accessibility"),
                            ("interoperability", "interoperability"),
                            ("clinical_safety", "clinical safety"),
                        ],
                        max_length=16,
                        verbose_name="subject",
                    ),
                ),
                ("statement", models.TextField(max_length=400, verbose_name="statement")),
                (
                    "state",
                    models.CharField(
                        choices=[("stated", "own statement"), ("documented", "documented"), ("confirmed", "confirmed")],
                        default="stated",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="valid until")),
                ("confirmed_how", models.CharField(blank=True, max_length=160, verbose_name="confirmed by")),
                ("confirmed_on", models.DateField(blank=True, null=True, verbose_name="confirmed on")),
                (
                    "confirmed_by",
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
                "verbose_name": "claim of compliance",
                "verbose_name_plural": "claims of compliance",
                "ordering": ["topic", "created_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["stated", "documented", "confirmed"])),
                        name="complianceclaim_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "documented"), _negated=True),
                            ("document__isnull", False),
                            models.Q(("link", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="complianceclaim_documented_has_document",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("confirmed_on__isnull", False),
                                ("state", "confirmed"),
                                models.Q(("confirmed_how", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "confirmed"), _negated=True),
                                ("confirmed_by", None),
                                ("confirmed_how", ""),
                                ("confirmed_on", None),
                            ),
                            _connector="OR",
                        ),
                        name="complianceclaim_confirmed_by_method_on_date",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
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
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                        verbose_name="document",
                    ),
                ),
                ("link", arena.shared.fields.WebsiteField(blank=True, verbose_name="address of the document")),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="created"),
                ),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                (
                    "offering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="actors.offering",
                        verbose_name="offering",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("own", "own evaluation"),
                            ("independent", "independent evaluation"),
                            ("study", "published study"),
                            ("certificate", "certificate"),
                            ("reference", "reference"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("author", models.CharField(max_length=160, verbose_name="who says it")),
                ("design", models.CharField(blank=True, max_length=200, verbose_name="method")),
                (
                    "participants",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="number of participants (n)"),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1980),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="year",
                    ),
                ),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "somebody tells of it, without figures"),
                            (1, "described in a document that can be read"),
                            (2, "measured, with the method and the number of participants stated"),
                            (3, "measured by somebody independent, with a comparison"),
                            (4, "a study with a comparison, reviewed and published in a scientific journal"),
                        ],
                        default=0,
                        verbose_name="level",
                    ),
                ),
            ],
            options={
                "verbose_name": "evidence",
                "verbose_name_plural": "evidence",
                "ordering": ["-level", "-year", "title"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "reference"), ("level__lte", 0)),
                            models.Q(("kind", "certificate"), ("level__lte", 1)),
                            models.Q(("kind", "own"), ("level__lte", 2)),
                            models.Q(("kind", "independent"), ("level__lte", 3)),
                            models.Q(("kind", "study"), ("level__lte", 4)),
                            _connector="OR",
                        ),
                        name="evidence_level_within_its_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("level__lt", 1),
                            ("document__isnull", False),
                            models.Q(("link", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="evidence_can_be_read_from_level_1",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("level__lt", 2),
                            models.Q(
                                models.Q(("design", ""), _negated=True),
                                ("participants__gte", 1),
                                ("participants__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="evidence_says_method_and_number_from_level_2",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("year__range", (1980, 2100))), name="evidence_year_is_of_our_time"
                    ),
                ],
            },
        ),
        migrations.RunSQL(OWN_VERSION, ANY_VERSION),
        migrations.RunSQL(GUARD, NO_GUARD),
    ]
