"""What the API says of needs: those that everybody may read, and of whom only those who are in the registry."""

from typing import Literal

from ninja import Field, Schema

from arena.api.event_schemas import OfferingName
from arena.api.schemas import ActorName, Address, Moment, Municipality, Page, Term

GRADE = {"ge": 1, "le": 5, "description": "1 very low to 5 very high."}


class Need(Schema):
    """What somebody in care lacks; or such a need found in public text, which nobody here owns."""

    id: str
    url: Address
    state: Literal["confirmed", "published", "clustered", "in_dialogue", "in_test", "solved", "withdrawn", "dormant"]
    is_example: bool = Field(description="An example, not a real need.")
    origin: Literal["logged", "documented"] = Field(
        description="Logged here by its owner, or found in public text: the latter was never an answer to anything."
    )
    title_sv: str
    title_en: str
    problem_sv: str
    problem_en: str
    owner: ActorName | None
    shared_by: list[ActorName] = Field(description="Others that have the same need.")
    municipalities: list[Municipality] = Field(description="Named in the text where it was found.")
    scope: str = Field(description="Whose need the text says that it is: kommun, lan or nationell.")
    documented_year: int | None
    areas: list[Term]
    care_settings: list[Term]
    target_groups: list[Term]
    hosting: str = Field(description="Whether a test could be held there: yes, perhaps or no.")
    urgency: int | None = Field(**GRADE)
    benefit: int | None = Field(**GRADE)
    feasibility: int | None = Field(**GRADE)
    confirmed_at: Moment | None = Field(description="When its owner last said that it is so.")
    published_at: Moment
    changed_at: Moment
    source: str
    confidence: str


class NeedInDetail(Need):
    affected: str
    affected_per_year: int | None
    frequency: str
    consequences: str
    wished_state: str
    noticed_by: str
    tried: str
    constraints: str
    host_unit: str
    host_months: int | None
    host_hours: int | None = Field(description="Hours of staff in a month.")
    sensitivity: str
    required_trl: int = Field(ge=1, le=9)
    required_claims: list[str]
    required_standards: str
    solved_how: str
    solved_by: OfferingName | None


class NeedPage(Page):
    items: list[Need]
