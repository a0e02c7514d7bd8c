"""Grades, the verdict, the supplier's comment and the review."""

urlpatterns = []
