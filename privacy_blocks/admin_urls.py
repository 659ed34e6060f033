"""Addresses below the admin; whoever may enter the admin may ask them."""

from django.urls import path

from privacy_blocks.views import periods
from privacy_blocks.views.publishing import ConfirmView

app_name = "privacy_blocks"

urlpatterns = [
    path("periods/", periods.choose, name="choose_period"),
    path("periods/typed/", periods.typed, name="typed_periods"),
    path("statements/<int:pk>/confirm/", ConfirmView.as_view(), name="confirm"),
]
