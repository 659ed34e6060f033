"""Addresses for who sent something. A site includes them, in its languages."""

from django.urls import path

from forms_privacy.views import afterwards, personal

app_name = "personal_links"

urlpatterns = [
    path("gone/", personal.gone, name="gone"),
    path("kept/", personal.kept, name="kept"),
    path("<str:token>/", personal.show, name="show"),
    path("<str:token>/agree/<slug:purpose>/", afterwards.agree, name="agree"),
    path("<str:token>/add/files/", afterwards.add_files, name="add_files"),
    path("<str:token>/<slug:purpose>/", personal.withdraw, name="withdraw"),
]
