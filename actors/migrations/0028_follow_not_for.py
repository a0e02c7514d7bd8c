"""Whom an offering is not meant for stands in the history, like everything else that it says.

A migration of its own, since what the rows point to is read off keys that come when the one before ends.
"""

from django.db import migrations

FOLLOW = "SELECT history_follow('actors_offering_not_for', '{}')"
UNFOLLOW = "SELECT history_unfollow('actors_offering_not_for')"


class Migration(migrations.Migration):
    dependencies = [("actors", "0027_not_for"), ("history", "0003_pointers_of_one_column")]

    operations = [migrations.RunSQL(FOLLOW, UNFOLLOW)]
