import pytest

from actors.models import Actor
from arena.shared.slugs import unique_slug
from tests.factories import ActorFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Mörbylånga kommun", "morbylanga-kommun"),
        ("Linnéuniversitetet", "linneuniversitetet"),
        ("E-hälsomyndigheten", "e-halsomyndigheten"),
        ("Åsa & Ägget", "asa-agget"),
        ("测试", "utan-namn"),
    ],
)
def test_slug_of_swedish_name(name, slug):
    assert unique_slug(Actor.objects, name) == slug


def test_slug_taken_gets_next_free_number():
    ActorFactory(slug="atea")
    ActorFactory(slug="atea-2")
    ActorFactory(slug="atea-sverige")

    assert unique_slug(Actor.objects, "Atea") == "atea-3"


def test_slug_of_long_name_fits_the_field():
    ActorFactory(slug=unique_slug(Actor.objects, "Ö" * 200))

    assert len(unique_slug(Actor.objects, "Ö" * 200)) <= 80
