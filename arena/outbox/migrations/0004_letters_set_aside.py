from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("outbox", "0003_words_of_states"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="outboundletter",
            name="outbound_letter_says_why_not_sent",
        ),
        migrations.AlterField(
            model_name="deliveryattempt",
            name="reason",
            field=models.CharField(
                blank=True,
                choices=[
                    ("no_answer", "The mail server did not answer."),
                    ("busy", "The mail server asked us to come back later."),
                    ("refused_us", "The mail server does not take letters from the portal."),
                    ("refused_recipient", "The mail server refused the address."),
                    ("refused_letter", "The mail server refused the letter."),
                    ("unwritable", "The letter could not be written; the fault is in the portal's log."),
                    ("out_of_tries", "It was tried as many times as a letter is tried."),
                    ("no_longer_true", "What it said was no longer so."),
                    ("recipient_gone", "The recipient's account or address has been erased."),
                    ("too_old", "It would have come too late to be of use."),
                    ("worker_lost", "The worker ended before anything was sent."),
                    ("answer_lost", "The connection ended before the mail server had said yes or no."),
                    (
                        "restored",
                        "It waited when a backup was made that has been restored; it may have been sent since.",
                    ),
                ],
                max_length=20,
                verbose_name="reason",
            ),
        ),
        migrations.AlterField(
            model_name="outboundletter",
            name="reason",
            field=models.CharField(
                blank=True,
                choices=[
                    ("no_answer", "The mail server did not answer."),
                    ("busy", "The mail server asked us to come back later."),
                    ("refused_us", "The mail server does not take letters from the portal."),
                    ("refused_recipient", "The mail server refused the address."),
                    ("refused_letter", "The mail server refused the letter."),
                    ("unwritable", "The letter could not be written; the fault is in the portal's log."),
                    ("out_of_tries", "It was tried as many times as a letter is tried."),
                    ("no_longer_true", "What it said was no longer so."),
                    ("recipient_gone", "The recipient's account or address has been erased."),
                    ("too_old", "It would have come too late to be of use."),
                    ("worker_lost", "The worker ended before anything was sent."),
                    ("answer_lost", "The connection ended before the mail server had said yes or no."),
                    (
                        "restored",
                        "It waited when a backup was made that has been restored; it may have been sent since.",
                    ),
                ],
                max_length=20,
                verbose_name="reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="outboundletter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["failed", "expired", "cancelled", "unknown_final"]), _negated=True),
                    (
                        "reason__in",
                        [
                            "no_answer",
                            "busy",
                            "refused_us",
                            "refused_recipient",
                            "refused_letter",
                            "unwritable",
                            "out_of_tries",
                            "no_longer_true",
                            "recipient_gone",
                            "too_old",
                            "worker_lost",
                            "answer_lost",
                            "restored",
                        ],
                    ),
                    _connector="OR",
                ),
                name="outbound_letter_says_why_not_sent",
            ),
        ),
    ]
