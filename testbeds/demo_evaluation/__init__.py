"""Two example evaluations to try the portal with: one with its report, one in the middle of its test."""

from testbeds.demo_evaluation.examples import make_examples

__all__ = ["make_examples"]
