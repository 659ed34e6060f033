"""Reading the report “what leaves the site”."""

from __future__ import annotations

import re

from django.test import Client
from django.urls import reverse

URL = "media_retention:leaving"


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def rows(client: Client, **query: str) -> list[str]:
    """The table's rows, in words."""
    html = client.get(reverse(URL), query).content.decode()
    bodies = re.findall(r'<table class="listing.*?<tbody>(.*?)</tbody>', html, flags=re.S)
    return [words(row) for body in bodies for row in re.findall(r"<tr.*?</tr>", body, flags=re.S)]


def titles(client: Client, **query: str) -> list[str]:
    return [found for row in rows(client, **query) for found in re.findall(r"Photo \w+", row)[:1]]
