"""What a form may write is a list here: a field that is not on it fails, and what is sent beside it changes nothing."""

import importlib
import pkgutil

import pytest
from django import forms
from django.urls import reverse

import actors
import arena
import events
import testbeds
from actors.models import Actor, Offering
from actors.states import ActorState, OfferingState
from tests.factories import ActorFactory, MembershipFactory, OfferingFactory
from tests.form_fields import FIELDS

ROOMS = ("arena.", "actors.", "events.", "testbeds.")
SAMPLES = "arena.views.style"  # shown to staff, sent nowhere


def own_forms():
    for room in (arena, actors, events, testbeds):
        for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            if not {"migrations", "boot", "wsgi"} & set(module.name.split(".")):
                importlib.import_module(module.name)
    found = list(_descendants(forms.BaseForm))
    return [form for form in found if form.__module__.startswith(ROOMS) and form.base_fields]


def _descendants(base):
    for form in base.__subclasses__():
        yield form
        yield from _descendants(form)


def test_forms_take_the_fields_on_the_list_and_no_other():
    found = {f"{form.__module__}.{form.__qualname__}": set(form.base_fields) for form in own_forms()}

    listed = {name: set(fields.split()) for name, fields in FIELDS.items()}
    assert {name: fields for name, fields in found.items() if not name.startswith(SAMPLES)} == listed


STOLEN = {
    "slug": "tagen",
    "state": "published",
    "origin": "imported",
    "confidence": "read-at-source",
    "source": "tagen",
    "created_at": "2020-01-01",
}
STOLEN_FROM_ACTOR = STOLEN | {
    "org_number_confidence": "read-at-source",
    "verified_how": "sagt",
    "verified_on": "2026-01-01",
    "is_example": "1",
    "note": "tagen",
}


@pytest.fixture
def manager(client):
    membership = MembershipFactory(actor=ActorFactory(state=ActorState.DORMANT))
    client.force_login(membership.user)
    return membership


@pytest.mark.django_db
@pytest.mark.parametrize("url", ["actors:edit", "actors:edit_competence", "actors:manage"])
def test_forms_of_an_actor_write_nothing_that_is_sent_beside_them(client, manager, url):
    kept = Actor.objects.filter(pk=manager.actor.pk).values(*STOLEN_FROM_ACTOR)
    before = kept.get()

    client.post(
        reverse(url, args=[manager.actor.slug]), {"legal_name": "Ny AB", "move": "confirm", **STOLEN_FROM_ACTOR}
    )

    assert kept.get() == before


@pytest.mark.django_db
@pytest.mark.parametrize("url", ["offerings:edit", "offerings:manage"])
def test_forms_of_an_offering_write_nothing_that_is_sent_beside_them(client, manager, url):
    offering = OfferingFactory(actor=manager.actor, state=OfferingState.DRAFT)
    kept = Offering.objects.filter(pk=offering.pk).values("actor", *STOLEN)
    before = kept.get()

    client.post(reverse(url, args=[offering.slug]), {"name": "Larm", "actor": ActorFactory().pk, **STOLEN})

    assert kept.get() == before
