"""What organisations decided, and what came of it."""

urlpatterns = []
