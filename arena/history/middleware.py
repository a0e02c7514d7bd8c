"""Every change made by a request is signed with who asked for it, at which page and through which door."""

import pghistory
from pghistory.middleware import HistoryMiddleware

from arena.history.states import Channel


class SigningMiddleware(HistoryMiddleware):
    """Keeps the name of the page and not its address, which may hold a key that opens something."""

    def get_context(self, request):
        return {"user": super().get_context(request)["user"], "channel": Channel.WEB}

    def process_view(self, request, _view, _args, _kwargs):
        page = request.resolver_match.view_name
        channel = Channel.API if page.startswith("api") else Channel.WEB
        pghistory.context(act=page, channel=channel)
