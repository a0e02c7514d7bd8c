"""The bare rate of mail: the reminder's own template and its HTML, Django's e-mail, one kept connection, no database.

`python -m tests.bench.bare_letters <port> <seconds>` says how many letters it sent in that time.
"""

import sys
import time

import django

FACTS = {
    "is_before": True,
    "standing": "confirmed",
    "event": {"title": "Trygg natt med sensorer 1", "mailbox": "arenan@arena.example"},
    "when": "23 november 2026, 09.00–12.00 (svensk tid)",
    "where": "Kalmarsund, Gatan 1",
    "venue": {"accessibility": "Hiss finns."},
    "event_link": "http://localhost:8000/evenemang/evenemang-1/",
    "link": f"http://localhost:8000/min-anmalan/{'a' * 32}/{'b' * 40}/",
    "changes_until": "23 november 2026 09.00 (svensk tid)",
}
TOKEN = "c" * 76


def send(connection, number):
    from django.core.mail import EmailMultiAlternatives
    from django.template import Context, loader

    template = loader.get_template("events/letters/reminder.txt")
    facts = FACTS | {"participant": {"name": f"Någon {number}", "agreed_at": True}}
    subject, _, text = template.template.render(Context(facts, autoescape=False)).strip().partition("\n")
    parts = {"subject": subject, "text": text, "base_url": "http://localhost:8000", "preferences": TOKEN}
    plain = loader.get_template("letters/letter.txt").template.render(Context(parts, autoescape=False))
    head = {
        "Message-ID": f"<{number:032x}@arena.example>",
        "Content-Language": "sv",
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": f"<http://localhost:8000/brev/stopp/{TOKEN}/>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    message = EmailMultiAlternatives(subject, plain, to=[f"nagon{number}@arena.example"], headers=head)
    message.attach_alternative(loader.render_to_string("letters/letter.html", parts), "text/html")
    connection.send_messages([message])


def main(port, seconds):
    django.setup()
    from django.core.mail import get_connection
    from django.utils import translation

    translation.activate("sv")
    connection = get_connection("django.core.mail.backends.smtp.EmailBackend", host="127.0.0.1", port=int(port))
    connection.open()
    send(connection, 0)
    number, begun = 0, time.monotonic()
    while time.monotonic() < begun + float(seconds):
        number += 1
        send(connection, number)
    print(number / (time.monotonic() - begun))


if __name__ == "__main__":
    main(*sys.argv[1:])
