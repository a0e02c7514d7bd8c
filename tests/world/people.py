"""A person of every kind, and who of them belong together."""

from uuid import UUID

from actors.states import Role
from tests.factories import ActorFactory, MembershipFactory, TermFactory, UserFactory

ROLES = {"reader": Role.READER, "editor": Role.EDITOR, "manager": Role.MANAGER, "staff_member": Role.MANAGER}
INVITED = "inbjuden@arena.example"


def people():
    """One of each kind; who is a member of the actor that is their own, the things see to."""
    persons = {name: UserFactory() for name in ["stranger", "municipality", "reader", "editor", "manager"]}
    persons["person"] = UserFactory(email=INVITED)
    persons["person"].emailaddress_set.create(email=INVITED, verified=True, primary=True)
    persons["staff"] = UserFactory(staff=True)
    persons["staff_member"] = UserFactory(staff=True)
    persons["administrator"] = UserFactory(staff=True, administrator=True)
    persons["technician"] = UserFactory(administrator=True)
    for name, kind in [("stranger", "AKT01"), ("municipality", "AKT02")]:
        MembershipFactory(user=persons[name], actor=ActorFactory(actor_type=TermFactory(code=kind)))
    return persons


def own_team(persons):
    return [(persons[name], role) for name, role in ROLES.items()]


def foreign_team(persons):
    return [(persons["stranger"], Role.MANAGER)]


def absent_twin(kwargs):
    """Arguments of the same kinds that lead to nothing."""
    nothing = {str: "finns-inte", int: 0, UUID: UUID(int=0)}
    return {name: nothing[type(value)] for name, value in kwargs.items()}
