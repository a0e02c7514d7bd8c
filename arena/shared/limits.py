"""How often something open to everybody may be done from one network, counted in the shared cache."""

import ipaddress

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.utils.translation import gettext as _
from redis.exceptions import RedisError

from arena.shared.errors import Refused
from arena.shared.http import render_page

MINUTE = 60
HOUR = 60 * MINUTE
PREFIX = {4: 24, 6: 48}


def network_of(request):
    """The network of the visitor, so that changing address within it does not start a new count."""
    address = ipaddress.ip_address(get_adapter().get_client_ip(request))
    return ipaddress.ip_network((address, PREFIX[address.version]), strict=False)


def spend(request, action, *, per_hour, per_minute=None):
    """Count one more; refuse once the network has done it that many times within the hour, or the minute."""
    key = f"limit:{action}:{network_of(request)}"
    if per_minute is not None and _counted(f"{key}:minute", MINUTE) > per_minute:
        raise Refused(_("Much is being sent from your network right now. Wait a minute and try again."))
    if _counted(key, HOUR) > per_hour:
        raise Refused(_("Too many have been sent from your network. Wait an hour and try again."))


def _counted(key, seconds):
    cache.add(key, 0, timeout=seconds)
    return cache.incr(key)


class CountingMiddleware:
    """What is counted so that nobody can guess passwords waits for the cache to come back, and says so."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, RedisError):
            return None
        response = render_page(request, "503.html", {}, status=503)
        response.headers["Retry-After"] = MINUTE
        return response
