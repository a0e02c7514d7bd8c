"""Questionnaires, readiness, complexity and costs."""

urlpatterns = []
