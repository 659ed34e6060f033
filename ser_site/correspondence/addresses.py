"""The public addresses of correspondence: personal links."""

from django.urls import path

from .views import paper, paper_file

urlpatterns = [
    path("vergaderstukken/<str:token>/", paper, name="correspondence_paper"),
    path("vergaderstukken/<str:token>/bestand/", paper_file, name="correspondence_paper_file"),
]
