"""What the headings of a file mean: the names of the data files, or the words of an export in Swedish or in English."""

from django.apps import apps

from actors.columns import TABLES
from actors.columns.table import heading_key
from actors.imported import ImportKind

KEYS = {
    ImportKind.MUNICIPALITIES: {"scb_code"},
    ImportKind.ACTORS: {"actor_id", "actor_no"},
    ImportKind.OFFERINGS: {"offering_id", "offering_no"},
}


def own_file(name):
    """The bytes of a file in actors/data/."""
    with open(f"{apps.get_app_config('actors').path}/data/{name}", "rb") as file:
        return file.read()


def own_headings(kind):
    """The columns of the portal's own file of the kind."""
    return own_file(f"{kind}.csv").decode().partition("\n")[0].split(",")


def names_of(kind):
    """Every column that a file of the kind may have."""
    return [column.name for column in TABLES[kind].columns] if kind in TABLES else own_headings(kind)


def kind_of(headings):
    """What the file is about, or nothing where its headings do not tell."""
    found = [kind for kind, keys in KEYS.items() if keys & {_words(kind).get(heading_key(text)) for text in headings}]
    return found[0] if len(found) == 1 else ""


def meanings(headings, kind="", remembered=()):
    """The column that each heading means, or nothing; a column is meant by one heading."""
    words = _words(kind or kind_of(headings)) | dict(remembered)
    found = []
    for heading in headings:
        name = words.get(heading_key(heading), "")
        found.append("" if name in found else name)
    return found


def _words(kind):
    if kind in TABLES:
        return TABLES[kind].words()
    return {heading_key(name): name for name in own_headings(kind)} if kind else {}
