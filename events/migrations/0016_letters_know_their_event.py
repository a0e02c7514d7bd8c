"""Letters that were left before a letter said which event it is about."""

from django.db import migrations

UPDATE = """
UPDATE outbox_outboundletter letter SET scope = 'event:' || found.event_id
FROM {} AS found (id, event_id)
WHERE letter.scope = '' AND letter.kind = ANY(%s) AND letter.subject_id = found.id::text
"""
COPIES = "SELECT copy.id, event_id FROM events_messagecopy copy JOIN events_message message ON message.id = message_id"
NOTICES = "SELECT notice.id, event_id FROM events_notice notice JOIN events_participant one ON one.id = participant_id"
ABOUT = [  # where the rows are that kinds of letters are about
    (
        "(SELECT id, event_id FROM events_participant)",
        "confirm_address already_signed_up signed_up_by_colleague transferred not_approved own_links link_renewed",
    ),
    (
        "(SELECT id, event_id FROM events_registration)",
        "confirmation on_waiting_list seat_offered offer_ran_out registration_cancelled "
        "confirmation_again on_waiting_list_again seat_offered_again",
    ),
    ("(SELECT id, event_id FROM events_invitation)", "invitation"),
    (f"({COPIES})", "message"),
    (f"({NOTICES})", "moved cancelled reopened"),
]


def tell(apps, editor):
    with editor.connection.cursor() as cursor:
        for rows, kinds in ABOUT:
            cursor.execute(UPDATE.format(rows), [[f"event_{kind}" for kind in kinds.split()]])


class Migration(migrations.Migration):
    dependencies = [("events", "0015_incoming"), ("outbox", "0010_seeing")]

    operations = [migrations.RunPython(tell, migrations.RunPython.noop)]
