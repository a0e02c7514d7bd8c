import pytest
from django.test import override_settings
from django.urls import reverse

NOBODY = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "unix:///nowhere/valkey.sock"}
}


@pytest.mark.django_db
@override_settings(CACHES=NOBODY)
def test_form_that_counts_tries_says_that_the_cache_is_gone(client):
    page = client.post(reverse("account_reset_password"), {"email": "asa@arena.example"})

    assert (page.status_code, page.headers["Retry-After"]) == (503, "60")
    assert "Försök igen om en minut" in page.content.decode()


@pytest.mark.django_db
@override_settings(CACHES=NOBODY)
def test_page_that_counts_nothing_is_there_without_the_cache(client):
    assert client.get(reverse("events:list")).status_code == 200
