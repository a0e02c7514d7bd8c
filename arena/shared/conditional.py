"""Answers that programs ask for again and again: whole the first time, and short as long as nothing is new."""

from hashlib import sha256

from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, quote_etag


def if_new(request, response, changed_at=None, **cache):
    """Let the reader's copy stand where it is the same; `cache` says who may keep one, and for how long unasked."""
    moment = changed_at and int(changed_at.timestamp())
    response["ETag"] = quote_etag(sha256(response.content).hexdigest()[:32])
    if moment:
        response["Last-Modified"] = http_date(moment)
    patch_cache_control(response, **cache)
    return get_conditional_response(request, response["ETag"], moment, response)
