"""Finding evaluations, which everybody may; recording what an organisation decided, which its managers may."""

from tests.matrix.needs_deciding import MUNICIPALITY
from tests.matrix.rows import JUDGES, SPEAKERS, filling_in, reading
from tests.world.evaluations_adopting import adopted, external_result, followed_up, reported


def _of_team(rows):
    """Not there for the project staff: what an organisation is asked is its own."""
    return [row._replace(may=row.may | JUDGES, exceptions=dict.fromkeys(JUDGES, 404)) for row in rows]


EVALUATION_ADOPTING = [
    *reading("evaluations:list"),
    *reading("evaluations:list_csv"),
    *reading("evaluations:list_xlsx"),
    *reading("searches:evaluations_feed"),
    *reading("evaluations:external"),
    *reading("evaluations:external_detail", thing=external_result),
    *filling_in("evaluations:decide", MUNICIPALITY, thing=reported, hidden=403),
    *_of_team(filling_in("evaluations:use", SPEAKERS, thing=adopted)),
    *_of_team(filling_in("evaluations:follow_up", SPEAKERS, thing=followed_up)),
]
OPEN_ADOPTING = {
    *("evaluations:list", "evaluations:list_csv", "evaluations:list_xlsx", "searches:evaluations_feed"),
    *("evaluations:external", "evaluations:external_detail"),
}
