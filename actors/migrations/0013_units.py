import django.db.models.deletion
from django.db import migrations, models

# One level only. The organisation is held while a unit joins it, so that it cannot become a unit itself meanwhile.
GUARD = """
CREATE FUNCTION keep_units_on_one_level() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM actors_actor WHERE id = NEW.part_of_id FOR SHARE;
    IF EXISTS (SELECT FROM actors_actor WHERE id = NEW.part_of_id AND part_of_id IS NOT NULL)
       OR EXISTS (SELECT FROM actors_actor WHERE part_of_id = NEW.id) THEN
        RAISE EXCEPTION 'a unit is part of an organisation, and has no units of its own'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'actor_units_on_one_level';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER units_on_one_level AFTER INSERT OR UPDATE OF part_of_id ON actors_actor
    FOR EACH ROW WHEN (NEW.part_of_id IS NOT NULL) EXECUTE FUNCTION keep_units_on_one_level();
"""

REMOVE = """
DROP TRIGGER units_on_one_level ON actors_actor;
DROP FUNCTION keep_units_on_one_level();
"""


class Migration(migrations.Migration):
    """A unit is an actor within an organisation."""

    dependencies = [("actors", "0012_words_of_states")]

    operations = [
        migrations.AddField(
            model_name="actor",
            name="part_of",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="units",
                to="actors.actor",
                verbose_name="unit of",
            ),
        ),
        migrations.AddConstraint(
            model_name="actor",
            constraint=models.CheckConstraint(
                condition=models.Q(("part_of", models.F("pk")), _negated=True), name="actor_is_no_unit_of_itself"
            ),
        ),
        migrations.AddConstraint(
            model_name="actor",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("part_of", None),
                    models.Q(("foreign_id", ""), ("is_sole_trader", False), ("org_number", None)),
                    _connector="OR",
                ),
                name="actor_unit_has_no_number_of_its_own",
            ),
        ),
        migrations.RunSQL(GUARD, REMOVE),
    ]
