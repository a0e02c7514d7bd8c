"""The HTTP Observatory's table of points, for one answer: what a scan from outside would give, computed here.

Starts at 100; penalties count always, bonuses only from 90 and up (Mozilla Observatory, scoring of 2024).
"""

HALF_YEAR = 15_768_000
STRICT_REFERRERS = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}


def score(headers, cookies, has_scripts, has_integrity):
    """Points of an answer: its headers by lower-case name, its cookies as `Morsel`s, and what its scripts say."""
    points = [
        _policy(headers.get("content-security-policy", "")),
        _transport(headers.get("strict-transport-security", "")),
        _frames(headers),
        _integrity(has_scripts, has_integrity),
        5 if set(headers.get("referrer-policy", "unset").replace(" ", "").split(",")) <= STRICT_REFERRERS else 0,
        0 if headers.get("x-content-type-options") == "nosniff" else -5,
        -50 if headers.get("access-control-allow-origin") == "*" else 0,
        10 if headers.get("cross-origin-resource-policy") == "same-origin" else 0,
        10 if headers.get("cross-origin-opener-policy") == "same-origin" else 0,
        10 if headers.get("cross-origin-embedder-policy") == "require-corp" else 0,
        *map(_cookie, cookies),
        5 if cookies and all(map(_is_strict, cookies)) else 0,
    ]
    base = 100 + sum(point for point in points if point < 0)
    return base + sum(point for point in points if point > 0) if base >= 90 else base


def directives(policy):
    parts = [part.split() for part in policy.split(";") if part.strip()]
    return {name: values for name, *values in parts}


def _policy(policy):
    found = directives(policy)
    if not found:
        return -25
    scripts = found.get("script-src", found.get("default-src", ["*"]))
    if any("unsafe" in value or value in {"*", "https:", "http:", "data:"} for value in scripts):
        return -20
    if any("unsafe" in value for values in found.values() for value in values):
        return 0
    return 10 if found.get("default-src") == ["'none'"] and found.get("form-action") else 5


def _transport(header):
    age = next((int(part.split("=")[1]) for part in header.split(";") if part.strip().startswith("max-age=")), 0)
    if not age:
        return -20
    return 0 if age >= HALF_YEAR else -10


def _frames(headers):
    if "frame-ancestors" in directives(headers.get("content-security-policy", "")):
        return 5
    return 0 if headers.get("x-frame-options") in {"DENY", "SAMEORIGIN"} else -20


def _integrity(has_scripts, has_integrity):
    return 5 if has_scripts and has_integrity else 0


def _cookie(morsel):
    if not morsel["secure"]:
        return -40
    return 0 if morsel["httponly"] else -30


def _is_strict(morsel):
    return bool(morsel["secure"] and morsel["httponly"] and morsel["samesite"])
