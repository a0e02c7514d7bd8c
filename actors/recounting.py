"""The history in words a reader knows: who did what, which way, and how every field read before and after."""

import re
from dataclasses import dataclass, field
from functools import cache

from django.apps import apps
from django.db.models import Count, F, TextField, Value, Window
from django.db.models.functions import Cast, Coalesce, NullIf, RowNumber
from django.utils import dateparse, timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from actors.models import Actor, ActorCompetence, Membership, Municipality, Offering, Term, User
from arena.history.states import Act
from arena.shared.relations import behind

SHOWN_OF_ONE = 20  # changes of one deed; the rest is counted
NAMED_BY = (  # what a removed row was called
    *("display_name", "legal_name", "name", "title_sv", "label_sv", "subject_sv", "email", "slug"),
)

EXPORTS = {  # what the lists that people take out are called
    "actors": gettext_lazy("the list of actors"),
    "offerings": gettext_lazy("the list of offerings"),
    "competences": gettext_lazy("the competence map"),
    "own-data": gettext_lazy("one’s own data"),
}
ROLES = {  # mostly what a person is to a row, where the model gives the field no words
    "account": gettext_lazy("account"),
    "answered_by": pgettext_lazy("history", "answered by"),
    "applied_by": pgettext_lazy("history", "imported by"),
    "asked_by": pgettext_lazy("history", "asked by"),
    "confirmed_by": pgettext_lazy("history", "confirmed by"),
    "decided_by": pgettext_lazy("history", "decided by"),
    "done_by": pgettext_lazy("history", "done by"),
    "language": gettext_lazy("language"),
    "org_number_confidence": gettext_lazy("confidence"),
    "proposed_by": pgettext_lazy("history", "proposed by"),
    "uploaded_by": pgettext_lazy("history", "uploaded by"),
    "verified_by": pgettext_lazy("history", "verified by"),
}
ERASED = re.compile(r"erased-([0-9]+)(?:@invalid)?")


@dataclass
class Change:
    """One row that was added, changed or removed, with its fields as they read before and after."""

    what: str
    fields: list


@dataclass
class Story:
    """One deed as the page tells it."""

    at: object
    who: str
    channel: str
    reason: str
    sums: list = field(default_factory=list)  # how many rows of each kind, and what became of them
    changes: list = field(default_factory=list)
    left_out: int = 0

    @property
    def nobody(self):
        """Nobody was signed in: a task, a command, or a visitor."""
        return _("Nobody was signed in")


def retell(deeds, entries, *, with_values=True):
    """The stories of the deeds, in their order, by those of the entries that belong to them."""
    deeds = list(deeds)
    mine = entries.filter(context__in=[deed.pk for deed in deeds])
    counts = list(mine.order_by("kind", "act").values_list("context", "kind", "act").annotate(Count("pk")))
    shown = _first_of_each(mine) if with_values else []
    names = _names(deeds, shown)
    stories = {deed.pk: _story(deed, names) for deed in deeds}
    for deed, kind, act, number in counts:
        stories[deed].sums.append((Act(act).label, number, kind_in_words(kind)))
        stories[deed].left_out += number
    for entry in shown:
        stories[entry.context_id].changes.append(_change(entry, names))
        stories[entry.context_id].left_out -= 1
    return list(stories.values())


def _first_of_each(entries):
    place = Window(RowNumber(), partition_by="context", order_by="pk")
    return list(entries.annotate(place=place).filter(place__lte=SHOWN_OF_ONE).order_by("pk"))


def _story(deed, names):
    who = names.get((User._meta.db_table, str(deed.user_id)), "") if deed.user_id else ""
    return Story(at=deed.created_at, who=who, channel=deed.channel.label, reason=_with_pseudonyms(deed.reason))


@cache
def models_by_table():
    return {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}


def kind_in_words(kind):
    """What rows of the table are called; for a bare link, the field that makes it; for an export, its list."""
    model = models_by_table().get(kind)
    if model is None:
        return str(EXPORTS.get(kind, kind))
    return str((behind(model) or model._meta).verbose_name)


def _change(entry, names):
    model = models_by_table().get(entry.kind)
    if model is None:
        return Change(_what(entry), _export(entry.after))
    name = names.get((entry.kind, entry.key)) or _name_in(entry.before or entry.after or {})
    return Change(f"{_what(entry)} {_with_pseudonyms(name)}".strip(), _fields(model, entry, names))


