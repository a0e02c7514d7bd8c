"""What the history calls the rows of this room, and who reads what of them there."""

from django.db.models import F, TextField
from django.db.models.functions import Cast

from actors import recounting
from arena.history import readers
from testbeds.models import InterestNotice, InventoryRound, MarketDialogue, Match, Need, NeedCluster


def register():
    """Called once as the portal starts: everything about a need is read by those who may read the need."""
    readers.guard(Need, lambda user: Need.objects.visible_to(user))
    readers.guard(NeedCluster, lambda user: NeedCluster.objects.visible_to(user))
    readers.guard(MarketDialogue, lambda user: MarketDialogue.objects.visible_to(user))
    readers.guard(InterestNotice, _notices)
    recounting.LABELS |= {
        InventoryRound: lambda: _column("title_sv"),
        MarketDialogue: lambda: _column("title"),
        Need: lambda: _column("title_sv"),
        NeedCluster: lambda: _column("title_sv"),
    }


def _notices(user):
    """A match has no whole number for a key, so that its notices do not name it: they are asked for themselves."""
    return InterestNotice.objects.filter(match__in=Match.objects.visible_to(user).values("pk"))


def _column(name):
    return Cast(F(name), TextField())
