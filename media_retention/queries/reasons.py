"""Why one use of a medium lasts until its end."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from wagtail.models import Page

from media_retention import conf
from media_retention.models import Placement, RetainedMedium
from media_retention.queries.clocks import FROM_THE_BEGINNING
from retention.models import Rule
from retention.rules.reason import Medium, Reason, ReasonKind
from retention.rules.trigger import Trigger

KINDS = {"news-media": ReasonKind.NEWS, "magazine-media": ReasonKind.MAGAZINE}
PUBLICATION = "publication-media"


def why_use(
    use: Placement,
    medium: RetainedMedium,
    *,
    due: date | None,
    pages: Mapping[int, Page],
    rules: Mapping[str, Rule],
) -> Reason:
    """Why the medium may stand there until that day; not for a use without an end."""
    kind = medium_kind(medium)
    if (trigger := waits_for(use.rule, rules)) and use.event_on:
        start = trigger.clock_start(use.event_on)
        return Reason(ReasonKind.AFTER_EVENT, due=due, since=start, medium=kind, trigger=trigger)
    return Reason(_kind_of_page(use, pages), due=due, since=use.since, medium=kind)


def waits_for(key: str, rules: Mapping[str, Rule]) -> Trigger | None:
    """The event that a rule's clock waits for, if it does not run from the beginning."""
    rule = rules.get(key)
    trigger = Trigger(rule.trigger) if rule else None
    return trigger if trigger not in FROM_THE_BEGINNING else None


def medium_kind(medium: RetainedMedium) -> Medium:
    """A picture, a film or a sound recording."""
    kinds = {"video": Medium.VIDEO, "audio": Medium.SOUND}
    return kinds.get(getattr(medium, "type", ""), Medium.PHOTO)


def rules_of(keys: Collection[str]) -> dict[str, Rule]:
    """These rules of the register with all that is told of them, by key."""
    rows = Rule.objects.filter(key__in=keys).prefetch_related("texts", "versions")
    return {rule.key: rule for rule in rows}


def _kind_of_page(use: Placement, pages: Mapping[int, Page]) -> ReasonKind:
    """What sort of page the use is on, by its rule; of a deleted page little is known."""
    if use.rule in KINDS:
        return KINDS[use.rule]
    page = pages.get(use.page_id)
    named = page is not None and page.specific_class and conf.named_rule(page.specific_class)
    is_publication = named and use.rule == PUBLICATION
    return ReasonKind.PUBLICATION if is_publication else ReasonKind.PAGE
