"""How long a consent counts, what rests on it, and when it goes itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from media_retention.models import Channel, Consent, ConsentLink
from media_retention.operations import consent as consents
from media_retention.operations.consent import HasEnded, NoLongerStands
from media_retention.queries.mentions import pages_mentioning
from retention import stores, vault
from retention.models import Act, FileRemoval, Hold, VaultKey
from retention.operations.holds import place_hold
from retention.rules.decision import Cause
from ser_site.media.models import SerImage
from tests.commands import enforce
from tests.consenting import (
    NAME,
    consent_of,
    lies_in,
    signed_form,
)
from tests.integration.conftest import MakePage, SetToday

from .consents import acts, body, fresh, name_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]


Make = Callable[..., Any]


def test_everybody_in_it_must_agree(make_image: Make, today: date) -> None:
    photo = make_image()
    first, second = consent_of("Eerste Persoon", photo), consent_of("Tweede Persoon", photo)

    consents.withdraw(second, today=today)

    assert not SerImage.objects.exists()
    # Nothing rests on the first person's consent any more either.
    assert acts(first) == [(Act.ERASED, Cause.PERIOD_ENDED)]
    assert not Consent.objects.exists()


def test_another_photo_keeps_the_consent(make_image: Make, today: date) -> None:
    ending, staying = make_image("Weg"), make_image("Blijft")
    shared, other = consent_of("Eerste Persoon", ending, staying), consent_of("Ander", ending)

    consents.withdraw(other, today=today)

    assert list(SerImage.objects.all()) == [staying]
    assert Consent.objects.get() == shared
    assert Consent.objects.get().due is None


def test_an_end_date_ends_like_a_withdrawal(
    news: MakePage, make_image: Make, set_today: SetToday
) -> None:
    photo = make_image()
    page = news(on=date(2026, 9, 2), hero_image=photo)
    consent = consent_of(NAME, photo, ends_on=date(2026, 12, 31))
    assert fresh(photo).due == date(2026, 12, 31)

    set_today(date(2026, 12, 30))
    assert name_of(photo) in body(page)
    set_today(date(2026, 12, 31))
    assert name_of(photo) not in body(page)

    assert enforce()[0] == 0
    assert acts(photo) == [(Act.ERASED, Cause.CONSENT_WITHDRAWN)]
    assert acts(consent) == [(Act.ERASED, Cause.PERIOD_ENDED)]


def test_the_earlier_end_counts(news: MakePage, make_image: Make) -> None:
    photo = make_image()
    news(on=date(2024, 9, 30), hero_image=photo)

    consent_of(NAME, photo, ends_on=date(2028, 1, 1))

    # 30 September 2024 and two and a half years, before the end of the consent.
    assert fresh(photo).due == date(2027, 3, 30)


def test_consent_for_longer_gives_the_photo_its_own_end_back(
    news: MakePage, make_image: Make, today: date
) -> None:
    photo = make_image()
    news(on=date(2026, 9, 2), hero_image=photo)
    consent = consent_of(NAME, photo, ends_on=date(2026, 12, 31))

    consent.ends_on = None
    consents.change(consent, today=today, by=None)

    # 2 September 2026 and two and a half years.
    assert fresh(photo).due == date(2029, 3, 2)


def test_nothing_rests_on_what_was_withdrawn(make_image: Make, today: date) -> None:
    held, other = make_image(), make_image()
    place_hold("media", held.uuid, ground=Hold.Ground.LEGAL_CLAIM, reason="Zaak", today=today)
    consent = consent_of(NAME, held)
    consents.withdraw(consent, today=today)

    with pytest.raises(NoLongerStands):
        consents.attach(consent, [other.uuid], today=today)
    with pytest.raises(NoLongerStands):
        consents.detach(consent, held.uuid, today=today)
    with pytest.raises(NoLongerStands):
        consents.withdraw(consent, today=today)
    with pytest.raises(HasEnded):
        consents.attach(consent_of("Ander"), [held.uuid], today=today)


def test_a_mistake_is_corrected(news: MakePage, make_image: Make, today: date) -> None:
    photo = make_image()
    news(on=date(2026, 9, 2), hero_image=photo)
    consent = consent_of(NAME, photo, ends_on=date(2026, 12, 31))

    consents.detach(consent, photo.uuid, today=today)

    assert fresh(photo).due == date(2029, 3, 2)
    # A month to attach it to the right one.
    assert Consent.objects.get().due == date(2026, 10, 14)


def test_a_consent_that_nothing_ever_rests_on_goes_after_a_month(
    make_image: Make, set_today: SetToday
) -> None:
    consent = consent_of(NAME)
    set_today(date(2026, 10, 13))
    assert enforce()[1]["items"] == []

    set_today(date(2026, 10, 14))
    enforce()

    assert acts(consent) == [(Act.ERASED, Cause.PERIOD_ENDED)]
    assert not VaultKey.objects.exists()


def test_a_consent_goes_with_the_last_photo_of_which_the_period_ends(
    news: MakePage, make_image: Make
) -> None:
    photo = make_image()
    news(on=date(2024, 3, 14), hero_image=photo)
    consent = consent_of(NAME, photo)

    _status, report = enforce()

    assert [(item["store"], item["cause"]) for item in report["items"]] == [
        ("media", "period_ended"),
        ("media-consent", "period_ended"),
    ]
    assert acts(consent) == [(Act.ERASED, Cause.PERIOD_ENDED)]


def test_a_consent_goes_with_a_photo_that_somebody_deletes(make_image: Make) -> None:
    photo = make_image()
    consent = consent_of(NAME, photo)

    photo.delete()

    assert acts(consent) == [(Act.ERASED, Cause.PERIOD_ENDED)]


def test_the_register_may_keep_the_evidence_longer(
    make_image: Make, today: date, set_today: SetToday
) -> None:
    from retention.models import Rule

    version = Rule.objects.get(key="consent-evidence").versions.get()
    version.amount, version.unit = 6, "month"
    version.save()
    consents.withdraw(consent_of(NAME, make_image()), today=today)

    # 14 September 2026 and six months.
    assert Consent.objects.get().due == date(2027, 3, 14)
    set_today(date(2027, 3, 14))
    enforce()
    assert not Consent.objects.exists()


def test_evidence_without_its_row_is_a_stray_file(settings: Any) -> None:
    consent = consent_of(NAME, evidence=signed_form())
    name = consent.evidence.name
    assert NAME.split()[0] not in str(name)
    consent.delete()
    assert lies_in(name) == set()
    assert not FileRemoval.objects.exists()


def test_its_key_opens_nothing_of_another(make_image: Make) -> None:
    first, second = consent_of("Eerste Persoon"), consent_of("Tweede Persoon")
    Consent.objects.filter(pk=second.pk).update(name=Consent.objects.get(pk=first.pk).name)

    with pytest.raises(vault.VaultError):
        Consent.objects.get(pk=second.pk).name.open()


def test_how_it_was_withdrawn_is_on_record(make_image: Make, today: date) -> None:
    photo = make_image()
    place_hold("media", photo.uuid, ground=Hold.Ground.LEGAL_CLAIM, reason="Zaak", today=today)

    consents.withdraw(consent_of(NAME, photo), today=today, channel=Channel.PHONE)

    consent = Consent.objects.get()
    assert (consent.withdrawn_on, consent.withdrawn_channel) == (date(2026, 9, 14), "phone")


def test_all_that_is_held_of_a_person_can_be_given(make_image: Make) -> None:
    photo = make_image()
    consent = consent_of(NAME, photo)

    held = stores.get("media-consent").export(consent.uuid)

    assert (held["name"], held["media"]) == (NAME, [str(photo.uuid)])


def test_links_have_no_life_of_their_own(make_image: Make) -> None:
    consent = consent_of(NAME, make_image(), make_image())
    consents.attach(consent, list(consent.links.values_list("medium", flat=True)), today=date.max)

    assert ConsentLink.objects.count() == 2


def test_pages_that_speak_of_somebody_are_found(news: MakePage, make_image: Make) -> None:
    text = [{"type": "text", "value": "<p>Volgens <b>Jolijn</b> Achterberg‑Ó Súilleabháin.</p>"}]
    live = news("In de tekst", on=date(2026, 9, 2), body=text)
    draft = news("In het concept", on=date(2026, 9, 2))
    draft.title = f"Over {NAME.upper()}"
    draft.save_revision()
    news("Over een ander", on=date(2026, 9, 2), body=[{"type": "text", "value": "<p>Jolijn</p>"}])

    for recorded in (NAME, f"{NAME} (de leerling)"):
        found = {one.page.pk: one.in_draft_only for one in pages_mentioning([recorded, "", "(?)"])}

        assert found == {live.pk: False, draft.pk: True}
