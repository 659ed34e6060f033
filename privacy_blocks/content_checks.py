"""What the statement still lacks, among Wagtail's content checks beside the page.

Wagtail's checks are rules of axe, run on the rendered page in the browser. A gap is known
here and not there: it becomes a rule of its own that always fails on the part of the page
that it is about, with words that say where to fill it in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from privacy_blocks.models.mixins import StatementPageMixin
from retention import clock
from retention.queries.completeness import completeness
from retention.viewsets.gap_words import gap_in_words

if TYPE_CHECKING:
    from wagtail.admin.userbar import ContentCheckerItem

# What is told once for all activities, and the block that tells it (GDPR 13(2)(b) and (d)).
ONCE = ("rights", "complaint")

NEVER = ".privacy-what-no-page-has"
WHOLE_PAGE = "h1"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is missing; ``selector`` finds the part of the page that it is about."""

    selector: str
    name: str
    advice: str


def findings(page: StatementPageMixin) -> list[Finding]:
    """What the statement in this page's language lacks, part by part, in the reader's words."""
    language: str = page.locale.language_code  # type: ignore[attr-defined]
    [found] = completeness([language], today=clock.today())
    shown = {child.value["activity"] for child in page.body if child.block_type == "activity"}
    told = [Finding(WHOLE_PAGE, _("Incomplete"), gap_in_words(gap)) for gap in found.for_all]
    for activity, gaps in found.activities:
        name = _("Incomplete: %(activity)s") % {"activity": activity}
        selector = f'[id="{activity.key}"]' if activity.key in shown else WHOLE_PAGE
        told += [Finding(selector, name, gap_in_words(gap)) for gap in gaps]
    return [*told, *_told_nowhere(page)]


def _told_nowhere(page: StatementPageMixin) -> Iterator[Finding]:
    """Blocks that a statement needs, where this site has such blocks and the page none."""
    words = {
        "rights": _("Which rights people have. Add the block for rights."),
        "complaint": _("That people can complain to the supervisor. Add the block for that."),
    }
    possible = page.body.stream_block.child_blocks
    present = {child.block_type for child in page.body}
    for name in ONCE:
        if name in possible and name not in present:
            yield Finding(WHOLE_PAGE, _("Incomplete"), words[name])


def add_findings(item: ContentCheckerItem, found: list[Finding]) -> None:
    """Add each finding as a rule to Wagtail's, or a site's own, content checker."""
    rules: list[dict[str, Any]] = []
    checks: list[dict[str, Any]] = []
    messages = {}
    for place, finding in enumerate(found):
        rule = f"privacy-incomplete-{place}"
        rules.append(
            {
                "id": rule,
                "impact": "serious",
                "selector": finding.selector,
                "tags": ["best-practice"],
                "any": [f"{rule}-check"],
                "enabled": True,
            }
        )
        checks.append(
            {
                "id": f"{rule}-check",
                "evaluate": "has-descendant-evaluate",
                "options": {"selector": NEVER},
            }
        )
        messages[rule] = {"error_name": finding.name, "help_text": finding.advice}
    if item.axe_run_only:
        item.axe_run_only = [*item.axe_run_only, *(rule["id"] for rule in rules)]
    item.axe_custom_rules = [*item.axe_custom_rules, *rules]
    item.axe_custom_checks = [*item.axe_custom_checks, *checks]
    item.axe_messages = {**item.axe_messages, **messages}
