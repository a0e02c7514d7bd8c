import pytest


@pytest.fixture(autouse=True)
def keys(settings, tmp_path):
    """The file of keys, which is made at first use."""
    settings.DIALOGUE_KEYS = str(tmp_path / "keys" / "dialogues")
    return tmp_path / "keys" / "dialogues"
