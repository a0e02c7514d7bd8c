"""Creating an evaluation, who is what in it, and what moves it on."""

urlpatterns = []
