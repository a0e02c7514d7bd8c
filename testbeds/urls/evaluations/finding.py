"""The list of evaluations, its files and feeds; what others have published."""

urlpatterns = []
