from django.conf import settings


def site(request):
    """What the base template needs on every page."""
    return {"demo": settings.DEMO, "base_url": settings.BASE_URL}
