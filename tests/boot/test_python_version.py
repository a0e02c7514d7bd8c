import ast

import pytest

from arena.boot.places import ROOT
from arena.boot.python_version import require_python

FIRST_READ = ["manage.py", "arena/__init__.py", "arena/boot/__init__.py", "arena/boot/python_version.py"]


def test_require_python_too_old_says_so_in_one_line():
    with pytest.raises(SystemExit) as refusal:
        require_python((3, 10, 4))

    assert refusal.value.code == "The portal needs Python 3.11 or newer; this is 3.10. Try: python3.11 manage.py up"


def test_require_python_new_enough_says_nothing():
    require_python((3, 11, 2))


@pytest.mark.parametrize("name", FIRST_READ)
def test_first_modules_can_be_read_by_an_old_python(name):
    ast.parse((ROOT / name).read_text(), feature_version=(3, 6))
