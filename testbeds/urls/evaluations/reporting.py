"""The public page of an evaluation, its report, versions and files."""

urlpatterns = []
