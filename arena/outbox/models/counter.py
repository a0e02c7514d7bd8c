from django.db import models
from django.db.models import F


class Counter(models.Model):
    """Something that goes wrong without anybody being told at once, and how often it has: for whoever watches."""

    name = models.CharField(max_length=40, primary_key=True)
    value = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = "counter"

    def __str__(self):
        return f"{self.name}: {self.value}"

    @classmethod
    def count(cls, name):
        if not cls.objects.filter(name=name).update(value=F("value") + 1):
            cls.objects.bulk_create([cls(name=name)], ignore_conflicts=True)
            cls.objects.filter(name=name).update(value=F("value") + 1)
