"""Somebody in a photo consents, and takes that back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from media_retention import tasks
from media_retention.models import Channel, Consent, ConsentLink
from media_retention.operations import consent as consents
from media_retention.operations.consent import HasEnded, NoLongerStands
from media_retention.operations.ends import erase_ended
from media_retention.queries.mentions import pages_mentioning
from retention import stores, vault
from retention.models import Act, Erasure, FileRemoval, Hold, VaultKey
from retention.operations.holds import place_hold, release_hold
from retention.rules.decision import Cause
from ser_site.media.models import SerImage
from tests.commands import enforce
from tests.consenting import (
    NAME,
    consent_of,
    everything_in_the_database,
    everything_on_disk,
    lies_in,
    signed_form,
)
from tests.integration.conftest import MakePage, SetToday

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

Make = Callable[..., Any]


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The task waits for a worker: what it would have been asked."""
    asked: list[list[str]] = []
    monkeypatch.setattr(tasks, "erase_ended", SimpleNamespace(enqueue=asked.append))
    return asked


def fresh(medium: Any) -> SerImage:
    found: SerImage = SerImage.objects.get(pk=medium.pk)
    return found


def name_of(medium: Any) -> str:
    """What the names of its sizes begin with: Wagtail cuts them short."""
    return Path(medium.file.name).stem[:16]


def body(page: Any) -> str:
    return Client().get(page.url).content.decode()


def acts(record: Any) -> list[tuple[str, str]]:
    lines = Erasure.objects.filter(record=record.uuid).order_by("pk")
    return list(lines.values_list("act", "cause"))


def test_what_rests_on_it_is_off_the_site_at_once(
    news: MakePage, make_image: Make, today: date, later: list[list[str]]
) -> None:
    photos = [make_image(f"Foto {number}") for number in range(3)]
    pages = [news(on=date(2026, 9, 2), hero_image=photo) for photo in photos]
    stems = [name_of(photo) for photo in photos]
    addresses = [photo.get_rendition("width-20").file.name for photo in photos]
    assert all(stem in body(page) for stem, page in zip(stems, pages, strict=True))

    withdrawal = consents.withdraw(consent_of(NAME, *photos), today=today)

    assert set(withdrawal.media) == {photo.uuid for photo in photos}
    assert not any(stem in body(page) for stem, page in zip(stems, pages, strict=True))
    assert [lies_in(photo.file.name) for photo in photos] == [{"private"}] * 3
    assert [lies_in(name) for name in addresses] == [set()] * 3
    assert later == [[str(uuid) for uuid in withdrawal.media]]


def test_it_is_erased_right_after(make_image: Make, today: date) -> None:
    photos = [make_image() for _ in range(3)]
    consent = consent_of(NAME, *photos, evidence=signed_form())
    evidence = consent.evidence.name

    consents.withdraw(consent, today=today)

    assert not SerImage.objects.exists()
    assert [lies_in(photo.file.name) for photo in photos] == [set()] * 3
    assert lies_in(evidence) == set()
    assert (Consent.objects.count(), VaultKey.objects.count()) == (0, 0)


def test_the_ledger_proves_it(news: MakePage, make_image: Make, today: date) -> None:
    photo = make_image()
    news(on=date(2026, 9, 2), hero_image=photo)
    consent = consent_of(NAME, photo)
    consents.withdraw(consent, today=today)

    status, report = enforce()

    assert (status, report["items"]) == (0, [])
    assert acts(photo) == [
        (Act.TAKEN_DOWN, Cause.CONSENT_WITHDRAWN),
        (Act.ERASED, Cause.CONSENT_WITHDRAWN),
    ]
    assert acts(consent) == [(Act.ERASED, Cause.PERIOD_ENDED)]
    assert not Erasure.objects.filter(proved_at=None).exists()


def test_nothing_knows_the_name_any_more(
    news: MakePage, make_image: Make, today: date, tmp_path: Path
) -> None:
    photo = make_image()
    page = news(on=date(2026, 9, 2), hero_image=photo, hero_alt=f"{NAME} in de haven")
    consent = consent_of(NAME, photo, evidence=signed_form(), is_child=True, guardian=NAME)
    assert NAME in everything_in_the_database(), "the alternative text is found by this"

    consents.withdraw(consent, today=today)
    enforce()

    assert page.get_latest_revision() is not None
    words = everything_in_the_database() + everything_on_disk(tmp_path)
    assert [part for part in NAME.split() if part in words] == []


