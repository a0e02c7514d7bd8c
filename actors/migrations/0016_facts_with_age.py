import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

ACTOR_STATES = [
    ("draft", "draft"),
    ("submitted", "submitted"),
    ("more_wanted", "needs more information"),
    ("published", "published"),
    ("declined", "declined"),
    ("dormant", "dormant"),
    ("closed", "closed"),
    ("merged", "merged"),
    ("discarded", "thrown away"),
]
OFFERING_STATES = [
    ("draft", "draft"),
    ("in_review", "submitted"),
    ("published", "published"),
    ("declined", "declined"),
    ("paused", "paused"),
    ("retired", "retired"),
    ("discarded", "thrown away"),
]


def moment(model, name, words):
    field = models.DateTimeField(blank=True, editable=False, null=True, verbose_name=words)
    return migrations.AddField(model, name, field)


def state(model, choices):
    field = models.CharField(choices=choices, default="draft", max_length=12, verbose_name="state")
    return migrations.AlterField(model, "state", field)


def check(model, name, condition):
    return migrations.AddConstraint(model, models.CheckConstraint(condition=condition, name=name))


def decided_about(model):
    field = models.ForeignKey(
        blank=True,
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="decisions",
        to=f"actors.{model}",
    )
    return migrations.AlterField("decision", model, field)


class Migration(migrations.Migration):
    """Who was asked when, what rests since nobody answered, and drafts that are thrown away but were once judged."""

    dependencies = [("actors", "0015_competence_facts")]

    operations = [
        moment("user", "asked_at", "last asked to confirm facts"),
        moment("actor", "asked_at", "managers asked to confirm since"),
        moment("actor", "lapsed_at", "at rest since nobody confirmed"),
        moment("offering", "asked_at", "managers asked to confirm since"),
        moment("offering", "lapsed_at", "at rest since nobody confirmed"),
        state("actor", ACTOR_STATES),
        state("offering", OFFERING_STATES),
        decided_about("actor"),
        decided_about("offering"),
        migrations.AddField("decision", "by_system", models.BooleanField(default=False, verbose_name="by the clock")),
        check("decision", "decision_by_clock_or_person", Q(by_system=False) | Q(decided_by=None)),
        check("actor", "actor_lapsed_while_dormant", Q(lapsed_at=None) | Q(state="dormant")),
        check("offering", "offering_lapsed_while_paused", Q(lapsed_at=None) | Q(state="paused")),
        migrations.RemoveConstraint("actor", "actor_has_name_once_submitted"),
        check("actor", "actor_has_name_once_submitted", Q(state__in=["draft", "discarded"]) | ~Q(legal_name="")),
        migrations.RemoveConstraint("offering", "offering_has_name_once_submitted"),
        check("offering", "offering_has_name_once_submitted", Q(state__in=["draft", "discarded"]) | ~Q(name="")),
        check(
            "proposal",
            "proposal_org_number_is_not_personal",
            Q(org_number=None) | Q(org_number__regex=r"^[0-9]{2}[2-9][0-9]{7}$"),
        ),
    ]
