"""The figures of an evaluation, and when they were computed."""

urlpatterns = []
