"""What is said about a competence beyond the tick: how well, how many people, what shows it, and where it is used."""

from django.db import migrations, models

import arena.shared.fields


class Migration(migrations.Migration):
    dependencies = [("actors", "0014_claims_and_domains")]

    operations = [
        migrations.AddField(
            model_name="actorcompetence",
            name="areas",
            field=models.ManyToManyField(
                blank=True,
                limit_choices_to={"vocabulary__in": ["OMR", "VO"]},
                related_name="competences_in_area",
                to="actors.term",
                verbose_name="areas and care settings",
            ),
        ),
        migrations.AddField(
            model_name="actorcompetence",
            name="confirmed_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="confirmed"),
        ),
        migrations.AddField(
            model_name="actorcompetence",
            name="depth",
            field=models.PositiveSmallIntegerField(
                blank=True,
                choices=[
                    (1, "basic: takes part with the support of others"),
                    (2, "independent: manages assignments alone"),
                    (3, "expert: leads the work and teaches others"),
                ],
                null=True,
                verbose_name="how well",
            ),
        ),
        migrations.AddField(
            model_name="actorcompetence",
            name="evidence",
            field=models.TextField(blank=True, max_length=400, verbose_name="what shows it"),
        ),
        migrations.AddField(
            model_name="actorcompetence",
            name="evidence_link",
            field=arena.shared.fields.WebsiteField(blank=True, verbose_name="link to what shows it"),
        ),
        migrations.AddField(
            model_name="actorcompetence",
            name="people",
            field=models.CharField(
                blank=True,
                choices=[
                    ("1", "1 person"),
                    ("2-5", "2–5 people"),
                    ("6-20", "6–20 people"),
                    ("over-20", "more than 20 people"),
                ],
                max_length=8,
                verbose_name="how many people",
            ),
        ),
        migrations.AddConstraint(
            model_name="actorcompetence",
            constraint=models.CheckConstraint(
                condition=models.Q(("depth", None), ("depth__range", (1, 3)), _connector="OR"),
                name="actorcompetence_depth_is_1_to_3",
            ),
        ),
        migrations.AddConstraint(
            model_name="actorcompetence",
            constraint=models.CheckConstraint(
                condition=models.Q(("people__in", ["", "1", "2-5", "6-20", "over-20"])),
                name="actorcompetence_people_is_a_band",
            ),
        ),
        migrations.AddConstraint(
            model_name="actorcompetence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stance", "seeking"), _negated=True),
                    models.Q(("depth", None), ("evidence", ""), ("evidence_link", ""), ("people", "")),
                    _connector="OR",
                ),
                name="actorcompetence_sought_is_not_shown_to_be_there",
            ),
        ),
        migrations.AddConstraint(
            model_name="actorcompetence",
            constraint=models.CheckConstraint(
                condition=models.Q(("evidence_link", ""), ("evidence_link__regex", "^https?://"), _connector="OR"),
                name="actorcompetence_link_leads_to_the_web",
            ),
        ),
    ]
