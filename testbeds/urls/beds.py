"""The testbeds, and requests to test in one."""

app_name = "beds"
urlpatterns = []
