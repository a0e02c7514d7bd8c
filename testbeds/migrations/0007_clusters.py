"""Say when a cluster was dissolved, and hold where its needs stood to what a need can go back to."""

from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [("testbeds", "0006_rounds")]

    operations = [
        migrations.AddField(
            model_name="needcluster",
            name="dissolved_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="dissolved"),
        ),
        migrations.AddConstraint(
            model_name="needcluster",
            constraint=models.CheckConstraint(
                condition=Q(state="open", dissolved_at=None) | Q(state="dissolved", dissolved_at__isnull=False),
                name="needcluster_dissolved_says_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="clustermember",
            constraint=models.CheckConstraint(
                condition=Q(state_before__in=["confirmed", "published"]),
                name="clustermember_stood_confirmed_or_published",
            ),
        ),
        migrations.AddConstraint(
            model_name="clustermember",
            constraint=models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="clustermember_leaves_after_joining"
            ),
        ),
    ]
