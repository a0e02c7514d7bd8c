"""The pages that say what the arena is, who answers for it and by what rules."""

from datetime import date

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from arena.shared.http import render_page

ASSESSED_ON = date(2026, 11, 22)
STATEMENT_UPDATED_ON = date(2026, 11, 22)
PRIVACY_UPDATED_ON = date(2026, 11, 22)


@login_not_required
@require_safe
def about(request):
    """What the arena is and where its facts come from; every figure stands with its source."""
    financing = [
        (_("European Union, through the Swedish Agency for Economic and Regional Growth"), 50),
        (_("Region Kalmar County"), 30),
        (_("Linnaeus University"), 20),
    ]
    return render_page(request, "arena/about.html", {"financing": financing})


@login_not_required
@require_safe
def accessibility(request):
    """The accessibility statement that the act on accessibility to digital public services (2018:1937) asks for."""
    dates = {"assessed_on": ASSESSED_ON, "updated_on": STATEMENT_UPDATED_ON}
    return render_page(request, "arena/accessibility.html", operator() | dates)


@login_not_required
@require_safe
def privacy(request):
    """Who keeps what about whom; the cookies by the names they have in this installation."""
    cookies = {"session_cookie": settings.SESSION_COOKIE_NAME, "csrf_cookie": settings.CSRF_COOKIE_NAME}
    return render_page(request, "arena/privacy.html", operator() | cookies | {"updated_on": PRIVACY_UPDATED_ON})


@login_not_required
@require_safe
def contact(request):
    return render_page(request, "arena/contact.html", operator())


@login_not_required
@require_safe
def open_data(request):
    """How to take the registry along: as files, as feeds and by the API, each address with what it gives."""
    resources = [
        ("actors?area=OMR04&municipality=0880", _("Actors, with the questions of the list in English")),
        ("actors/kalmar-kommun", _("One actor, by the last part of its address")),
        ("offerings?q=trygghetslarm&care_setting=VO01", _("Offerings, likewise")),
        ("events?period=upcoming&municipality=0880", _("Events, to come or past")),
        ("needs?area=OMR02&origin=logged", _("Needs that everybody may read")),
        ("evaluations", _("Evaluations with a settled plan, and their reports")),
        ("terms?vocabulary=OMR", _("The vocabularies, with labels in both languages")),
        ("municipalities", _("The municipalities of the county")),
        ("api-info", _("About the API")),
        ("openapi.json", _("The description for machines (OpenAPI)")),
    ]
    root = reverse("api", args=["-"]).removesuffix("-")
    answers = [
        ("200", _("What you asked for.")),
        ("400", _("A parameter has a value that it cannot have; the answer says which.")),
        ("404", _("Nothing there, or nothing that is public.")),
        ("429", _("Too many questions: more than 3,600 in an hour from one network.")),
    ]
    context = {"resources": [(f"{root}{path}", what) for path, what in resources], "answers": answers}
    return render_page(request, "arena/open_data.html", operator() | context)


def operator():
    """Who answers for this installation of the portal."""
    return {"operator": settings.OPERATOR, "operator_email": settings.OPERATOR_EMAIL}
