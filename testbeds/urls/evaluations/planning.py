"""The plan of an evaluation: written, signed, frozen, deviated from."""

urlpatterns = []
