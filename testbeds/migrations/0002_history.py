"""Follow the tables of the needs in the history.

Left out: matches, whose points the rule makes and whose every decision is a step; steps and recipients, which are logs
of their own; answers to dialogues, which nobody may read; and who asked what in a dialogue, which is told to nobody.
"""

from django.db import migrations

FOLLOWED = {  # and the columns of each that the history never holds
    "testbeds_clustermember": [],
    "testbeds_dialogueenquiry": ["asked_by_id"],
    "testbeds_dialoguequestion": [],
    "testbeds_formerneedaddress": [],
    "testbeds_interestnotice": [],
    "testbeds_inventoryresponse": [],
    "testbeds_inventoryround": ["changed_at"],
    "testbeds_marketdialogue": ["changed_at"],
    "testbeds_need": ["changed_at", "name_key"],
    "testbeds_need_municipalities": [],
    "testbeds_need_terms": [],
    "testbeds_needassignment": [],
    "testbeds_needcluster": ["changed_at", "name_key"],
    "testbeds_needsharing": [],
}


def statements(function, tables):
    return "".join(f"SELECT {function}({given});\n" for given in tables)


FOLLOW = statements("history_follow", [f"'{table}', '{{{','.join(unsaid)}}}'" for table, unsaid in FOLLOWED.items()])
UNFOLLOW = statements("history_unfollow", [f"'{table}'" for table in FOLLOWED])


class Migration(migrations.Migration):
    dependencies = [("testbeds", "0001_needs"), ("history", "0002_triggers")]

    operations = [migrations.RunSQL(FOLLOW, UNFOLLOW)]
