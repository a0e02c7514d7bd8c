"""The drill: a portal is lost, its backup is restored into an empty database, everything counts and people sign in."""

import json
import os
import stat
import subprocess
import sys
import tarfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from actors.accounts import confirm_address
from actors.models import User
from arena.backup import making, manifest
from arena.outbox.states import State
from testbeds.dialogues import answering
from testbeds.models import SealedAnswer
from tests.factories import ActorFactory, DialogueFactory, OfferingFactory, OutboundLetterFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "en-riktigt-lang-losen"


@pytest.fixture
def files(settings, tmp_path):
    """A file that somebody uploaded."""
    settings.MEDIA_ROOT = str(tmp_path / "files")
    folder = Path(settings.MEDIA_ROOT) / "ab"
    folder.mkdir(parents=True)
    (folder / "intyg").write_bytes(b"%PDF-1.7 intyg")
    return folder.parent


@pytest.fixture
def backup(files, tmp_path, settings):
    """Of a portal with a person, an offering, a file, a letter that waits and a sealed answer to a dialogue."""
    settings.DIALOGUE_KEYS = str(tmp_path / "keys" / "dialogues")
    person = UserFactory(email="karin@arena.example", name="Karin")
    person.set_password(PASSWORD)
    person.save()
    confirm_address(person)
    UserFactory(email="glomda@arena.example", name="Glömda")  # whose account is erased after this backup
    supplier = OfferingFactory(name="Nattugglan", actor=ActorFactory(legal_name="Löftet AB")).actor
    answering.respond(DialogueFactory(open=True), supplier, [{"number": 1, "answer": "Ja."}], by=person)
    OutboundLetterFactory(recipient=person, state=State.READY)
    return making.make(tmp_path / "backups")


@pytest.fixture
def elsewhere(tmp_path):
    """The environment of a portal on an empty database of its own."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE DATABASE restored TEMPLATE template0")
    url = os.environ["DATABASE_URL"].rpartition("/")[0] + "/restored"
    state = tmp_path / "state"
    state.mkdir()
    (state / "erasures.txt").write_text(f"{User.objects.get(name='Glömda').pk}\n" if User.objects.exists() else "")
    yield {**os.environ, "DATABASE_URL": url, "MEDIA_ROOT": str(tmp_path / "elsewhere"), "PORTAL_STATE": str(state)}
    with connection.cursor() as cursor:
        cursor.execute("DROP DATABASE restored WITH (FORCE)")


def run(*argv, environ):
    """What a command prints in a portal of its own; a failure shows what it said."""
    surroundings = {**environ, "DJANGO_SETTINGS_MODULE": "arena.settings", "PYTHONPATH": str(settings.BASE_DIR)}
    done = subprocess.run([sys.executable, *argv], env=surroundings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_restored_portal_counts_and_signs_in(backup, elsewhere, tmp_path):
    said = run("-m", "django", "restore", str(backup), environ=elsewhere)
    as_role = {**elsewhere, "DATABASE_ROLE": "arena_app"}
    found = json.loads(run(str(Path(__file__).parent / "visit.py"), "karin@arena.example", PASSWORD, environ=as_role))

    letters_wait_for_a_person = [["unknown_final", "restored"]]
    assert said.startswith("Restored what was backed up at")
    assert "erased again: 1." in said
    assert f"  {SealedAnswer.objects.get().key_id}. Put the file back" in said
    assert found == {"led_to": "/min-sida/", "my_page": 200, "actors": 2, "people": ["karin@arena.example"]} | {
        "letters": letters_wait_for_a_person
    }
    assert (tmp_path / "elsewhere/ab/intyg").read_bytes() == b"%PDF-1.7 intyg"


def test_restore_refuses_a_database_with_rows(backup):
    with pytest.raises(CommandError, match="not empty"):
        call_command("restore", str(backup))


def test_restore_refuses_what_is_no_backup(tmp_path):
    with tarfile.open(tmp_path / "annat.tar", "w") as archive:
        archive.add(__file__, "annat.py")

    with pytest.raises(CommandError, match="no backup of the portal"):
        call_command("restore", str(tmp_path / "annat.tar"))


def test_restore_refuses_a_backup_with_a_file_missing(backup, elsewhere, tmp_path):
    with tarfile.open(backup) as whole, tarfile.open(tmp_path / "part.tar", "w") as part:
        for entry in whole:
            if not entry.name.startswith("files/"):
                part.addfile(entry, whole.extractfile(entry))

    with pytest.raises(AssertionError, match="The restored files are not those of the backup: ab/intyg"):
        run("-m", "django", "restore", str(tmp_path / "part.tar"), environ=elsewhere)


def test_backup_is_for_its_owner_alone_and_names_what_is_elsewhere(backup):
    with tarfile.open(backup) as archive:
        described = json.load(archive.extractfile(manifest.NAME))

    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert sorted(described["kept_elsewhere"]) == [
        "DATABASE_URL",
        "DIALOGUE_KEYS",
        "EMAIL_URL",
        "REDIS_URL",
        "SECRET_KEY",
    ]
    assert described["rows"]["actors_actor"] == 2
    assert "django_session" not in described["rows"]


def test_backup_removes_those_that_have_been_kept_long_enough(backup):
    aged = {}
    for days in (34, 36):
        aged[days] = backup.with_name(f"arena-{days}.tar")
        aged[days].touch()
        moment = (timezone.now() - timedelta(days=days)).timestamp()
        os.utime(aged[days], (moment, moment))

    newest = making.make(backup.parent)

    assert sorted(backup.parent.glob("*")) == sorted([backup, newest, aged[34]])