def _what(entry):
    return f"{capfirst(entry.get_act_display())}: {kind_in_words(entry.kind)}"


def _name_in(line):
    return next((line[name] for name in NAMED_BY if line.get(name)), "")


def _export(facts):
    query = ", ".join(f"{name}: {value}" for name, value in sorted(facts.get("query", {}).items()) if value)
    return [(_("Rows"), "", str(facts.get("rows", ""))), *([(_("Filters"), "", query)] if query else [])]


def _fields(model, entry, names):
    """Label, before and after of every field that says something; the row's own key says nothing to a reader."""
    before, after = entry.before or {}, entry.after or {}
    if entry.act != Act.CHANGED:
        before, after = _said(before), _said(after)
    columns = [one for one in model._meta.concrete_fields if not one.primary_key and one.name != "key"]
    rows = [(capfirst(_label(one)), _words(one, before, names), _words(one, after, names)) for one in columns]
    return [(label, was, becomes) for label, was, becomes in rows if was != becomes]


def _label(column):
    """What the model calls the field; where it says nothing, what it points to."""
    if not isinstance(column.verbose_name, str):
        return str(column.verbose_name)
    if column.is_relation and column.name not in ROLES:
        return str(column.related_model._meta.verbose_name)
    return str(ROLES.get(column.name, column.verbose_name))


def _said(line):
    """Of a whole row, a no says nothing."""
    return {name: value for name, value in line.items() if value is not False}


def _words(column, line, names):
    value = line.get(column.column)
    if value in (None, "", [], {}):
        return ""
    if column.is_relation:
        return names.get((column.related_model._meta.db_table, str(value)), str(value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if column.choices:
        return str(dict(column.flatchoices).get(value, value))
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return _moment(column, value) or _with_pseudonyms(text)


def _moment(column, value):
    match column.get_internal_type():
        case "DateTimeField":
            return date_format(timezone.localtime(dateparse.parse_datetime(value)), "j F Y H:i")
        case "DateField":
            return date_format(dateparse.parse_date(value), "j F Y")
    return ""


def _names(deeds, entries):
    """What all the rows that are spoken of are called, in one question: by table and key."""
    wanted = {(User._meta.db_table, str(deed.user_id)) for deed in deeds if deed.user_id}
    for entry in entries:
        wanted |= {(entry.kind, entry.key), *_pointed_at(entry)}
    asked = [_labels(model, wanted) for model in LABELS]
    asked = [one for one in asked if one is not None]
    if not asked:
        return {}
    found = asked[0].union(*asked[1:], all=True)
    return {(table, key): _with_pseudonyms(label) for table, key, label in found}


def _with_pseudonyms(text):
    """Erasure leaves `erased-<key>` in the place of names and addresses; people read what the person is called now."""
    return ERASED.sub(lambda found: User(pk=int(found[1])).pseudonym, text)


def _pointed_at(entry):
    model = models_by_table().get(entry.kind)
    columns = [one for one in model._meta.concrete_fields if one.is_relation] if model else []
    for line in filter(None, [entry.before, entry.after]):
        for column in columns:
            yield column.related_model._meta.db_table, str(line.get(column.column))


def _labels(model, wanted):
    table = model._meta.db_table
    keys = {key for kind, key in wanted if kind == table and key not in ("", "None")}
    if not keys:
        return None
    key = Cast("pk", TextField())
    rows = model.objects.annotate(mark=Value(table, TextField()), named=key, label=LABELS[model]())
    return rows.filter(pk__in=keys).order_by().values_list("mark", "named", "label")


def _term(path=""):
    return Cast(F(f"{path}label_en" if get_language() == "en" else f"{path}label_sv"), TextField())


def _first(*columns):
    """The first that is not empty."""
    return Coalesce(*[NullIf(column, Value("")) for column in columns], Value(""), output_field=TextField())


LABELS = {  # rooms above add what is theirs
    Actor: lambda: _first("display_name", "legal_name"),
    ActorCompetence: lambda: _term("term__"),
    Membership: lambda: _first("user__name", "user__email", "email"),
    Municipality: lambda: _first("name"),
    Offering: lambda: _first("name"),
    Term: _term,
    User: lambda: _first("name", "email"),
}
