"""Pages of the letters, one module per subject."""

from arena.outbox.views.demo import demo_letter, demo_mailbox
from arena.outbox.views.mine import my_letters
from arena.outbox.views.outbox import letter_detail, letter_list, letter_send_again
from arena.outbox.views.preferences import my_preferences, preferences, stop, stop_at_once

__all__ = [
    "demo_letter",
    "demo_mailbox",
    "letter_detail",
    "letter_list",
    "letter_send_again",
    "my_letters",
    "my_preferences",
    "preferences",
    "stop",
    "stop_at_once",
]
