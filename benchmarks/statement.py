"""What the statement costs, over the plainest page that the same project can serve."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.test import Client
from wagtail.models import Page, Site

from benchmarks.measure import Ratio, seconds
from retention import clock
from ser_site.content import reading
from ser_site.content.register.load import load_register
from ser_site.content.register.load_parties import load_controller, load_recipients
from ser_site.content.statement_body import statement_body
from ser_site.home.models import HomePage, StandardPage
from ser_site.statement.models import StatementPage

_LIMIT = 4


def serving_the_statement() -> Ratio:
    """The whole statement, not from a cache, over a page with one short rich text."""
    with pages() as (statement, plain):
        client = Client()
        client.get(statement), client.get(plain)
        value = seconds(lambda: client.get(statement), times=15) / seconds(
            lambda: client.get(plain), times=15
        )
    return Ratio("serving the statement over serving a page with one text", value, _LIMIT)


@contextmanager
def pages() -> Iterator[tuple[str, str]]:
    """The addresses of the two; all of it goes afterwards, except the register."""
    load_register()
    load_controller()
    load_recipients(today=clock.today())
    home = home_page()
    words = reading.read(reading.TEXTS / "pages" / "privacyverklaring.toml")["nl"]
    body = statement_body(words["body"], today=clock.today())
    made: list[Any] = [
        StatementPage(title=words["title"], slug="privacyverklaring", body=body),
        StandardPage(title="Plain", slug="plain", body=[("text", "<p>One paragraph.</p>")]),
    ]
    try:
        for page in made:
            home.add_child(instance=page)
            page.save_revision().publish()
        yield made[0].get_url(), made[1].get_url()
    finally:
        home.delete()


def home_page() -> Any:
    """A front page at the root of the site; whoever makes it deletes it."""
    root = Page.get_first_root_node()
    if root is None:
        raise RuntimeError("the database has no root page")
    home = root.add_child(instance=HomePage(title="Home", slug="bench"))
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "testserver", "port": 80, "root_page": home},
    )
    return home
