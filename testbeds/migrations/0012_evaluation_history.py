"""Follow the tables of testbeds and evaluations in the history.

Left out: what is only ever added and tells of itself (signatures, declarations, deviations, versions, take-downs);
analyses and files, which are made from the rest; questionnaires, whose secret is nobody's to read, and answers to them,
which are written once; grades, which nobody else reads before all have judged; and who follows what.
"""

from django.db import migrations

FOLLOWED = {  # and the columns of each that the history never holds
    "testbeds_adoptiondecision": [],
    "testbeds_adoptionfollowup": [],
    "testbeds_complexityrating": [],
    "testbeds_costitem": [],
    "testbeds_evaluation": ["changed_at", "name_key", "data_changed_at"],
    "testbeds_evaluation_needs": [],
    "testbeds_evaluationplan": ["changed_at", "document"],
    "testbeds_evaluationrole": [],
    "testbeds_externalresult": ["changed_at", "name_key"],
    "testbeds_externalresult_terms": [],
    "testbeds_freeperiod": [],
    "testbeds_incident": [],
    "testbeds_measure": [],
    "testbeds_observation": [],
    "testbeds_participant": [],
    "testbeds_readiness": [],
    "testbeds_reportdraft": ["changed_at"],
    "testbeds_runningweek": [],
    "testbeds_supplierreply": [],
    "testbeds_testbed": ["changed_at", "name_key"],
    "testbeds_testbed_terms": [],
    "testbeds_testrequest": ["changed_at"],
    "testbeds_verdict": [],
}


def statements(function, tables):
    return "".join(f"SELECT {function}({given});\n" for given in tables)


FOLLOW = statements("history_follow", [f"'{table}', '{{{','.join(unsaid)}}}'" for table, unsaid in FOLLOWED.items()])
UNFOLLOW = statements("history_unfollow", [f"'{table}'" for table in FOLLOWED])


class Migration(migrations.Migration):
    dependencies = [("testbeds", "0011_evaluations")]

    operations = [migrations.RunSQL(FOLLOW, UNFOLLOW)]
