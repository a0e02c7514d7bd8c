"""The portal's own data files, which start-up adds to the registry."""

from django.apps import apps

from actors.importing.planning import apply_plan, make_plan
from actors.importing.reading import read_table
from actors.states import ImportKind


def own_file(name):
    """The bytes of a file in actors/data/."""
    with open(f"{apps.get_app_config('actors').path}/data/{name}", "rb") as file:
        return file.read()


def load_missing(name):
    """Add the rows of one of the portal's own files that the registry lacks; what is there already is not touched."""
    plan = make_plan(read_table(own_file(name)))
    apply_plan(plan, only_new=True)
    return len(plan.new)


def headings():
    """What each kind of file can contain, by the headings of the portal's own."""
    return [(kind.label, own_file(f"{kind}.csv").decode().partition("\n")[0].split(",")) for kind in ImportKind]
