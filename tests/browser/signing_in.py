"""Signed in without the screen for it, which has tests of its own and costs two pages a test."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Page
from wagtail.users.models import UserProfile

from tests.people import user_as


def sign_in(page: Page, address: str, role: str, language: str = "nl") -> Page:
    """Somebody in a role, who reads the admin in a language; made where there is none yet."""
    user = User.objects.filter(username=role).first() or user_as(role, language)
    UserProfile.objects.filter(user=user).update(preferred_language=language)
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": address}])
    return page
