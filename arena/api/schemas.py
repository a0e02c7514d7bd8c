"""What the API says of each thing; the descriptions become its documentation."""

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Field, Schema
from pydantic import AfterValidator, PlainSerializer

PARTIAL = "A year, a month or a day: 2019, 2019-08 or 2019-08-01."


def _in_utc(moment):
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


Moment = Annotated[datetime, PlainSerializer(_in_utc, return_type=str)]
Address = Annotated[str, AfterValidator(str)]


class Term(Schema):
    """A code of a controlled vocabulary; the code stays for ever."""

    code: str = Field(examples=["OMR04"])
    label_sv: str
    label_en: str


class VocabularyTerm(Term):
    vocabulary: str = Field(examples=["OMR"], description="OMR areas, VO care settings, MG target groups, …")
    synonyms: str = Field(description="Other words that people search with.")
    who_codes: list[str] = Field(description="Nearest codes of the WHO classification (CDISAH, 2nd ed.).")
    is_active: bool = Field(description="Whether it may be chosen for something new.")
    replaced_by: str | None


class Municipality(Schema):
    code: str = Field(examples=["0880"], description="Statistics Sweden's code: text, four characters.")
    name: str


class Competence(Schema):
    """A competence that an actor has, is building up or is looking for."""

    term: Term
    stance: Literal["has", "building", "seeking"]
    depth: int | None = Field(ge=1, le=3, description="1 basic, 2 works by itself, 3 expert.")
    people: str = Field(description="A band, such as 2-5.")
    evidence: str = Field(description="What shows it.")
    evidence_link: str
    areas: list[Term] = Field(description="E-health areas (OMR) and care settings (VO) that it is about.")
    known_at: Moment | None = Field(description="When the actor last stood by it.")


class ActorName(Schema):
    id: str
    name: str
    url: Address


class Actor(ActorName):
    """An organisation, or a unit of one."""

    state: Literal["published", "dormant", "closed"]
    is_example: bool = Field(description="An example, not a real organisation.")
    legal_name: str
    actor_type: Term | None
    part_of: ActorName | None = Field(description="The organisation that this unit belongs to.")
    organisation_number: str | None = Field(examples=["5560360793"])
    organisation_number_confidence: str
    municipality: Municipality | None
    size_class: str
    country: str
    website: str
    summary_sv: str
    summary_en: str
    active_from: str = Field(description=PARTIAL)
    active_to: str = Field(description=PARTIAL)
    contact_function: str
    contact_email: str
    contact_phone: str
    areas: list[Term]
    competences: list[Competence]
    verified_how: str
    verified_on: date | None
    confirmed_at: Moment | None = Field(description="When somebody who speaks for it last said that this is right.")
    changed_at: Moment
    source: str
    confidence: str


class Offering(Schema):
    """An e-health product or service that an actor stands behind."""

    id: str
    name: str
    url: Address
    state: Literal["published", "paused", "retired"]
    actor: ActorName
    offering_type: str
    problem_sv: str = Field(description="The problem that it answers.")
    problem_en: str
    users: str
    areas: list[Term]
    care_settings: list[Term]
    target_groups: list[Term]
    not_for: list[Term] = Field(description="Target groups that its supplier does not mean it for.")
    trl: int | None = Field(ge=1, le=9, description="Technology readiness level.")
    market_state: str
    regulatory_status: str
    data_facts: str
    standards: str
    accessibility: str
    languages: str
    price_model: str
    support: str
    website: str
    documented_use: str
    confirmed_at: Moment | None
    changed_at: Moment
    source: str
    confidence: str


class Version(Schema):
    number: str
    released_on: str = Field(description=PARTIAL)
    changes: str


class Claim(Schema):
    """What the supplier says that an offering complies with, and how well it is proved."""

    topic: str
    statement: str
    state: Literal["stated", "documented", "confirmed"]
    valid_until: date | None
    confirmed_how: str
    confirmed_on: date | None
    link: str


class Evidence(Schema):
    """What somebody has found out about an offering."""

    kind: str
    title: str
    author: str
    design: str
    participants: int | None
    year: int
    level: int = Field(ge=0, le=4, description="How much it can show; the levels are explained on the offering's page.")
    link: str


class Deployment(Schema):
    """That an organisation uses the offering, as that organisation says."""

    actor: ActorName
    care_setting: Term | None
    stage: str
    started: str = Field(description=PARTIAL)
    stopped: str = Field(description=PARTIAL)
    staff_users: int | None
    inhabitant_users: int | None
    users_on: str = Field(description=PARTIAL)
    users_source: str
    state: Literal["confirmed", "sourced"] = Field(
        description="Confirmed by the organisation that uses it, or read in a source."
    )
    source: str


class OfferingInDetail(Offering):
    versions: list[Version]
    claims: list[Claim]
    evidence: list[Evidence]
    deployments: list[Deployment]


class Links(Schema):
    self: Address
    next: Address | None
    previous: Address | None


class Replaced(Schema):
    """A code that was asked for but is no longer used, and the one that answered instead."""

    asked: str
    replaced_by: str


class Page(Schema):
    """A part of a list."""

    page: int
    limit: int
    total: int = Field(description="Rows on all pages; where `is_more`, there are more than that.")
    is_more: bool
    replaced: list[Replaced]
    links: Links


class ActorPage(Page):
    items: list[Actor]


class OfferingPage(Page):
    items: list[Offering]


class ApiInfo(Schema):
    """What the profile asks an API to say of itself."""

    api_name: str
    api_version: str
    api_status: str
    api_documentation: Address
    api_description: Address
    api_contact: Address
    api_licence: Address


class Problem(Schema):
    type: str
    title: str
    status: int
    detail: str
    instance: str
