from django.db import models
from django.utils.translation import gettext_lazy as _

from arena.outbox.models.outbound_letter import OutboundLetter


class DayPlace(models.Model):
    """The place of a letter among the few that an address gets in a day.

    It counts while the letter is on its way or has gone; one that came to nothing gives its place to the next. Of a
    letter that gathers others it counts nothing, and is how the next one to be gathered finds it.
    """

    letter = models.OneToOneField(OutboundLetter, on_delete=models.CASCADE, primary_key=True, related_name="place")
    address_key = models.CharField(max_length=64, editable=False)
    day = models.DateField(_("day"))

    class Meta:
        verbose_name = _("place in the day")
        verbose_name_plural = _("places in the day")
        indexes = [models.Index(fields=["address_key", "day"], name="day_place_of_address")]

    def __str__(self):
        return f"{self.letter_id} {self.day}"
