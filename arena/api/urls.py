"""The addresses of the API, version 1."""

from typing import Literal

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from ninja import Field, NinjaAPI, Query

from actors.forms.filters import ActorFilter, OfferingFilter
from actors.models import Actor, Municipality, Offering
from actors.states import Vocabulary
from arena.api import (
    evaluation_rows,
    evaluation_schemas,
    event_rows,
    event_schemas,
    lists,
    need_rows,
    need_schemas,
    problems,
    rows,
    schemas,
)
from events.forms.filters import EventFilter, PastFilter, UpcomingFilter
from events.models import Event
from testbeds.forms.evaluation_filters import EvaluationFilter
from testbeds.forms.filters import NeedFilter
from testbeds.models import Evaluation, Need

ROOT = "/api/v1/"
VISITOR = AnonymousUser()
DESCRIPTION = """The registry of the Kalmar county e-health arena: what everybody may see, free to use again with
E-hälsoarenan named as the source. No key is needed. At most 3,600 questions an hour from one network. The service is
given as it is, without promises of time; lists are counted anew at least every half minute."""

api = NinjaAPI(
    title="E-hälsoarenan",
    version="1.0.0",
    description=DESCRIPTION,
    urls_namespace="api",
    docs_url=None,
    openapi_url=None,
    openapi_extra={
        "info": {
            "contact": {"name": settings.OPERATOR, "url": f"{settings.BASE_URL}/om/kontakt/"},
            "license": {"name": "Facts, free to use again with the source named", "url": f"{settings.BASE_URL}/om/"},
        },
    },
    servers=[{"url": settings.BASE_URL}],
)
problems.handle_with_problems(api)
FAULTS = dict.fromkeys((400, 404, 429, 503), schemas.Problem)


class ActorsAsked(lists.Asked):
    actor_type: list[str] = Field([], examples=[["AKT01"]], description="Codes of the vocabulary AKT.")
    municipality: list[str] = Field([], examples=[["0880"]], description="Codes, or `utanfor` for outside the county.")
    area: list[str] = Field([], examples=[["OMR04"]], description="Codes of the vocabulary OMR.")
    competence: list[str] = Field([], examples=[["KOMP06"]], description="Codes of the vocabulary KOMP: who has it.")


class OfferingsAsked(lists.Asked):
    offering_type: list[str] = Field([], examples=[["product"]])
    area: list[str] = Field([], examples=[["OMR04"]], description="Codes of the vocabulary OMR.")
    care_setting: list[str] = Field([], examples=[["VO05"]], description="Codes of the vocabulary VO.")
    target_group: list[str] = Field([], examples=[["MG01"]], description="Codes of the vocabulary MG.")
    municipality: list[str] = Field([], examples=[["0880"]], description="The seat of the supplier.")


class NeedsAsked(lists.Asked):
    sort: Literal["relevance", "newest"] | None = Field(
        None, description="Relevance where there is a search, otherwise the last published first."
    )
    area: list[str] = Field([], examples=[["OMR04"]], description="Codes of the vocabulary OMR.")
    care_setting: list[str] = Field([], examples=[["VO05"]], description="Codes of the vocabulary VO.")
    target_group: list[str] = Field([], examples=[["MG01"]], description="Codes of the vocabulary MG.")
    municipality: list[str] = Field([], examples=[["0880"]], description="Of the owner, of who shares it, or named.")
    state: list[str] = Field([], examples=[["published"]])
    origin: list[str] = Field([], examples=[["logged"]])
    hosting: list[str] = Field([], examples=[["yes"]], description="Whether a test could be held there.")


class EvaluationsAsked(lists.Asked):
    sort: Literal["relevance", "newest"] | None = Field(
        None, description="Relevance where there is a search, otherwise the last published first."
    )
    standing: list[str] = Field([], examples=[["reported"]])
    verdict: list[str] = Field([], examples=[["recommended"]])
    area: list[str] = Field([], examples=[["OMR04"]], description="Codes of the vocabulary OMR, of the offering.")
    municipality: list[str] = Field([], examples=[["0880"]], description="Where it was tried.")
    year: list[str] = Field([], examples=[["y2026"]], description="Of the report.")


class EventsAsked(lists.Asked):
    sort: Literal["relevance", "date"] | None = Field(
        None, description="Relevance where there is a search; otherwise what is to come by date, the rest latest first."
    )
    period: Literal["all", "upcoming", "past"] = "all"
    kind: list[str] = Field([], examples=[["workshop"]])
    mode: list[str] = Field([], examples=[["room"]], description="`room` or `online`; a mixed event is both.")
    municipality: list[str] = Field([], examples=[["0880"]], description="Where it is held.")
    area: list[str] = Field([], examples=[["OMR04"]], description="Codes of the vocabulary OMR.")
    care_setting: list[str] = Field([], examples=[["VO05"]], description="Codes of the vocabulary VO.")
    target_group: list[str] = Field([], examples=[["MG01"]], description="Codes of the vocabulary MG.")
    competence: list[str] = Field([], examples=[["KOMP06"]], description="Codes of the vocabulary KOMP.")
    sector: list[str] = Field([], examples=[["municipality"]], description="The sector of the organiser.")
    language: list[str] = Field([], examples=[["sv"]], description="What is spoken.")


ACTOR_FACETS = {"actor_type": "typ", "municipality": "kommun", "area": "omrade", "competence": "kompetens"}
OFFERING_FACETS = {
    "offering_type": "typ",
    "area": "omrade",
    "care_setting": "verksamhet",
    "target_group": "malgrupp",
    "municipality": "kommun",
}

