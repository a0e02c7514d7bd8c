"""What every answer says to the browser, whoever asks and whatever the answer."""

from tests import observatory

POLICY = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "connect-src": ["'self'"],
    "manifest-src": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
}
FILE_POLICY = {"default-src": ["'none'"], "sandbox": [], "frame-ancestors": ["'none'"]}  # what others have uploaded
FILES = {"offerings:file", "events:material_file"}
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
}
STRICTER = {"Referrer-Policy": "no-referrer"}  # where the address itself is a secret


def faults(response, policy=POLICY):
    """What the answer lacks of what every answer says."""
    said = {name: response.headers.get(name) for name in ALWAYS}
    found = {name: value for name, value in said.items() if value not in (ALWAYS[name], STRICTER.get(name))}
    stated = observatory.directives(response.headers.get("Content-Security-Policy", ""))
    return found | ({} if stated == policy else {"Content-Security-Policy": stated})


def policy_for(row, response):
    """A file that somebody has uploaded may do nothing at all in the browser."""
    return FILE_POLICY if row.url in FILES and response.status_code == 200 else POLICY
