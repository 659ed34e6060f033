"""What withdrawing consents would do: asked before, so that nobody is surprised."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from wagtail.models import Page

from media_retention.models import (
    Consent,
    ConsentLink,
    MediumBasis,
    RetainedEmbed,
    RetainedMedium,
)
from media_retention.queries.consents import pages_losing
from media_retention.queries.explain import STORE
from media_retention.queries.media import CHUNK, by_uuid
from media_retention.queries.page_titles import titles_of
from retention.queries.holds import held_records


@dataclass(frozen=True, slots=True)
class Consequences:
    """What rests on consents, and what becomes of it."""

    going: tuple[RetainedMedium, ...]
    staying: tuple[RetainedMedium, ...]
    """Attached, but its basis is another."""
    pages: tuple[Page, ...]
    """The pages that show what goes."""
    held: frozenset[UUID]
    """Those of what goes that a hold keeps: off the site, not erased."""

    @property
    def page_titles(self) -> list[str]:
        """What those pages are called."""
        return list(titles_of(self.pages).values())


def consequences(consents: Sequence[Consent]) -> Consequences:
    """What would happen if all of these were withdrawn."""
    links = ConsentLink.objects.filter(consent__in=consents)
    media = by_uuid(set(links.values_list("medium", flat=True)))
    going = [one for one in media if one.legal_basis == MediumBasis.CONSENT]
    return Consequences(
        going=tuple(going),
        staying=tuple(one for one in media if one.legal_basis != MediumBasis.CONSENT),
        pages=tuple(pages_losing(going)),
        held=frozenset(held_records(STORE, [one.uuid for one in going])),
    )


def still_elsewhere(going: Iterable[RetainedMedium]) -> list[str]:
    """Where videos among these can be seen when this site has erased them: read before it does."""
    return [one.address.watch_url for one in going if isinstance(one, RetainedEmbed)]


def standing_under(media: Sequence[RetainedMedium]) -> list[Consent]:
    """The consents under these media that were not withdrawn, oldest first."""
    found: set[Consent] = set()
    uuids = [medium.uuid for medium in media]
    for start in range(0, len(uuids), CHUNK):
        links = ConsentLink.objects.filter(
            medium__in=uuids[start : start + CHUNK], consent__withdrawn_on=None
        )
        found |= {link.consent for link in links.select_related("consent")}
    return sorted(found, key=lambda consent: (consent.given_on, consent.pk))
