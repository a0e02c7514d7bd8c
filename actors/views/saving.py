"""From a valid form to the act that keeps it; a no comes back on the form, with everything that was typed."""

from actors import saving
from arena.shared.errors import Refused


def keep(request, form):
    """Whether what the form says is kept."""
    try:
        saving.save(form, by=request.user)
    except Refused as no:
        form.add_error(None, str(no))
        return False
    return True
