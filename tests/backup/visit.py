"""Run in a process of its own, on a restored portal: somebody signs in. Prints where that led, and what is found."""

import json
import sys

import django

django.setup()

from django.test import Client  # noqa: E402

from actors.models import Actor, User  # noqa: E402
from arena.outbox.models import OutboundLetter  # noqa: E402

email, password = sys.argv[1:]
visitor = Client()
answer = visitor.post("/konto/login/", {"login": email, "password": password})
found = {"led_to": answer.headers.get("Location"), "my_page": visitor.get("/min-sida/").status_code}
letters = list(OutboundLetter.objects.values_list("state", "reason"))
people = list(User.objects.filter(email__endswith="@arena.example").values_list("email", flat=True))
print(json.dumps(found | {"actors": Actor.objects.count(), "people": people, "letters": letters}))
