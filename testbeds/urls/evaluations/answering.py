"""Where those who take part answer questions, without an account."""

urlpatterns = []
