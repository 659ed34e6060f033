"""The public addresses of invitations: personal links."""

from django.urls import path

from .views import stop

urlpatterns = [path("<str:token>/", stop, name="events_stop_invitations")]
