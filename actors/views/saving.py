"""From a valid form to the act that keeps it; a no comes back on the form, with everything that was typed."""

from actors import saving
from arena.shared.forms import is_done


def keep(request, form):
    """Whether what the form says is kept."""
    return is_done(form, lambda: saving.save(form, by=request.user))
