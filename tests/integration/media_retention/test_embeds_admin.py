"""Editors add a video by its address, see its end, and are told what stays at the provider."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.db.models import ProtectedError
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from retention.models import Hold
from retention.operations.holds import place_hold
from ser_site.media.models import SerEmbed
from tests.consenting import consent_of
from tests.integration.conftest import MakePage
from tests.people import client_as
from tests.testapp.builders import make_embed

from .embeds import ADDRESS, SCREENS, TODAY, sent

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database,
    pytest.mark.usefixtures("commits", "register"),
]

Make = Callable[..., Any]


@pytest.fixture
def editor() -> Client:
    return client_as("editor")


def add(client: Client, **fields: str) -> Any:
    return client.post(reverse(f"{SCREENS}:add"), sent(**fields))


def words(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_an_address_is_kept_as_a_number_and_nothing_else(editor: Client) -> None:
    add(editor, address="https://youtu.be/aB3_-xYz012?si=whoSharedIt&t=90")

    video = SerEmbed.objects.get()
    assert (video.provider, video.video_id, video.start_at) == ("youtube", "aB3_-xYz012", 90)


def test_an_added_video_has_an_end_by_its_intended_use(editor: Client, today: date) -> None:
    add(editor)

    assert SerEmbed.objects.get().due == date(2029, 3, 14)


def test_without_an_answer_about_people_they_are_assumed(editor: Client) -> None:
    form = sent()
    del form["people_recognisable"]
    editor.post(reverse(f"{SCREENS}:add"), form)

    assert SerEmbed.objects.get().people_recognisable


def test_another_site_is_refused_with_advice(editor: Client) -> None:
    answer = add(editor, address="https://www.dailymotion.com/video/x8abcde")

    assert "Only videos on YouTube and Vimeo can be shown here." in words(answer)
    assert not SerEmbed.objects.exists()


def test_a_channel_is_refused_with_advice(editor: Client) -> None:
    answer = add(editor, address="https://www.youtube.com/@ser")

    assert "This is a page of YouTube, but not of one video." in words(answer)


def test_a_video_that_is_here_already_is_pointed_out(editor: Client) -> None:
    known = make_embed("The <first> one")

    answer = add(editor, address="https://www.youtube.com/embed/aB3_-xYz012")

    assert "This video is here already: The &lt;first&gt; one ." in words(answer)
    assert reverse(f"{SCREENS}:edit", args=[known.pk]) in answer.content.decode()
    assert SerEmbed.objects.count() == 1


def test_the_edit_screen_says_until_when_and_where(editor: Client, news: MakePage) -> None:
    video = make_embed()
    news("Who speaks", on=TODAY, body=[("embed", {"video": video})])

    text = words(editor.get(reverse(f"{SCREENS}:edit", args=[video.pk])))

    assert "Stays until 14 March 2029, because this video was placed with news" in text
    assert "Who speaks" in text
    assert "The video itself stays on YouTube. Must it go from there too?" in text


def test_saved_again_it_stays_the_same_video(editor: Client) -> None:
    video = make_embed(start_at=90)
    form = editor.get(reverse(f"{SCREENS}:edit", args=[video.pk])).context["form"]

    editor.post(
        reverse(f"{SCREENS}:edit", args=[video.pk]),
        sent(title="Another title", address=form.initial["address"]),
    )

    video.refresh_from_db()
    assert (video.title, video.video_id, video.start_at) == ("Another title", "aB3_-xYz012", 90)


def test_while_off_the_site_it_keeps_its_address(editor: Client) -> None:
    video = make_embed()
    editor.post(reverse("media_retention:take_down", args=[video.uuid]))

    editor.post(
        reverse(f"{SCREENS}:edit", args=[video.pk]), sent(address="https://youtu.be/zzzzzzzzzzz")
    )

    assert SerEmbed.objects.get().video_id == "aB3_-xYz012"


@pytest.mark.parametrize("act", ["take_down", "erase"])
def test_the_screens_say_that_it_stays_at_the_provider(act: str, editor: Client) -> None:
    video = make_embed()

    answer = client_as("superuser").get(reverse(f"media_retention:{act}", args=[video.uuid]))

    assert "The video itself stays on YouTube." in words(answer)
    assert f'href="{ADDRESS}"' in answer.content.decode()
    assert "The file" not in words(answer)


def test_erased_the_editor_is_told_where_it_still_is() -> None:
    video = make_embed()

    answer = client_as("superuser").post(
        reverse("media_retention:erase", args=[video.uuid]), {"sure": "on"}, follow=True
    )

    assert not SerEmbed.objects.exists()
    assert answer.redirect_chain[-1][0] == reverse(f"{SCREENS}:index")
    assert "The video itself stays on YouTube. Remove it there yourself." in words(answer)
    assert f'href="{ADDRESS}"' in answer.content.decode()


def test_after_a_withdrawal_the_editor_is_told_where_it_still_is(editor: Client) -> None:
    consent = consent_of("Jolijn", make_embed())

    answer = editor.post(
        reverse("media_retention_consent:withdraw", args=[consent.pk]), {"channel": "paper"}
    )

    assert not SerEmbed.objects.exists()
    assert "Still to be seen elsewhere" in words(answer)
    assert ADDRESS in words(answer)


def test_what_rests_on_another_ground_is_not_called_gone(editor: Client) -> None:
    video = make_embed()
    consent = consent_of("Jolijn", video)
    SerEmbed.objects.update(legal_basis="journalistic_interest")

    answer = editor.post(
        reverse("media_retention_consent:withdraw", args=[consent.pk]), {"channel": "paper"}
    )

    assert "Still to be seen elsewhere" not in words(answer)


def test_there_is_no_way_around_the_engine(editor: Client) -> None:
    video = make_embed()

    assert editor.get(f"/admin/media-retention/embeds/delete/{video.pk}/").status_code == 404


def test_one_on_hold_cannot_be_deleted_by_code_either(editor: Client) -> None:
    video = make_embed()
    place_hold("media", video.uuid, ground=Hold.Ground.ARCHIVE, reason="WOO", today=TODAY)

    with pytest.raises(ProtectedError):
        video.delete()


def test_the_listing_filters_on_what_is_off_the_site(editor: Client) -> None:
    make_embed("Interview")
    gone = make_embed("Debate", "zzzzzzzzzzz")
    SerEmbed.objects.filter(pk=gone.pk).update(taken_down_at="2026-09-10T10:00:00Z")

    text = words(editor.get(reverse(f"{SCREENS}:index"), {"standing": "down"}))

    assert "Debate" in text
    assert "Interview" not in text


def bulk(client: Client, *chosen: Any, **query: str) -> Any:
    """Say of the chosen videos, or of all in the listing, that nobody can be recognised."""
    url = reverse("wagtail_bulk_action", args=["media", "serembed", "describe"])
    ids = [("id", str(one.pk)) for one in chosen] or [("id", "all")]
    url += "?" + urlencode([*ids, *query.items(), ("next", reverse(f"{SCREENS}:index"))])
    shown = client.get(url).context["shown"]
    return client.post(url, {"shown": shown, "people": "False"})


def test_many_are_described_at_once(editor: Client) -> None:
    videos = [make_embed("A", f"{number:011}") for number in range(3)]

    assert bulk(editor, *videos[:2]).status_code == 200

    answers = SerEmbed.objects.order_by("pk").values_list("people_recognisable", flat=True)
    assert list(answers) == [False, False, True]


def test_all_in_the_list_are_those_that_its_filters_show(editor: Client) -> None:
    make_embed("Stays")
    make_embed("Went", "zzzzzzzzzzz")
    SerEmbed.objects.filter(title="Went").update(taken_down_at="2026-09-10T10:00:00Z")

    bulk(editor, standing="down")

    assert SerEmbed.objects.get(people_recognisable=False).title == "Went"


def test_the_listing_takes_as_many_queries_with_twenty_as_with_two(editor: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert editor.get(reverse(f"{SCREENS}:index")).status_code == 200
        return len(captured)

    for number in range(2):
        make_embed(f"Film {number}", f"{number:011}")
    queries()
    few = queries()
    for number in range(2, 20):
        make_embed(f"Film {number}", f"{number:011}")

    assert queries() == few


def test_the_officer_reads_and_changes_nothing() -> None:
    video = make_embed()
    officer = client_as("officer")

    assert "Elsewhere" in words(officer.get(reverse(f"{SCREENS}:index")))
    read = officer.get(reverse(f"{SCREENS}:edit", args=[video.pk]), follow=True)
    assert read.redirect_chain[-1][0] == reverse("media_retention:medium", args=[video.uuid])
    assert officer.get(reverse(f"{SCREENS}:add")).status_code == 302


def test_somebody_without_a_role_sees_nothing() -> None:
    assert client_as("anonymous").get(reverse(f"{SCREENS}:index")).status_code == 302


# --- choosing one for a page -----------------------------------------------------------
