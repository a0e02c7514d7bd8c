import pytest


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    """What one test leaves on the disk is no file of the next."""
    settings.MEDIA_ROOT = str(tmp_path)
