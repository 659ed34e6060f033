"""What a statement tells of those who receive data, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import override

from privacy_blocks.party_words import kind_words, safeguard_words, unnamed
from retention.models import Recipient, RecipientText
from retention.models.party_choices import PartyGround
from retention.models.texts import in_language


@dataclass(frozen=True, slots=True)
class PartyShown:
    """Somebody who receives data, as the statement tells it.

    ``name`` is a kind of recipient for one whom the statement is not to name; nobody is left
    out. ``kind`` and ``safeguard`` are words; within the EEA there is no safeguard to tell, and
    outside it an empty one means that there is none. ``activities`` are their names.
    """

    key: str
    name: str
    service: str
    ground: PartyGround
    kind: str
    country: str
    in_eea: bool
    safeguard: str
    explanation: str
    activities: tuple[str, ...]


def parties_shown(language: str, titles: Mapping[int, str], *, today: date) -> list[PartyShown]:
    """Everyone who receives data today; ``titles`` are all activities in the register's order.

    Ordered by ground as the statement lists grounds, then by what they are to the
    controller, then as in the register.
    """
    receiving = Recipient.objects.receiving(today)
    texts: dict[int, list[RecipientText]] = {}
    for text in RecipientText.objects.all():
        texts.setdefault(text.recipient_id, []).append(text)
    links = Recipient.activities.through.objects.filter(recipient__in=receiving)
    received = set(links.values_list("recipient_id", "activity_id"))
    with override(language):
        rows = sorted(receiving, key=lambda row: (GROUNDS.index(row.ground), KINDS.index(row.kind)))
        return [
            _shown(
                row,
                in_language(texts.get(row.pk, ()), language) or row.text(language),
                tuple(title for pk, title in titles.items() if (row.pk, pk) in received),
            )
            for row in rows
        ]


GROUNDS = [ground.value for ground in PartyGround]
KINDS = ["processor", "joint", "separate", "authority", "people"]


def _shown(row: Recipient, text: RecipientText, activities: tuple[str, ...]) -> PartyShown:
    return PartyShown(
        key=row.key,
        name=text.name if row.stated else unnamed(row.kind),
        service=text.service,
        ground=PartyGround(row.ground),
        kind=kind_words(row.kind) if row.stated else "",
        country=row.country_name,
        in_eea=row.in_eea,
        safeguard="" if row.in_eea else safeguard_words(row.safeguard),
        explanation=text.safeguard_explanation,
        activities=activities,
    )
