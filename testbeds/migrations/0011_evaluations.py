import uuid

import django.core.validators
import django.db.models.deletion
import django.db.models.lookups
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import testbeds.models.instruments
import testbeds.models.plan
import testbeds.models.stepped


class Migration(migrations.Migration):
    dependencies = [
        ("actors", "0028_follow_not_for"),
        ("testbeds", "0010_dialogues"),
    ]

    operations = [
        migrations.CreateModel(
            name="Testbed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="address")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("published", "published"),
                            ("paused", "paused"),
                            ("closed", "closed for good"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("real", "real care"),
                            ("showroom", "showroom"),
                            ("simulation", "simulation"),
                            ("virtual", "virtual"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("name_sv", models.CharField(max_length=120, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=120, verbose_name="name in English")),
                (
                    "name_key",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func("name_sv", function="sv_key"),
                        output_field=models.TextField(db_collation="C"),
                    ),
                ),
                ("summary_sv", models.TextField(blank=True, max_length=1500, verbose_name="what can be tried here")),
                (
                    "summary_en",
                    models.TextField(blank=True, max_length=1500, verbose_name="what can be tried here, in English"),
                ),
                ("equipment", models.TextField(blank=True, max_length=1500, verbose_name="equipment")),
                (
                    "systems",
                    models.TextField(blank=True, max_length=1000, verbose_name="systems it can be connected to"),
                ),
                (
                    "capacity",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="participants at a time",
                    ),
                ),
                ("gives", models.TextField(blank=True, max_length=1000, verbose_name="what whoever tests gets")),
                ("cost_terms", models.TextField(blank=True, max_length=1000, verbose_name="terms and costs")),
                ("contact", models.EmailField(blank=True, max_length=254, verbose_name="address for questions")),
                ("confirmed_at", models.DateTimeField(blank=True, null=True, verbose_name="facts confirmed")),
                ("source", models.TextField(blank=True, verbose_name="source")),
                ("is_example", models.BooleanField(default=False, verbose_name="example, not a real testbed")),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="created"),
                ),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                (
                    "host",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="testbeds",
                        to="actors.actor",
                        verbose_name="host",
                    ),
                ),
                (
                    "terms",
                    models.ManyToManyField(
                        blank=True,
                        limit_choices_to={"vocabulary__in": ["OMR", "VO", "MG"]},
                        related_name="testbeds",
                        to="actors.term",
                        verbose_name="areas, care settings and target groups",
                    ),
                ),
            ],
            options={
                "verbose_name": "testbed",
                "verbose_name_plural": "testbeds",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("capacity", None), ("capacity__gte", 1), _connector="OR"),
                        name="testbed_has_room_for_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "published"), _negated=True),
                            models.Q(
                                models.Q(("summary_sv", ""), _negated=True), models.Q(("contact", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="testbed_published_is_told",
                    ),
                ],
            },
            bases=(testbeds.models.stepped.Stepped, models.Model),
        ),
        migrations.CreateModel(
            name="TestRequest",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("sent", "sent"),
                            ("screening", "being looked into"),
                            ("accepted", "accepted"),
                            ("declined", "declined"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="sent",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("question", models.TextField(max_length=1500, verbose_name="what you want to find out")),
                ("wants_from", models.DateField(blank=True, null=True, verbose_name="earliest start")),
                (
                    "wants_weeks",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="number of weeks"),
                ),
                (
                    "participants",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="number of participants"),
                ),
                (
                    "safety",
                    models.TextField(blank=True, max_length=1000, verbose_name="what could go wrong, and for whom"),
                ),
                ("screening", models.JSONField(blank=True, default=dict, verbose_name="answers of the screening")),
                ("answer", models.TextField(blank=True, max_length=1500, verbose_name="answer")),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="sent"),
                ),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "need",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="test_requests",
                        to="testbeds.need",
                        verbose_name="need",
                    ),
                ),
                (
                    "offering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="test_requests",
                        to="actors.offering",
                        verbose_name="offering",
                    ),
                ),
                (
                    "testbed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="requests", to="testbeds.testbed"
                    ),
                ),
            ],
            options={
                "verbose_name": "request to test",
                "verbose_name_plural": "requests to test",
                "ordering": ["-created_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["accepted", "declined"]), _negated=True),
                            models.Q(("answer", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="testrequest_answered_with_words",
                    )
                ],
            },
            bases=(testbeds.models.stepped.Stepped, models.Model),
        ),
        migrations.CreateModel(
            name="Evaluation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="address")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposal", "proposal"),
                            ("planning", "being planned"),
                            ("plan_frozen", "plan settled"),
                            ("baseline", "baseline"),
                            ("test", "test"),
                            ("stopped", "stopped"),
                            ("analysis", "analysis"),
                            ("drafting", "report being written"),
                            ("reply", "with the supplier"),
                            ("review", "in review"),
                            ("published", "published"),
                            ("followed_up", "followed up"),
                            ("aborted", "aborted"),
                            ("dropped", "dropped before it began"),
                        ],
                        default="proposal",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("title_sv", models.CharField(max_length=140, verbose_name="title")),
                ("title_en", models.CharField(blank=True, max_length=140, verbose_name="title in English")),
                (
                    "name_key",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func("title_sv", function="sv_key"),
                        output_field=models.TextField(db_collation="C"),
                    ),
                ),
                ("version_text", models.CharField(blank=True, max_length=80, verbose_name="which version, in words")),
                ("planned_from", models.DateField(blank=True, null=True, verbose_name="planned from")),
                ("planned_until", models.DateField(blank=True, null=True, verbose_name="planned until")),
                ("began_on", models.DateField(blank=True, editable=False, null=True, verbose_name="began")),
                ("ended_on", models.DateField(blank=True, editable=False, null=True, verbose_name="ended")),
                ("agreement", models.CharField(blank=True, max_length=200, verbose_name="reference of the agreement")),
                (
                    "may_publish",
                    models.BooleanField(
                        default=False, verbose_name="the supplier has agreed that the result is published"
                    ),
                ),
                ("funding", models.CharField(blank=True, max_length=300, verbose_name="who pays")),
                ("checklist", models.JSONField(blank=True, default=dict, verbose_name="answers before planning")),
                (
                    "lessons_sv",
                    models.TextField(blank=True, max_length=2000, verbose_name="why it ended, and what was learnt"),
                ),
                (
                    "data_changed_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="values last changed"),
                ),
                (
                    "reply_due_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="the supplier may reply until"
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="published")),
                ("is_example", models.BooleanField(default=False, verbose_name="example, not a real evaluation")),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="created"),
                ),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                (
                    "match",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="evaluation",
                        to="testbeds.match",
                    ),
                ),
                (
                    "needs",
                    models.ManyToManyField(
                        blank=True, related_name="evaluations", to="testbeds.need", verbose_name="needs"
                    ),
                ),
                (
                    "offering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluations",
                        to="actors.offering",
                        verbose_name="offering",
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluations",
                        to="actors.actor",
                        verbose_name="where it is tried",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="actors.offeringversion",
                        verbose_name="version",
                    ),
                ),
                (
                    "testbed",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluations",
                        to="testbeds.testbed",
                        verbose_name="testbed",
                    ),
                ),
                (
                    "request",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="evaluation",
                        to="testbeds.testrequest",
                    ),
                ),
            ],
            options={
                "verbose_name": "evaluation",
                "verbose_name_plural": "evaluations",
                "indexes": [models.Index(fields=["name_key"], name="evaluation_name_key")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("planned_from", None),
                            ("planned_until", None),
                            ("planned_until__gte", models.F("planned_from")),
                            _connector="OR",
                        ),
                        name="evaluation_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["published", "followed_up", "aborted"]), _negated=True),
                            ("published_at__isnull", False),
                            _connector="OR",
                        ),
                        name="evaluation_reported_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "aborted"), _negated=True),
                            models.Q(("lessons_sv", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="evaluation_aborted_says_what_was_learnt",
                    ),
                ],
            },
            bases=(testbeds.models.stepped.Stepped, models.Model),
        ),
        migrations.CreateModel(
            name="AdoptionDecision",
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
                    "decision",
                    models.CharField(
                        choices=[
                            ("adopt", "takes it into use"),
                            ("limited", "takes it into use in part"),
                            ("wait", "holds off for now"),
                            ("decline", "does not take it into use"),
                        ],
                        max_length=8,
                        verbose_name="decision",
                    ),
                ),
                ("decided_on", models.DateField(verbose_name="decided")),
                ("reason", models.TextField(max_length=1500, verbose_name="reason")),
                (
                    "replaced_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="replaced by a later one"),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="written")),
                (
                    "actor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adoption_decisions",
                        to="actors.actor",
                        verbose_name="who decided",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "deployment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="actors.deployment",
                        verbose_name="deployment",
                    ),
                ),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="testbeds.evaluation"
                    ),
                ),
            ],
            options={
                "verbose_name": "adoption decision",
                "verbose_name_plural": "adoption decisions",
                "ordering": ["-decided_on", "-at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_at", None)),
                        fields=("evaluation", "actor"),
                        name="adoptiondecision_one_counts",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AdoptionFollowUp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("months", models.PositiveSmallIntegerField(verbose_name="months after")),
                ("due_on", models.DateField(verbose_name="due")),
                ("asked_at", models.DateTimeField(blank=True, null=True, verbose_name="asked")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                ("still_used", models.BooleanField(blank=True, null=True, verbose_name="is it still used?")),
                ("users", models.PositiveIntegerField(blank=True, null=True, verbose_name="by how many?")),
                ("comment", models.TextField(blank=True, max_length=1500, verbose_name="what has come of it")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="follow_ups",
                        to="testbeds.adoptiondecision",
                    ),
                ),
            ],
            options={
                "verbose_name": "follow-up of a decision",
                "verbose_name_plural": "follow-ups of decisions",
                "ordering": ["months"],
                "constraints": [
                    models.UniqueConstraint(fields=("decision", "months"), name="adoptionfollowup_once_per_time"),
                    models.CheckConstraint(
                        condition=models.Q(("months__in", [6, 12])), name="adoptionfollowup_after_6_or_12_months"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answered_at", None), ("still_used__isnull", False), _connector="OR"),
                        name="adoptionfollowup_answer_says_if_used",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Analysis",
            fields=[
                (
                    "key",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False, verbose_name="key"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "waiting"), ("done", "done"), ("failed", "failed")],
                        default="waiting",
                        max_length=7,
                        verbose_name="state",
                    ),
                ),
                ("results", models.JSONField(default=dict, verbose_name="results")),
                ("data_digest", models.CharField(blank=True, max_length=64, verbose_name="SHA-256 of the values")),
                ("versions", models.JSONField(default=dict, verbose_name="versions of what computed it")),
                ("seed", models.PositiveIntegerField(default=0, verbose_name="seed of the random numbers")),
                ("error", models.TextField(blank=True, verbose_name="what went wrong")),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="asked for")),
                ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="computed")),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="analyses", to="testbeds.evaluation"
                    ),
                ),
            ],
            options={
                "verbose_name": "analysis",
                "verbose_name_plural": "analyses",
                "ordering": ["-asked_at"],
                "get_latest_by": "asked_at",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "done"), _negated=True),
                            models.Q(("done_at__isnull", False), models.Q(("data_digest", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="analysis_done_says_of_what",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "waiting")), fields=("evaluation",), name="analysis_one_waits"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AssessmentSheet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("handed_in_at", models.DateTimeField(blank=True, null=True, verbose_name="handed in")),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                (
                    "assessor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="assessment_sheets",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sheets", to="testbeds.evaluation"
                    ),
                ),
            ],
            options={
                "verbose_name": "assessment sheet",
                "verbose_name_plural": "assessment sheets",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("evaluation", "assessor"), name="assessmentsheet_one_per_assessor")
                ],
            },
        ),
        migrations.CreateModel(
            name="ComplexityRating",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "domain",
                    models.CharField(
                        choices=[
                            ("condition", "the condition"),
                            ("technology", "the technology"),
                            ("value", "the value"),
                            ("adopters", "those who adopt it"),
                            ("organisation", "the organisation"),
                            ("system", "the wider system"),
                            ("over_time", "embedding and adaptation over time"),
                        ],
                        max_length=12,
                        verbose_name="domain",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[("simple", "simple"), ("complicated", "complicated"), ("complex", "complex")],
                        max_length=11,
                        verbose_name="how complex",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=400, verbose_name="why")),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="complexity", to="testbeds.evaluation"
                    ),
                ),
            ],
            options={
                "verbose_name": "complexity",
                "verbose_name_plural": "complexity",
                "constraints": [models.UniqueConstraint(fields=("evaluation", "domain"), name="complexityrating_once")],
            },
        ),
        migrations.CreateModel(
            name="ConflictDeclaration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "has_conflict",
                    models.BooleanField(verbose_name="something ties you to the supplier or to the outcome"),
                ),
                ("text", models.TextField(blank=True, max_length=600, verbose_name="what the tie is")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="declared")),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="conflict_declarations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="declarations",
                        to="testbeds.evaluation",
                    ),
                ),
            ],
            options={
                "verbose_name": "declaration of conflicts of interest",
                "verbose_name_plural": "declarations of conflicts of interest",
                "ordering": ["at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("has_conflict", False), models.Q(("text", ""), _negated=True), _connector="OR"
                        ),
                        name="conflictdeclaration_tie_is_described",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CostItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("licence", "licence"),
                            ("hardware", "equipment"),
                            ("network", "network"),
                            ("introduction", "introduction and training"),
                            ("support", "running support"),
                            ("integration", "integration"),
                            ("avoided", "avoided cost, where the budget really falls"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(decimal_places=2, max_digits=10, verbose_name="kronor for a user and month"),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="how it was reckoned")),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="costs", to="testbeds.evaluation"
                    ),
                ),
            ],
            options={
                "verbose_name": "cost",
                "verbose_name_plural": "costs",
                "constraints": [
                    models.UniqueConstraint(fields=("evaluation", "kind"), name="costitem_one_per_kind"),
                    models.CheckConstraint(condition=models.Q(("amount__gte", 0)), name="costitem_is_not_below_zero"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Deviation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.TextField(max_length=1000, verbose_name="what was done otherwise")),
                ("why", models.TextField(max_length=1000, verbose_name="why")),
                (
                    "is_major",
                    models.BooleanField(default=False, verbose_name="it may change how the result should be read"),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="noted")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="deviations", to="testbeds.evaluation"
                    ),
                ),
            ],
            options={
                "verbose_name": "deviation from a plan",
                "verbose_name_plural": "deviations from plans",
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="DomainGrade",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "domain",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "the need and its application"),
                            (2, "safety"),
                            (3, "effect on care and everyday life"),
                            (4, "user perspective"),
                            (5, "economy"),
                            (6, "organisation"),
                            (7, "society, ethics and law"),
                        ],
                        verbose_name="domain",
                    ),
                ),
                (
                    "mark",
                    models.CharField(
                        choices=[
                            ("sufficient", "sufficient"),
                            ("mostly", "mostly"),
                            ("partly", "partly"),
                            ("insufficient", "insufficient"),
                            ("not_judged", "not judged"),
                        ],
                        max_length=12,
                        verbose_name="grade",
                    ),
                ),
                ("reasons", models.TextField(blank=True, max_length=1500, verbose_name="reasons")),
                ("evidence", models.TextField(blank=True, max_length=800, verbose_name="what it rests on")),
                (
                    "sheet",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="grades",
                        to="testbeds.assessmentsheet",
                    ),
                ),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="grades", to="testbeds.evaluation"
                    ),
                ),
            ],
            options={
                "verbose_name": "grade of a domain",
                "verbose_name_plural": "grades of domains",
                "ordering": ["domain"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("sheet__isnull", False)),
                        fields=("sheet", "domain"),
                        name="domaingrade_once_per_sheet",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("sheet", None)),
                        fields=("evaluation", "domain"),
                        name="domaingrade_agreed_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("domain__range", (1, 7))), name="domaingrade_domain_is_1_to_7"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("mark", "not_judged"), models.Q(("reasons", ""), _negated=True), _connector="OR"
                        ),
                        name="domaingrade_has_reasons",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EvaluationPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("question", models.TextField(blank=True, max_length=600, verbose_name="the question")),
                ("hypothesis", models.TextField(blank=True, max_length=600, verbose_name="what we expect")),
                (
                    "design",
                    models.CharField(
                        choices=[
                            ("paired", "before and after, with the same participants"),
                            ("parallel", "units side by side"),
                            ("stepped", "introduced step by step"),
                            ("single", "one group without comparison"),
                        ],
                        default="paired",
                        max_length=8,
                        verbose_name="design",
                    ),
                ),
                (
                    "participants_planned",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="number of participants",
                    ),
                ),
                (
                    "inclusion",
                    models.TextField(blank=True, max_length=1000, verbose_name="who can take part, and who cannot"),
                ),
                ("units", models.TextField(blank=True, max_length=600, verbose_name="units, one on each line")),
                ("weeks_baseline", models.PositiveSmallIntegerField(default=2, verbose_name="weeks of baseline")),
                ("weeks_test", models.PositiveSmallIntegerField(default=8, verbose_name="weeks of test")),
                (
                    "completeness",
                    models.PositiveSmallIntegerField(
                        default=80,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="least share of values that must come in, in per cent",
                    ),
                ),
                (
                    "thresholds",
                    models.TextField(
                        blank=True, max_length=1500, verbose_name="what the result must be for each verdict"
                    ),
                ),
                ("stop_rules", models.TextField(blank=True, max_length=1500, verbose_name="when the test is stopped")),
                (
                    "risks",
                    models.TextField(blank=True, max_length=2000, verbose_name="risks, and what is done about them"),
                ),
                (
                    "data_protection",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="personal data, and how it is protected"
                    ),
                ),
                (
                    "ethics_needed",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "yes"), ("no", "no"), ("unknown", "we do not know")],
                        max_length=8,
                        verbose_name="is an ethical review needed?",
                    ),
                ),
                (
                    "ethics",
                    models.TextField(
                        blank=True, max_length=1000, verbose_name="why, and the reference of the decision"
                    ),
                ),
                (
                    "statistics",
                    models.TextField(blank=True, max_length=2000, verbose_name="how the values are analysed"),
                ),
                (
                    "seed",
                    models.PositiveIntegerField(
                        default=testbeds.models.plan.seed, editable=False, verbose_name="seed of the random numbers"
                    ),
                ),
                ("document", models.BinaryField(blank=True, null=True, verbose_name="the frozen file")),
                (
                    "checksum",
                    models.CharField(blank=True, editable=False, max_length=64, verbose_name="SHA-256 of the file"),
                ),
                ("frozen_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="frozen")),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                (
                    "evaluation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="plan", to="testbeds.evaluation"
                    ),
                ),
            ],
            options={
                "verbose_name": "evaluation plan",
                "verbose_name_plural": "evaluation plans",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("checksum", ""), ("document", None), ("frozen_at", None)),
                            models.Q(
                                (
                                    "checksum",
                                    models.Func(
                                        models.Func("document", function="sha256"),
                                        models.Value("hex"),
                                        function="encode",
                                        output_field=models.CharField(),
                                    ),
                                ),
                                ("document__isnull", False),
                                ("frozen_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="evaluationplan_frozen_with_its_checksum",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("completeness__range", (1, 100))),
                        name="evaluationplan_completeness_is_1_to_100",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EvaluationRole",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("lead", "evaluation lead"),
                            ("site_lead", "site lead"),
                            ("supplier", "supplier contact"),
                            ("assessor", "assessor"),
                            ("reviewer", "reviewer"),
                        ],
                        max_length=10,
                        verbose_name="role",
                    ),
                ),
                ("since", models.DateTimeField(default=django.utils.timezone.now, verbose_name="since")),
                ("until", models.DateTimeField(blank=True, null=True, verbose_name="until")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="roles", to="testbeds.evaluation"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evaluation_roles",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "role in an evaluation",
                "verbose_name_plural": "roles in evaluations",
                "ordering": ["since", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("evaluation", "user", "part"),
                        name="evaluationrole_held_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("part__in", ["lead", "site_lead", "reviewer"]), ("until", None)),
                        fields=("evaluation", "part"),
                        name="evaluationrole_one_lead_site_lead_and_reviewer",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExternalResult",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="address")),
                ("title_sv", models.CharField(max_length=200, verbose_name="title")),
                (
                    "name_key",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func("title_sv", function="sv_key"),
                        output_field=models.TextField(db_collation="C"),
                    ),
                ),
                ("technology", models.CharField(max_length=120, verbose_name="technology")),
                ("organisation", models.CharField(max_length=200, verbose_name="where it was tried")),
                ("period", models.CharField(blank=True, max_length=60, verbose_name="when")),
                ("n", models.PositiveIntegerField(blank=True, null=True, verbose_name="how many")),
                ("n_unit", models.CharField(blank=True, max_length=60, verbose_name="of what")),
                ("design", models.CharField(blank=True, max_length=120, verbose_name="design")),
                ("measure", models.CharField(blank=True, max_length=160, verbose_name="measure")),
                ("before", models.CharField(blank=True, max_length=60, verbose_name="before")),
                ("after", models.CharField(blank=True, max_length=60, verbose_name="after")),
                ("result_sv", models.TextField(blank=True, verbose_name="result")),
                ("unfavourable", models.CharField(blank=True, max_length=10, verbose_name="unfavourable")),
                ("source", models.TextField(verbose_name="source")),
                (
                    "confidence",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("read-at-source", "read at the source"),
                            ("from-secondary", "from a secondary source"),
                            ("computed", "computed, not verified"),
                        ],
                        max_length=16,
                        verbose_name="confidence",
                    ),
                ),
                ("import_key", models.CharField(max_length=12, unique=True, verbose_name="key in the imported file")),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="external_results",
                        to="actors.municipality",
                    ),
                ),
                (
                    "terms",
                    models.ManyToManyField(
                        blank=True,
                        limit_choices_to={"vocabulary__in": ["OMR", "VO"]},
                        related_name="external_results",
                        to="actors.term",
                        verbose_name="areas and care settings",
                    ),
                ),
            ],
            options={
                "verbose_name": "externally published result",
                "verbose_name_plural": "externally published results",
                "ordering": ["name_key"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True), name="externalresult_has_source"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Following",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateTimeField(default=django.utils.timezone.now, verbose_name="since")),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="followings", to="testbeds.evaluation"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="followed_evaluations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "following of an evaluation",
                "verbose_name_plural": "followings of evaluations",
                "constraints": [
                    models.UniqueConstraint(fields=("evaluation", "user"), name="following_once_per_person")
                ],
            },
        ),
        migrations.CreateModel(
            name="FreePeriod",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(verbose_name="to")),
                ("note", models.CharField(blank=True, max_length=160, verbose_name="note")),
                (
                    "testbed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="free_periods", to="testbeds.testbed"
                    ),
                ),
            ],
            options={
                "verbose_name": "free period",
                "verbose_name_plural": "free periods",
                "ordering": ["starts_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="freeperiod_ends_after_it_starts",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Incident",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("happened_on", models.DateField(verbose_name="when")),
                (
                    "severity",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "1 – no harm"),
                            (2, "2 – nuisance, or a little extra care"),
                            (3, "3 – serious: harm, or a clear risk of it"),
                            (4, "4 – very serious: lasting harm, or danger to life"),
                        ],
                        verbose_name="severity",
                    ),
                ),
                ("description", models.TextField(max_length=1500, verbose_name="what happened")),
                ("action", models.TextField(blank=True, max_length=1000, verbose_name="what was done")),
                ("stops_test", models.BooleanField(default=False, verbose_name="the test is stopped")),
                ("reported_to", models.CharField(blank=True, max_length=200, verbose_name="reported to")),
                ("explanation", models.TextField(blank=True, max_length=1500, verbose_name="how it is explained")),
                ("explained_at", models.DateTimeField(blank=True, null=True, verbose_name="explained")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="written")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="incidents", to="testbeds.evaluation"
                    ),
                ),
            ],
            options={
                "verbose_name": "incident",
                "verbose_name_plural": "incidents",
                "ordering": ["happened_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("severity__range", (1, 4))), name="incident_severity_is_1_to_4"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("explained_at", None), ("explanation", "")),
                            models.Q(("explained_at__isnull", False), models.Q(("explanation", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="incident_explained_with_words",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Participant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=8, verbose_name="code")),
                (
                    "group",
                    models.CharField(
                        choices=[("staff", "staff"), ("inhabitant", "inhabitants"), ("relative", "relatives")],
                        default="staff",
                        max_length=10,
                        verbose_name="group",
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=80, verbose_name="unit")),
                ("invited_on", models.DateField(blank=True, null=True, verbose_name="asked")),
                ("began_on", models.DateField(blank=True, null=True, verbose_name="began")),
                ("left_on", models.DateField(blank=True, null=True, verbose_name="left before the end")),
                (
                    "left_because",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="why, without anything that points somebody out"
                    ),
                ),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="participants",
                        to="testbeds.evaluation",
                    ),
                ),
            ],
            options={
                "verbose_name": "participant code",
                "verbose_name_plural": "participant codes",
                "ordering": ["code"],
                "constraints": [
                    models.UniqueConstraint(fields=("evaluation", "code"), name="participant_one_per_code"),
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^[A-Z0-9-]{2,8}$")), name="participant_code_is_no_name"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Questionnaire",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "instrument",
                    models.CharField(
                        choices=[
                            ("sus", "SUS"),
                            ("sus_easy", "easy-read questions on usability"),
                            ("inhabitant", "experience of those who use care, and their relatives"),
                            ("staff", "experience of staff"),
                        ],
                        max_length=10,
                        verbose_name="questions",
                    ),
                ),
                (
                    "phase",
                    models.CharField(
                        choices=[("baseline", "baseline"), ("test", "test"), ("follow_up", "follow-up")],
                        max_length=9,
                        verbose_name="phase",
                    ),
                ),
                (
                    "token",
                    models.CharField(
                        default=testbeds.models.instruments.token,
                        editable=False,
                        max_length=32,
                        unique=True,
                        verbose_name="secret of the link",
                    ),
                ),
                ("opens_on", models.DateField(blank=True, null=True, verbose_name="open from")),
                ("closes_on", models.DateField(blank=True, null=True, verbose_name="open to and with")),
                ("closed_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="closed")),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questionnaires",
                        to="testbeds.evaluation",
                    ),
                ),
            ],
            options={
                "verbose_name": "questionnaire",
                "verbose_name_plural": "questionnaires",
                "ordering": ["phase", "instrument", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at", None)),
                        fields=("evaluation", "instrument", "phase"),
                        name="questionnaire_one_open_per_phase",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="InstrumentResponse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("answers", models.JSONField(verbose_name="answers")),
                ("comment", models.TextField(blank=True, max_length=600, verbose_name="in own words")),
                (
                    "may_quote",
                    models.BooleanField(default=False, verbose_name="contains nothing that points somebody out"),
                ),
                ("version", models.PositiveSmallIntegerField(default=1, verbose_name="version of the questions")),
                ("at", models.DateField(default=django.utils.timezone.localdate, verbose_name="answered")),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="responses", to="testbeds.participant"
                    ),
                ),
                (
                    "questionnaire",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="responses",
                        to="testbeds.questionnaire",
                    ),
                ),
            ],
            options={
                "verbose_name": "answers to a questionnaire",
                "verbose_name_plural": "answers to questionnaires",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("questionnaire", "participant"), name="instrumentresponse_one_per_code"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Measure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("number", "a number for each participant"),
                            ("yes_no", "yes or no for each participant"),
                            ("sus", "the System Usability Scale (SUS)"),
                        ],
                        default="number",
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=40, verbose_name="unit")),
                (
                    "domain",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "the need and its application"),
                            (2, "safety"),
                            (3, "effect on care and everyday life"),
                            (4, "user perspective"),
                            (5, "economy"),
                            (6, "organisation"),
                            (7, "society, ethics and law"),
                        ],
                        default=3,
                        verbose_name="domain",
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[("lower", "lower is better"), ("higher", "higher is better")],
                        default="lower",
                        max_length=6,
                        verbose_name="direction",
                    ),
                ),
                ("method", models.CharField(blank=True, max_length=300, verbose_name="how it is measured")),
                ("is_paired", models.BooleanField(default=True, verbose_name="the same participants before and after")),
                ("is_primary", models.BooleanField(default=False, verbose_name="the primary measure")),
                (
                    "worthwhile",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=10,
                        null=True,
                        verbose_name="smallest worthwhile change",
                    ),
                ),
                (
                    "enough",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=10,
                        null=True,
                        verbose_name="least share or score without comparison",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="measures",
                        to="testbeds.evaluationplan",
                    ),
                ),
            ],
            options={
                "verbose_name": "measure",
                "verbose_name_plural": "measures",
                "ordering": ["-is_primary", "number", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_primary", True)), fields=("plan",), name="measure_one_primary_per_plan"
                    ),
                    models.UniqueConstraint(fields=("plan", "number"), name="measure_one_per_number"),
                    models.CheckConstraint(
                        condition=models.Q(("worthwhile", None), ("worthwhile__gt", 0), _connector="OR"),
                        name="measure_worthwhile_is_above_zero",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("domain__range", (1, 7))), name="measure_domain_is_1_to_7"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Observation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "phase",
                    models.CharField(
                        choices=[("baseline", "baseline"), ("test", "test"), ("follow_up", "follow-up")],
                        max_length=9,
                        verbose_name="phase",
                    ),
                ),
                ("on", models.DateField(verbose_name="date")),
                ("value", models.DecimalField(decimal_places=3, max_digits=12, verbose_name="value")),
                (
                    "source",
                    models.CharField(
                        choices=[("form", "typed in a form"), ("quick", "quick entry"), ("file", "read from a file")],
                        default="form",
                        max_length=5,
                        verbose_name="how it came in",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
                (
                    "excluded_because",
                    models.CharField(blank=True, max_length=200, verbose_name="why it is not counted"),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="written")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="observations", to="testbeds.measure"
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="observations",
                        to="testbeds.participant",
                    ),
                ),
            ],
            options={
                "verbose_name": "value",
                "verbose_name_plural": "values",
                "ordering": ["on", "pk"],
                "indexes": [models.Index(fields=["measure", "phase", "participant"], name="observation_by_measure")],
            },
        ),
        migrations.CreateModel(
            name="PlanSignature",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("lead", "evaluation lead"),
                            ("site_lead", "site lead"),
                            ("supplier", "supplier contact"),
                            ("assessor", "assessor"),
                            ("reviewer", "reviewer"),
                        ],
                        max_length=10,
                        verbose_name="as",
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="signed")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signatures",
                        to="testbeds.evaluationplan",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "signature of a plan",
                "verbose_name_plural": "signatures of plans",
                "ordering": ["at", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "part"), name="plansignature_one_per_part"),
                    models.UniqueConstraint(fields=("plan", "user"), name="plansignature_by_two_persons"),
                    models.CheckConstraint(
                        condition=models.Q(("part__in", ["lead", "site_lead"])),
                        name="plansignature_by_lead_or_site_lead",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Readiness",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "moment",
                    models.CharField(
                        choices=[("before", "before the test"), ("after", "after the test")],
                        max_length=6,
                        verbose_name="when",
                    ),
                ),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(9),
                        ],
                        verbose_name="technology readiness level (TRL)",
                    ),
                ),
                ("evidence", models.CharField(max_length=400, verbose_name="what shows it")),
                ("agreed_at", models.DateTimeField(blank=True, null=True, verbose_name="agreed")),
                (
                    "agreed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="readiness", to="testbeds.evaluation"
                    ),
                ),
            ],
            options={
                "verbose_name": "readiness",
                "verbose_name_plural": "readiness",
                "ordering": ["-moment"],
                "constraints": [
                    models.UniqueConstraint(fields=("evaluation", "moment"), name="readiness_once_per_moment"),
                    models.CheckConstraint(condition=models.Q(("level__range", (1, 9))), name="readiness_is_1_to_9"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agreed_by", None),
                            ("by", None),
                            models.Q(("agreed_by", models.F("by")), _negated=True),
                            _connector="OR",
                        ),
                        name="readiness_agreed_by_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportDraft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("short_sv", models.TextField(blank=True, max_length=1200, verbose_name="the answer in short")),
                (
                    "short_en",
                    models.TextField(blank=True, max_length=1200, verbose_name="the answer in short, in English"),
                ),
                ("interpretation", models.TextField(blank=True, max_length=4000, verbose_name="what the result means")),
                ("economy", models.TextField(blank=True, max_length=2000, verbose_name="costs and time, in words")),
                ("transferability", models.JSONField(blank=True, default=list, verbose_name="would it work with us?")),
                (
                    "limits",
                    models.TextField(blank=True, max_length=2000, verbose_name="what this evaluation cannot say"),
                ),
                ("contact", models.EmailField(blank=True, max_length=254, verbose_name="address for questions")),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                (
                    "evaluation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="draft", to="testbeds.evaluation"
                    ),
                ),
            ],
            options={
                "verbose_name": "draft of a report",
                "verbose_name_plural": "drafts of reports",
            },
        ),
        migrations.CreateModel(
            name="ReportVersion",
            fields=[
                (
                    "key",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False, verbose_name="key"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                ("document", models.BinaryField(verbose_name="content")),
                ("checksum", models.CharField(max_length=64, verbose_name="SHA-256 of the content")),
                (
                    "correction",
                    models.TextField(blank=True, max_length=1500, verbose_name="what was corrected, and why"),
                ),
                ("published_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="published")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="testbeds.evaluation"
                    ),
                ),
            ],
            options={
                "verbose_name": "version of a report",
                "verbose_name_plural": "versions of reports",
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("evaluation", "number"), name="reportversion_one_per_number"),
                    models.CheckConstraint(
                        condition=models.Q(("number", 1), models.Q(("correction", ""), _negated=True), _connector="OR"),
                        name="reportversion_correction_is_explained",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "checksum",
                                models.Func(
                                    models.Func("document", function="sha256"),
                                    models.Value("hex"),
                                    function="encode",
                                    output_field=models.CharField(),
                                ),
                            )
                        ),
                        name="reportversion_has_its_checksum",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(max_length=2, verbose_name="language")),
                ("fingerprint", models.CharField(max_length=64, verbose_name="of what it was made")),
                ("content", models.BinaryField(verbose_name="file")),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="made")),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="files", to="testbeds.reportversion"
                    ),
                ),
            ],
            options={
                "verbose_name": "file of a report",
                "verbose_name_plural": "files of reports",
                "constraints": [
                    models.UniqueConstraint(fields=("version", "language"), name="reportfile_one_per_language")
                ],
            },
        ),
        migrations.CreateModel(
            name="RunningWeek",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("monday", models.DateField(verbose_name="week that begins on")),
                (
                    "active",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="participants who used it"),
                ),
                (
                    "support_minutes",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="minutes of support"),
                ),
                (
                    "added_minutes",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        verbose_name="minutes added elsewhere: charging, false alarms, double work",
                    ),
                ),
                (
                    "alarms_true",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="alarms that were right"),
                ),
                ("alarms_false", models.PositiveIntegerField(blank=True, null=True, verbose_name="false alarms")),
                (
                    "down_minutes",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="minutes when it did not work"),
                ),
                ("note", models.TextField(blank=True, max_length=1000, verbose_name="what happened")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="weeks", to="testbeds.evaluation"
                    ),
                ),
            ],
            options={
                "verbose_name": "week in the log",
                "verbose_name_plural": "weeks in the log",
                "ordering": ["monday"],
                "constraints": [
                    models.UniqueConstraint(fields=("evaluation", "monday"), name="runningweek_once"),
                    models.CheckConstraint(
                        condition=models.Q(("monday__iso_week_day", 1)), name="runningweek_begins_on_monday"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SupplierReply",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField(blank=True, max_length=3000, verbose_name="your comment")),
                ("abstains", models.BooleanField(default=False, verbose_name="the supplier makes no comment")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="sent in")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "evaluation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reply", to="testbeds.evaluation"
                    ),
                ),
            ],
            options={
                "verbose_name": "the supplier's comment",
                "verbose_name_plural": "suppliers' comments",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("abstains", True), ("text", "")),
                            models.Q(("abstains", False), models.Q(("text", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="supplierreply_has_text_unless_none_is_made",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TakeDown",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("legal_ground", models.CharField(max_length=300, verbose_name="legal ground")),
                ("notice", models.TextField(max_length=1000, verbose_name="what readers are told")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="taken down")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "evaluation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="take_down", to="testbeds.evaluation"
                    ),
                ),
            ],
            options={
                "verbose_name": "take-down",
                "verbose_name_plural": "take-downs",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("legal_ground", ""), _negated=True), models.Q(("notice", ""), _negated=True)
                        ),
                        name="takedown_says_why",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Verdict",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "proposed",
                    models.CharField(
                        choices=[
                            ("recommended", "recommended for use"),
                            ("conditional", "recommended on conditions"),
                            ("retest", "a new test is needed"),
                            ("not_recommended", "not recommended"),
                            ("undecidable", "cannot be judged"),
                        ],
                        max_length=16,
                        verbose_name="proposed",
                    ),
                ),
                ("proposed_because", models.JSONField(default=list, verbose_name="what the proposal rests on")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("recommended", "recommended for use"),
                            ("conditional", "recommended on conditions"),
                            ("retest", "a new test is needed"),
                            ("not_recommended", "not recommended"),
                            ("undecidable", "cannot be judged"),
                        ],
                        max_length=16,
                        verbose_name="verdict",
                    ),
                ),
                (
                    "certainty",
                    models.CharField(
                        choices=[("low", "low"), ("medium", "medium"), ("high", "high")],
                        max_length=6,
                        verbose_name="certainty",
                    ),
                ),
                ("certainty_points", models.JSONField(default=dict, verbose_name="points of certainty")),
                (
                    "conditions",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="conditions, or what a new test should find out"
                    ),
                ),
                ("reasons", models.TextField(blank=True, max_length=2000, verbose_name="reasons")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided")),
                (
                    "evaluation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="verdict", to="testbeds.evaluation"
                    ),
                ),
            ],
            options={
                "verbose_name": "verdict",
                "verbose_name_plural": "verdicts",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome__in", ["conditional", "retest"]), _negated=True),
                            models.Q(("conditions", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="verdict_names_its_conditions",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome", models.F("proposed")), models.Q(("reasons", ""), _negated=True), _connector="OR"
                        ),
                        name="verdict_explains_a_departure",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VerdictSignature",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="signed")),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "verdict",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="signatures", to="testbeds.verdict"
                    ),
                ),
            ],
            options={
                "verbose_name": "signature of a verdict",
                "verbose_name_plural": "signatures of verdicts",
                "constraints": [
                    models.UniqueConstraint(fields=("verdict", "user"), name="verdictsignature_once_per_person")
                ],
            },
        ),
        migrations.RemoveConstraint(
            model_name="step",
            name="step_about_one_thing",
        ),
        migrations.AddField(
            model_name="step",
            name="evaluation",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="steps",
                to="testbeds.evaluation",
            ),
        ),
        migrations.AddField(
            model_name="step",
            name="testbed",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="steps",
                to="testbeds.testbed",
            ),
        ),
        migrations.AddField(
            model_name="step",
            name="request",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="steps",
                to="testbeds.testrequest",
            ),
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=models.CheckConstraint(
                condition=django.db.models.lookups.Exact(
                    models.Func(
                        "need",
                        "cluster",
                        "match",
                        "round",
                        "response",
                        "dialogue",
                        "testbed",
                        "request",
                        "evaluation",
                        function="num_nonnulls",
                        output_field=models.IntegerField(),
                    ),
                    1,
                ),
                name="step_about_one_thing",
            ),
        ),
    ]