def test_the_name_is_readable_nowhere_while_the_consent_stands(
    make_image: Make, tmp_path: Path
) -> None:
    consent_of(NAME, make_image())

    assert NAME.split()[0] not in everything_in_the_database() + everything_on_disk(tmp_path)
    assert Consent.objects.get().name.open() == NAME


def test_a_worker_that_comes_later_erases(
    make_image: Make, today: date, later: list[list[str]]
) -> None:
    photo = make_image()
    consents.withdraw(consent_of(NAME, photo), today=today)
    assert SerImage.objects.exists()

    erase_ended({photo.uuid}, today=today)

    assert not SerImage.objects.exists()
    assert not Consent.objects.exists()


def test_killed_before_erasing_the_next_sweep_finishes(
    make_image: Make, today: date, later: list[list[str]], set_today: SetToday
) -> None:
    photo = make_image()
    consent = consent_of(NAME, photo)
    consents.withdraw(consent, today=today)
    set_today(date(2026, 9, 15))

    status, report = enforce()

    assert status == 0
    assert [(i["record"], i["due"], i["cause"], i["outcome"]) for i in report["items"]] == [
        (str(photo.uuid), "2026-09-14", "consent_withdrawn", "erased"),
        (str(consent.uuid), "2026-09-15", "period_ended", "erased"),
    ]


def test_storage_that_refuses_stops_neither_the_withdrawal_nor_the_others(
    make_image: Make,
    news: MakePage,
    today: date,
    later: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stuck, other = make_image("Vast"), make_image("Los")
    page = news(on=date(2026, 9, 2), hero_image=stuck)
    consent = consent_of(NAME, stuck, other)
    copy = "media_retention.operations.taking_down._copy"

    def refuse(source: str, target: str, name: str) -> None:
        if name == stuck.file.name:
            raise OSError("disk full")

    monkeypatch.setattr(copy, refuse)
    withdrawal = consents.withdraw(consent, today=today)

    assert withdrawal.refused == (stuck.uuid,)
    assert name_of(stuck) not in body(page)
    assert fresh(other).taken_down_at is not None
    assert enforce()[0] == 0
    assert not SerImage.objects.exists()


def test_a_silent_storage_is_left_alone_after_three(
    make_image: Make, today: date, later: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    photos = [make_image(f"Foto {number}") for number in range(6)]
    consent = consent_of(NAME, *photos)
    asked: list[str] = []

    def silence(source: str, target: str, name: str) -> None:
        asked.append(name)
        raise OSError("timed out")

    monkeypatch.setattr("media_retention.operations.taking_down._copy", silence)
    monkeypatch.setattr("retention.storage_answers.LONG", 0.0)
    withdrawal = consents.withdraw(consent, today=today)

    assert len(asked) == 3
    assert set(withdrawal.refused) == {photo.uuid for photo in photos}
    assert later == [[str(uuid) for uuid in withdrawal.media]]


def test_it_beats_every_use(magazine: MakePage, make_image: Make, today: date) -> None:
    photo = make_image()
    magazine(on=date(2026, 9, 2), hero_image=photo)
    consent = consent_of(NAME, photo)
    # 2 September 2026 and four and a half years.
    assert fresh(photo).due == date(2031, 3, 2)

    consents.withdraw(consent, today=today)

    assert not SerImage.objects.exists()


def test_a_hold_keeps_it_but_never_on_the_site(
    news: MakePage, make_image: Make, today: date
) -> None:
    photo = make_image()
    page = news(on=date(2026, 9, 2), hero_image=photo)
    consent = consent_of(NAME, photo)
    hold = place_hold(
        "media", photo.uuid, ground=Hold.Ground.LEGAL_CLAIM, reason="Zaak", today=today
    )

    consents.withdraw(consent, today=today)

    assert lies_in(photo.file.name) == {"private"}
    assert name_of(photo) not in body(page)
    assert fresh(photo).due == date(2026, 9, 14)
    assert Consent.objects.get().name.open() == NAME
    release_hold(hold, today=today)
    assert enforce()[0] == 0
    assert not SerImage.objects.exists()
    assert not Consent.objects.exists()


def test_what_is_saved_from_an_old_copy_does_not_undo_it(
    make_image: Make, today: date, later: list[list[str]]
) -> None:
    photo = make_image()
    consent = consent_of(NAME, photo)
    stale = fresh(photo)
    consents.withdraw(consent, today=today)

    stale.title = "Andere titel"
    stale.save()

    assert fresh(photo).ends_on == date(2026, 9, 14)
    assert fresh(photo).due == date(2026, 9, 14)


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
