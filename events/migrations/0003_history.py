"""Follow the tables of the events in the history, without what says who a participant is.

Left out: registrations, whose every change is a line of `SeatMove` (written by the database too), and answers,
consents, copies of messages and dietary and access needs, which are the participants' own and go when they do.
"""

from django.db import migrations

FOLLOWED = {  # and the columns of each that the history never holds
    "actors_project": [],
    "events_attendance": ["marked_at"],
    "events_consenttext": [],
    "events_event": ["uid", "changed_at"],
    "events_event_offerings": [],
    "events_event_terms": [],
    "events_eventmove": [],
    "events_invitation": ["email", "person_key"],
    "events_material": [],
    "events_message": [],
    "events_participant": [
        "name",
        "email",
        "phone",
        "organisation",
        "person_key",
        "link_salt",
        "submission_key",
        "party",
        "confirm_until",
    ],
    "events_pool": ["taken", "grandfathered", "next_queue_number"],
    "events_previewlink": ["token_hash"],
    "events_programmeitem": [],
    "events_question": [],
    "events_seattarget": [],
    "events_series": [],
    "events_speaker": [],
    "events_venue": ["name_key"],
}


def statements(function, tables):
    return "".join(f"SELECT {function}({given});\n" for given in tables)


FOLLOW = statements("history_follow", [f"'{table}', '{{{','.join(unsaid)}}}'" for table, unsaid in FOLLOWED.items()])
UNFOLLOW = statements("history_unfollow", [f"'{table}'" for table in FOLLOWED])


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0002_seats"),
        ("history", "0002_triggers"),
    ]

    operations = [migrations.RunSQL(FOLLOW, UNFOLLOW)]
