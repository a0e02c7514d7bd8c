from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("feedback", "0001_reports"),
    ]

    operations = [
        migrations.AlterField(
            model_name="report",
            name="subject",
            field=models.CharField(
                choices=[
                    ("fault", "Something does not work"),
                    ("barrier", "I cannot use or read something (accessibility)"),
                    ("wrong_fact", "A fact about an organisation or an offering is wrong"),
                    ("term", "A term that is missing among those to choose"),
                    ("privacy", "Data about me"),
                    ("question", "A question or something else"),
                ],
                max_length=10,
                verbose_name="what it is about",
            ),
        ),
    ]
