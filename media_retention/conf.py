"""The setting ``MEDIA_RETENTION``: which rule a use falls under."""

from typing import TypeVar

from django.conf import settings
from django.db.models import Model

T = TypeVar("T")

DEFAULT_DIGEST_GROUP = "Editors"
"""The group that Wagtail itself makes for who writes pages."""

DEFAULT_RULE = "publication-media"
"""For pages that the setting does not name: the shortest period promised for media."""

DEFAULT_BASIS = "journalistic_interest"

DEFAULT_USE_RULES = {
    "news": "news-media",
    "magazine": "magazine-media",
    "publication": "publication-media",
}

DEFAULT_USE_BASES = {
    "news": "journalistic_interest",
    "magazine": "journalistic_interest",
    "publication": "consent",
    "profile": "public_interest",
}
"""On which ground people may be shown, by intended use (promises P05 to P07 and P16)."""


def default_rule() -> str:
    """The rule for whatever has none of its own."""
    return str(_setting("DEFAULT_RULE", DEFAULT_RULE))


def rule_for_page(page_class: type[Model]) -> str:
    """The rule for media on a page of this class; a subclass follows its parent."""
    return named_rule(page_class) or default_rule()


def named_rule(page_class: type[Model]) -> str:
    """The rule that the setting names for this class or a parent of it, or nothing."""
    rules: dict[str, str] = _setting("PAGE_RULES", {})
    by_label = {label.lower(): rule for label, rule in rules.items()}
    for ancestor in page_class.__mro__:
        meta = getattr(ancestor, "_meta", None)
        if meta is not None and (rule := by_label.get(meta.label_lower)):
            return rule
    return ""


def rule_for_use(intended_use: str) -> str:
    """The rule for a medium that is on no page yet."""
    rules: dict[str, str] = {**DEFAULT_USE_RULES, **_setting("USE_RULES", {})}
    return rules.get(intended_use, default_rule())


def use_for_page(page_class: type[Model]) -> str:
    """The intended use with the same rule as pages of this class, or nothing."""
    rule = named_rule(page_class)
    uses: dict[str, str] = {**DEFAULT_USE_RULES, **_setting("USE_RULES", {})}
    return next((use for use, its in uses.items() if its == rule), "") if rule else ""


def basis_for_use(intended_use: str) -> str:
    """The ground on which people may be shown for a use."""
    bases: dict[str, str] = {**DEFAULT_USE_BASES, **_setting("USE_BASES", {})}
    return bases.get(intended_use, DEFAULT_BASIS)


def all_rules() -> frozenset[str]:
    """Every rule that media can fall under on this site."""
    uses: dict[str, str] = {**DEFAULT_USE_RULES, **_setting("USE_RULES", {})}
    pages: dict[str, str] = _setting("PAGE_RULES", {})
    return frozenset({default_rule(), *uses.values(), *pages.values()})


def digest_group() -> str:
    """The group that is told what goes from pages whose owner cannot be told."""
    return str(_setting("DIGEST_GROUP", DEFAULT_DIGEST_GROUP))


def _setting(name: str, default: T) -> T:
    value: T = getattr(settings, "MEDIA_RETENTION", {}).get(name, default)
    return value
