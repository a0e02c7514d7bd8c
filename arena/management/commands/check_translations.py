import polib
from django.conf import settings
from django.core.management import BaseCommand, CommandError

from arena.shared import messages_in_source


class Command(BaseCommand):
    """Every text of the interface has its Swedish, and what is compiled is what is written. Needs no GNU gettext."""

    help = "Check that no translation is missing, doubtful or not compiled."
    requires_system_checks = []

    def handle(self, *args, **options):
        root = settings.BASE_DIR
        source = root / "locale/sv/LC_MESSAGES/django.po"
        written = polib.pofile(str(source))
        used = messages_in_source.find(root, root / "templates")
        faults = [
            *(f"not in {source.name}: {text}" for text in _texts(used - {_key(entry) for entry in written})),
            *(f"no longer used: {entry.msgid}" for entry in written if _key(entry) not in used),
            *(f"without Swedish: {entry.msgid}" for entry in written if not entry.translated()),
            *(f"doubtful: {entry.msgid}" for entry in written if entry.fuzzy),
            *_not_compiled(written, polib.mofile(str(source.with_suffix(".mo")))),
        ]
        if faults:
            raise CommandError("\n".join(faults))


def _key(entry):
    return entry.msgctxt or "", entry.msgid


def _texts(keys):
    return sorted(text for _context, text in keys)


def _not_compiled(written, compiled):
    known = {_key(entry): (entry.msgstr, entry.msgstr_plural) for entry in compiled}
    return [
        f"not compiled: {entry.msgid}" for entry in written
        if known.get(_key(entry)) != (entry.msgstr, entry.msgstr_plural)
    ]  # fmt: skip