NEED_FACETS = {
    "area": "omrade",
    "care_setting": "verksamhet",
    "target_group": "malgrupp",
    "municipality": "kommun",
    "state": "lage",
    "origin": "ursprung",
    "hosting": "testplats",
}
EVALUATION_FACETS = {
    "standing": "lage",
    "verdict": "slutsats",
    "area": "omrade",
    "municipality": "kommun",
    "year": "ar",
}
EVENT_FACETS = {
    "kind": "typ",
    "mode": "form",
    "municipality": "kommun",
    "area": "omrade",
    "care_setting": "verksamhet",
    "target_group": "malgrupp",
    "competence": "kompetens",
    "sector": "sektor",
    "language": "sprak",
}
EVENT_PERIODS = {"all": EventFilter, "upcoming": UpcomingFilter, "past": PastFilter}


@api.get("/api-info", response=schemas.ApiInfo, summary="About the API")
def api_info(request):
    return {
        "api_name": "E-hälsoarenan",
        "api_version": api.version,
        "api_status": "active",
        "api_documentation": f"{settings.BASE_URL}/om/oppna-data/",
        "api_description": f"{settings.BASE_URL}{ROOT}openapi.json",
        "api_contact": f"{settings.BASE_URL}/om/kontakt/",
        "api_licence": f"{settings.BASE_URL}/om/",
    }


@api.get("/openapi.json", include_in_schema=False)
def openapi(request):
    return api.get_openapi_schema(path_prefix=ROOT)


@api.get("/actors", response={200: schemas.ActorPage, **FAULTS}, summary="Actors, as the list of the portal finds them")
def actors(request, asked: Query[ActorsAsked]):
    return lists.page(request, asked, ActorFilter, ACTOR_FACETS, rows.with_parts, rows.actor)


@api.get("/actors/{slug:actor}", response={200: schemas.Actor, **FAULTS}, summary="One actor")
def actor(request, actor: str):
    visible = rows.with_parts(Actor.objects.visible_to(VISITOR))
    return _one(request, visible, actor, rows.actor)


@api.get("/offerings", response={200: schemas.OfferingPage, **FAULTS}, summary="Offerings, likewise")
def offerings(request, asked: Query[OfferingsAsked]):
    return lists.page(request, asked, OfferingFilter, OFFERING_FACETS, rows.offerings_with_parts, rows.offering)


@api.get("/offerings/{slug:offering}", response={200: schemas.OfferingInDetail, **FAULTS}, summary="One offering")
def offering(request, offering: str):
    visible = rows.offerings_with_parts(Offering.objects.visible_to(VISITOR))
    return _one(request, visible, offering, rows.in_detail)


@api.get("/needs", response={200: need_schemas.NeedPage, **FAULTS}, summary="Needs that everybody may read")
def needs(request, asked: Query[NeedsAsked]):
    return lists.page(request, asked, NeedFilter, NEED_FACETS, need_rows.with_parts, need_rows.need)


@api.get("/needs/{slug:need}", response={200: need_schemas.NeedInDetail, **FAULTS}, summary="One need")
def need(request, need: str):
    return _one(request, need_rows.with_parts(Need.objects.public()), need, need_rows.in_detail)


@api.get(
    "/evaluations",
    response={200: evaluation_schemas.EvaluationPage, **FAULTS},
    summary="Evaluations with a settled plan",
)
def evaluations(request, asked: Query[EvaluationsAsked]):
    as_row = evaluation_rows.evaluation
    return lists.page(request, asked, EvaluationFilter, EVALUATION_FACETS, evaluation_rows.with_parts, as_row)


@api.get(
    "/evaluations/{slug:evaluation}",
    response={200: evaluation_schemas.EvaluationInDetail, **FAULTS},
    summary="One evaluation, with its report",
)
def evaluation(request, evaluation: str):
    public = evaluation_rows.with_parts(Evaluation.objects.public())
    return evaluation_rows.in_detail(get_object_or_404(public, slug=evaluation))


@api.get("/events", response={200: event_schemas.EventPage, **FAULTS}, summary="Events, to come and past")
def events(request, asked: Query[EventsAsked]):
    period = EVENT_PERIODS[asked.period]
    return lists.page(request, asked, period, EVENT_FACETS, event_rows.with_parts, event_rows.event)


@api.get("/events/{slug:event}", response={200: event_schemas.EventInDetail, **FAULTS}, summary="One event")
def event(request, event: str):
    return event_rows.in_detail(get_object_or_404(event_rows.with_parts(Event.objects.public()), slug=event))


@api.get("/terms", response={200: list[schemas.VocabularyTerm], **FAULTS}, summary="The controlled vocabularies")
def terms(request, vocabulary: Vocabulary | None = None):
    return [{**_plain(term), "replaced_by": term.replaced_by_id} for term in rows.terms(vocabulary)]


@api.get("/municipalities", response={200: list[schemas.Municipality]}, summary="The twelve municipalities")
def municipalities(request):
    return [{"code": row.scb_code, "name": row.name} for row in Municipality.objects.order_by("scb_code")]


def _one(request, visible, slug, as_row):
    """The row at the address; from one of before, or of what has been merged, the way to where it is now."""
    if found := visible.filter(slug=slug).first():
        return as_row(found)
    now = get_object_or_404(visible, former_addresses__slug=slug)
    return HttpResponsePermanentRedirect(f"{request.path.removesuffix(slug)}{now.slug}")


def _plain(term):
    return {name: getattr(term, name) for name in schemas.VocabularyTerm.model_fields if name != "replaced_by"}


urlpatterns = api.urls[0]
