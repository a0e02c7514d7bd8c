from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("actors", "0011_number_source_and_verifying"),
    ]

    operations = [
        migrations.AlterField(
            model_name="actor",
            name="state",
            field=models.CharField(
                choices=[
                    ("draft", "draft"),
                    ("submitted", "submitted"),
                    ("more_wanted", "needs more information"),
                    ("published", "published"),
                    ("declined", "declined"),
                    ("dormant", "dormant"),
                    ("closed", "closed"),
                    ("merged", "merged"),
                ],
                default="draft",
                max_length=12,
                verbose_name="state",
            ),
        ),
        migrations.AlterField(
            model_name="offering",
            name="state",
            field=models.CharField(
                choices=[
                    ("draft", "draft"),
                    ("in_review", "submitted"),
                    ("published", "published"),
                    ("declined", "declined"),
                    ("paused", "paused"),
                    ("retired", "retired"),
                ],
                default="draft",
                max_length=12,
                verbose_name="state",
            ),
        ),
    ]
