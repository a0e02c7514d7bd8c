from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("actors", "0012_words_of_states")]

    operations = []
