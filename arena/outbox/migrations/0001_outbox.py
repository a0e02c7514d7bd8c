import uuid

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DemoLetter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("message_id", models.CharField(max_length=200, unique=True)),
                ("sender", models.CharField(max_length=254, verbose_name="from")),
                ("recipient", models.EmailField(max_length=254, verbose_name="to")),
                ("subject", models.CharField(max_length=250, verbose_name="subject")),
                ("text", models.TextField(verbose_name="text")),
                ("language", models.CharField(max_length=8, verbose_name="language")),
                (
                    "arrived_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name="arrived"),
                ),
            ],
            options={
                "verbose_name": "letter",
                "verbose_name_plural": "letters",
                "ordering": ["-arrived_at", "-pk"],
                "indexes": [models.Index(fields=["recipient", "-arrived_at"], name="demo_letter_by_recipient")],
            },
        ),
        migrations.CreateModel(
            name="Heartbeat",
            fields=[
                ("only", models.BooleanField(default=True, primary_key=True, serialize=False)),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("only", True)), name="heartbeat_is_one_row")
                ],
            },
        ),
        migrations.CreateModel(
            name="OutboundLetter",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=60, verbose_name="kind")),
                ("key", models.CharField(max_length=200, unique=True, verbose_name="key")),
                ("subject_id", models.CharField(max_length=40)),
                (
                    "language",
                    models.CharField(
                        choices=[("sv", "Swedish"), ("en", "English")], max_length=8, verbose_name="language"
                    ),
                ),
                ("address", models.EmailField(blank=True, max_length=254, verbose_name="address")),
                (
                    "priority",
                    models.PositiveSmallIntegerField(
                        choices=[(0, "account letter"), (10, "ordinary"), (20, "to many")], verbose_name="priority"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("ready", "waiting"),
                            ("claimed", "taken by a worker"),
                            ("sending", "being sent"),
                            ("sent", "sent"),
                            ("failed", "failed"),
                            ("expired", "too late"),
                            ("cancelled", "cancelled"),
                            ("unknown", "uncertain, being looked into"),
                            ("unknown_final", "uncertain"),
                        ],
                        max_length=13,
                        verbose_name="state",
                    ),
                ),
                (
                    "not_before",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name="next try"),
                ),
                ("expires_at", models.DateTimeField(verbose_name="of use until")),
                ("attempt", models.PositiveSmallIntegerField(default=0, verbose_name="attempts in vain")),
                ("repeats", models.PositiveSmallIntegerField(default=0)),
                ("fence", models.PositiveIntegerField(default=0)),
                ("lease_until", models.DateTimeField(blank=True, null=True)),
                ("message_id", models.CharField(max_length=200, unique=True)),
                ("last_code", models.CharField(blank=True, max_length=20, verbose_name="last answer")),
                (
                    "reason",
                    models.CharField(
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
                        ],
                        max_length=20,
                        verbose_name="reason",
                    ),
                ),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name="left"),
                ),
                (
                    "recipient",
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
                "verbose_name": "letter",
                "verbose_name_plural": "letters",
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "ready")),
                        fields=["priority", "not_before", "id"],
                        name="outbound_letter_ready",
                    ),
                    models.Index(
                        condition=models.Q(("state__in", ["claimed", "sending"])),
                        fields=["lease_until"],
                        name="outbound_letter_leased",
                    ),
                    models.Index(fields=["state", "-created_at"], name="outbound_letter_by_state"),
                    models.Index(fields=["-created_at"], name="outbound_letter_newest"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "ready",
                                    "claimed",
                                    "sending",
                                    "sent",
                                    "failed",
                                    "expired",
                                    "cancelled",
                                    "unknown",
                                    "unknown_final",
                                ],
                            )
                        ),
                        name="outbound_letter_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_at__isnull", False), ("state", "sent")),
                            models.Q(models.Q(("state", "sent"), _negated=True), ("sent_at", None)),
                            _connector="OR",
                        ),
                        name="outbound_letter_sent_at_follows_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lease_until__isnull", False), ("state__in", ["claimed", "sending"])),
                            models.Q(
                                models.Q(("state__in", ["claimed", "sending"]), _negated=True), ("lease_until", None)
                            ),
                            _connector="OR",
                        ),
                        name="outbound_letter_lease_follows_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("attempt__lte", 12)), name="outbound_letter_is_not_tried_forever"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("repeats__lte", 1)), name="outbound_letter_is_repeated_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("recipient", None), ("address", ""), _connector="OR"),
                        name="outbound_letter_has_one_recipient",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("address__regex", "\\s"), _negated=True),
                        name="outbound_letter_address_is_one_word",
                    ),
                    models.CheckConstraint(
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
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="outbound_letter_says_why_not_sent",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DeliveryAttempt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fence", models.PositiveIntegerField()),
                (
                    "phase",
                    models.CharField(
                        choices=[
                            ("offered", "before the letter was handed over"),
                            ("handed_over", "when the letter was handed over"),
                            ("late_accept", "accepted, though the worker had been given up"),
                            ("abandoned", "the worker was lost"),
                            ("decided", "decided after a lost answer"),
                            ("again", "sent again by a person"),
                        ],
                        max_length=12,
                        verbose_name="how far it came",
                    ),
                ),
                ("code", models.CharField(blank=True, max_length=20, verbose_name="answer")),
                (
                    "reason",
                    models.CharField(
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
                        ],
                        max_length=20,
                        verbose_name="reason",
                    ),
                ),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name="when")),
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
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="attempts", to="outbox.outboundletter"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("letter", "fence", "phase"), name="delivery_attempt_once_per_phase"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("phase__in", ["offered", "handed_over", "late_accept", "abandoned", "decided", "again"])
                        ),
                        name="delivery_attempt_phase_is_known",
                    ),
                ],
            },
        ),
    ]
