"""Under every form about those who take part: nothing that finds somebody is kept, and what looks odd is asked once."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from arena.shared import pointing_out
from arena.shared.marks import mark_of

NOBODY = gettext_lazy(
    "Here stands something that somebody can be found by: a personal identity number, a telephone number or an e-mail "
    "address. It has not been kept. Write without it."
)


class Nameless:
    """Refuses, at each of the `free_texts`, what somebody can be found by; it is not shown again either."""

    free_texts = ()

    def _masked(self, data):
        for name in set(self.free_texts) & set(self.fields):
            self.fields[name].hide_personal_numbers = pointing_out.mask
            self.fields[name].personal_number_message = NOBODY
        return super()._masked(data)


class Asking(Nameless):
    """Asks “is it right?” of what looks odd, with all that was typed; the writer says yes to exactly that.

    The page shows `evaluations/_doubts.html` inside the form while `asks` holds.
    """

    known_names = ()  # what looks like a name and is none, such as the units of the plan
    doubts = ()

    @property
    def asks(self):
        return bool(self.doubts) and self.data.get("sure") != self.sure

    @property
    def sure(self):
        """What a yes is said to: these answers, and no others."""
        return mark_of(sorted((name, str(value)) for name, value in self.cleaned_data.items()))

    def odd(self):
        """What to ask about valid answers, one sentence each."""
        texts = " ".join(str(self.cleaned_data.get(name, "")) for name in self.free_texts)
        if pointing_out.seems_to_name(texts, self.known_names):
            return [_("The text seems to name somebody. Who it is stays on paper at the unit, never here.")]
        return []

    def _clean_form(self):
        super()._clean_form()
        if not self.errors:
            self.doubts = self.odd()
