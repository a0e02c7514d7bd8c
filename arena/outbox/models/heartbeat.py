from django.db import models
from django.db.models import F
from django.db.models.functions import Now


class Heartbeat(models.Model):
    """The moment a drain last ran to its end: the sign that letters do go."""

    only = models.BooleanField(primary_key=True, default=True)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(only=True), name="heartbeat_is_one_row")]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M:%S}"

    @classmethod
    def beat(cls):
        cls.objects.update_or_create(only=True, defaults={"at": Now()})

    @classmethod
    def seconds_since_last(cls):
        age = cls.objects.annotate(age=Now() - F("at")).values_list("age", flat=True).first()
        return age and age.total_seconds()
