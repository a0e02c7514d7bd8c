"""The file of deployments that public sources tell of: shown as such, until the organisation itself answers."""

import csv

from actors.importing.headings import own_file
from actors.models import Actor, Deployment, Offering
from actors.states import MUNICIPALITY
from actors.trust import DeploymentState


def load_deployments():
    """Add those of the portal's own file that nobody has said anything about yet; say how many."""
    rows = csv.DictReader(own_file("deployments.csv").decode().splitlines())
    return sum(map(_is_added, rows))


def _is_added(row):
    offering = Offering.objects.filter(import_key=row["offering_id"]).first()
    actor = _organisation(row)
    if not (offering and actor):
        return False
    said = {name: row[name] for name in ("stage", "known_on", "note", "source")}
    _deployment, is_new = Deployment.objects.get_or_create(
        offering=offering, actor=actor, defaults={"state": DeploymentState.SOURCED, **said}
    )
    return is_new


def _organisation(row):
    if row["actor_id"]:
        return Actor.objects.filter(import_key=row["actor_id"]).first()
    towns = Actor.objects.filter(actor_type=MUNICIPALITY, part_of=None)
    return towns.filter(municipality=row["municipality_scb_code"]).first()
