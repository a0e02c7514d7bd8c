"""What the API says of events: nothing of those who come, and no link to a meeting."""

from typing import Literal

from ninja import Field, Schema

from arena.api.schemas import ActorName, Address, Moment, Municipality, Page, Term


class OfferingName(Schema):
    id: str
    name: str
    url: Address


class Venue(Schema):
    name: str
    address: str
    municipality: Municipality | None
    accessibility_sv: str
    accessibility_en: str


class Event(Schema):
    """An occasion on which people meet."""

    id: str
    uid: str = Field(description="What calendars call it, for life.")
    url: Address
    calendar: Address = Field(description="The event as iCalendar.")
    state: Literal["published", "cancelled"]
    is_example: bool = Field(description="An example, not a real event.")
    kind: str = Field(examples=["workshop"])
    title_sv: str
    title_en: str
    summary_sv: str
    summary_en: str
    language: Literal["sv", "en", "both"] = Field(description="What is spoken.")
    starts_at: Moment
    ends_at: Moment | None
    time_zone: str = Field(examples=["Europe/Stockholm"], description="The clock that the times were meant by.")
    precision: Literal["minute", "day", "month", "year"] = Field(description="How exactly the time is known.")
    mode: Literal["room", "online", "hybrid"]
    venue: Venue | None
    room: str
    organiser: ActorName | None
    organiser_name: str = Field(description="Where the organiser is not in the registry.")
    sign_up: Literal["portal", "elsewhere", "none"]
    sign_up_url: str
    sign_up_until: Moment | None
    is_open: bool = Field(description="Whether one may sign up here now; there may still be a waiting list.")
    cancelled_at: Moment | None
    reason_sv: str = Field(description="Why it is cancelled.")
    reason_en: str
    areas: list[Term]
    care_settings: list[Term]
    target_groups: list[Term]
    competences: list[Term]
    offerings: list[OfferingName]
    revision: int = Field(description="Rises when it is moved, cancelled or held after all.")
    published_at: Moment
    changed_at: Moment
    documented_participants: int | None = Field(description="Of past events, as the source says.")
    documented_municipalities: int | None
    source: str
    confidence: str


class Move(Schema):
    """What stood before the event was moved."""

    revision: int = Field(description="The one that the move led to.")
    starts_at: Moment
    ends_at: Moment | None
    mode: str
    place: str
    created_at: Moment = Field(description="When it was moved.")


class EventInDetail(Event):
    text_sv: str = Field(description="Markdown.")
    text_en: str
    moves: list[Move]


class EventPage(Page):
    items: list[Event]
