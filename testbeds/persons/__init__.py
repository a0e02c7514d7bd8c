"""What needs, testbeds and evaluations hold of a person."""

from testbeds.persons.evaluations import Evaluations
from testbeds.persons.needs import Needs

__all__ = ["Evaluations", "Needs"]
