"""Searches that somebody has kept."""

import factory
from factory.django import DjangoModelFactory

from arena.searches.models import SavedSearch
from tests.factories.persons import UserFactory


class SavedSearchFactory(DjangoModelFactory):
    """Everything with an alarm in it, told every day."""

    class Meta:
        model = SavedSearch

    user = factory.SubFactory(UserFactory)
    name = "Larm"
    within = "offerings"
    query = "q=larm"
    interval = "daily"
