"""Letters about one event: what is planned, what has gone, and what did not go and why."""

urlpatterns = []
