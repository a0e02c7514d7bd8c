"""What the API says of evaluations: from a settled plan on, and of the report exactly what was published."""

from datetime import date
from typing import Any, Literal

from ninja import Field, Schema

from arena.api.event_schemas import OfferingName
from arena.api.schemas import ActorName, Address, Moment, Municipality, Page, Term


class Evaluation(Schema):
    """An offering tried in one place in the county; never what others have published elsewhere."""

    id: str
    url: Address
    state: str
    is_example: bool = Field(description="An example, not a real evaluation.")
    title_sv: str
    title_en: str
    told_sv: str = Field(description="The answer in short; of what was aborted what was learnt, else the question.")
    told_en: str
    verdict: Literal["recommended", "conditional", "retest", "not_recommended", "undecidable"] | None
    offering: OfferingName | None
    version: str
    supplier: ActorName | None
    site: ActorName | None
    municipality: Municipality | None
    areas: list[Term]
    began_on: date | None
    ended_on: date | None
    published_at: Moment | None = Field(description="When the report was first published.")
    is_taken_down: bool = Field(description="The law forbids the report; a notice stands in its place.")


class FollowUp(Schema):
    months: int
    due_on: date
    still_used: bool | None
    users: int | None
    comment: str
    is_silent: bool = Field(description="Nobody answered within sixty days.")


class Decision(Schema):
    """What an organisation did with the result; the newest of each."""

    actor: ActorName
    decision: Literal["adopt", "limited", "wait", "decline"]
    decided_on: date
    reason: str
    follow_ups: list[FollowUp]


class NeedName(Schema):
    id: str
    title_sv: str
    url: Address


class EvaluationInDetail(Evaluation):
    report_version: int | None
    report_checksum: str = Field(description="SHA-256 of the report as it was published.")
    report: dict[str, Any] | None = Field(description="The newest version of the report, as it was published.")
    needs: list[NeedName] = Field(description="Those that everybody may read.")
    decisions: list[Decision]


class EvaluationPage(Page):
    items: list[Evaluation]
