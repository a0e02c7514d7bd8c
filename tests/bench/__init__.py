"""Measurements beside their bare limit: `python3 manage.py test -m bench` rewrites docs/measured.md.

A bare Django view and raw SQL do the same work, on the same kind of server, in the same run. What counts is the ratio:
the figures themselves differ from machine to machine.
"""
