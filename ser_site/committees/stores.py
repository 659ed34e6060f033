"""The store of members: their records and their profiles."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from retention.record_store import RecordStore
from retention.rules.decision import Cause
from retention.stores import Candidate, Effects, Holding, Label

from .models import MEMBERS, Member, MemberPage, Term
from .models.member import RULE
from .operations import profiles
from .queries.profiles import pages_showing, profiles_of

PROFILE_RULE = "member-profile"
"""The rule for profiles (promise P16): off the site on leaving."""

PRIVATE = ("name", "gender", "address", "email", "telephone", "organisation")


class MemberStore(RecordStore[Member]):
    """Members with their profiles; a departure ends both."""

    key = MEMBERS
    rules: Collection[str] = (RULE, PROFILE_RULE)
    model = Member
    cause = Cause.LEFT_OFFICE

    @property
    def label(self) -> str:
        """For people."""
        return _("Members of council and committees")

    def labels(self, records: Collection[UUID]) -> Mapping[UUID, Label]:
        return {
            one.uuid: Label(str(one), reverse("committees_member:inspect", args=[one.pk]))
            for one in self.rows.filter(uuid__in=records)
        }

    def holdings(self) -> Mapping[str, Holding]:
        found = dict(super().holdings())
        shown = MemberPage.objects.live().exclude(member=None)
        oldest = shown.filter(member__due__isnull=False).order_by("member__due")
        due = oldest.values_list("member__due", flat=True).first()
        return {**found, PROFILE_RULE: Holding(shown.count(), due)}

    def take_down(self, records: Sequence[Candidate], *, now: datetime) -> Effects:
        effects = super().take_down(records, now=now)
        members = self._members(effects)
        self._note_pages(members, effects)
        for member in members:
            profiles.take_off_the_site(member)
        return effects

    def restore(self, records: Sequence[Candidate], *, today: date) -> Effects:
        effects = super().restore(records, today=today)
        members = self._members(effects)
        for member in members:
            profiles.put_back_on_the_site(member)
        self._note_pages(members, effects)
        return effects

    def erase_rows(self, records: Sequence[Member], effects: Effects) -> None:
        self._note_pages(records, effects)
        pages = list(profiles_of([member.uuid for member in records]))
        profiles.remember_addresses(pages)
        profiles.erase_pages(pages)
        super().erase_rows(records, effects)

    def export_of(self, record: Member) -> Mapping[str, object]:
        """The private record, its terms, and what the profile says in each language."""
        pages = profiles_of([record.uuid]).select_related("locale")
        return {
            **{name: getattr(record, name).open() for name in PRIVATE},
            "terms": [
                {
                    "seat": term.seat,
                    "role": term.role,
                    "start": str(term.start),
                    "end": str(term.end),
                }
                for term in Term.objects.filter(member=record)
            ],
            "profiles": {
                page.locale.language_code: {
                    "name": page.title,
                    "organisation": page.organisation,
                    "about": page.about,
                }
                for page in pages
            },
        }

    def _members(self, effects: Effects) -> list[Member]:
        wanted = [one.record for one in effects.done]
        return list(self.rows.filter(uuid__in=wanted).order_by("pk"))

    def _note_pages(self, members: Sequence[Member], effects: Effects) -> None:
        """Where the profiles were shown, and by what one would recognise that they still are."""
        effects.pages |= pages_showing(members)
        names: dict[UUID, set[str]] = {member.uuid: set() for member in members}
        slugs = profiles_of(list(names)).values_list("member__uuid", "slug")
        for uuid, slug in slugs:
            names[uuid].add(slug)
        effects.names |= names
