"""The parts of the statement that are for everybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext

if TYPE_CHECKING:
    from .models import StatementPage


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with an editor's rich text under it.

    ``anchor`` never equals the key of an activity, since both are anchors of one page.
    """

    anchor: str
    heading: str
    text: str


def parts_of(page: StatementPage) -> list[Part]:
    """The parts that are filled in, in the order of the page and in the active language."""
    parts = [
        Part("your-rights", gettext("Your rights"), page.rights),
        Part("security", gettext("How we protect your data"), page.security),
        Part("third-parties", gettext("Who receives data from us"), page.third_parties),
        Part("cookies", gettext("Cookies"), page.cookies),
        Part("contact-and-complaints", gettext("Questions and complaints"), page.contact),
    ]
    return [part for part in parts if part.text]
