"""Addresses of videos at YouTube and Vimeo: read, reduced, or refused with advice."""

from __future__ import annotations

import pytest

from media_retention.providers import (
    NO_ADDRESS,
    OTHER_SITE,
    PLAYER_HOSTS,
    NotAVideo,
    Provider,
    VideoAddress,
    read_address,
)

YOUTUBE = VideoAddress(Provider.YOUTUBE, "aB3_-xYz012")
VIMEO = VideoAddress(Provider.VIMEO, "123456789")


@pytest.mark.parametrize(
    "text",
    [
        "https://www.youtube.com/watch?v=aB3_-xYz012",
        "http://youtube.com/watch/?v=aB3_-xYz012",
        "youtube.com/watch?v=aB3_-xYz012",
        "  https://m.youtube.com/watch?v=aB3_-xYz012\n",
        "https://music.youtube.com/watch?v=aB3_-xYz012",
        "https://youtu.be/aB3_-xYz012",
        "https://youtu.be/aB3_-xYz012?si=AbCdEfGh1234",
        "https://www.youtube.com/embed/aB3_-xYz012",
        "https://www.youtube-nocookie.com/embed/aB3_-xYz012?rel=0",
        "https://www.youtube.com/shorts/aB3_-xYz012?feature=share",
        "https://www.youtube.com/live/aB3_-xYz012",
        "https://www.youtube.com/v/aB3_-xYz012",
        "https://www.youtube.com/watch?list=PL123&v=aB3_-xYz012&index=4&pp=x",
        "https://WWW.YouTube.com/watch?v=aB3_-xYz012&utm_source=mail",
        "//www.youtube.com/embed/aB3_-xYz012",
        '<iframe width="560" src="https://www.youtube.com/embed/aB3_-xYz012?si=x&amp;rel=0">',
    ],
)
def test_every_way_to_a_video_on_youtube_gives_its_id_alone(text: str) -> None:
    assert read_address(text) == YOUTUBE


@pytest.mark.parametrize(
    "text",
    [
        "https://vimeo.com/123456789",
        "https://www.vimeo.com/123456789?share=copy",
        "https://vimeo.com/channels/staffpicks/123456789",
        "https://vimeo.com/groups/shortfilms/videos/123456789",
        "https://vimeo.com/showcase/987/video/123456789",
        "https://vimeo.com/manage/videos/123456789",
        "https://player.vimeo.com/video/123456789?badge=0&autopause=0",
    ],
)
def test_every_way_to_a_video_on_vimeo_gives_its_number_alone(text: str) -> None:
    assert read_address(text) == VIMEO


@pytest.mark.parametrize(
    "text",
    [
        "https://vimeo.com/123456789/0f1e2d3c4b",
        "https://player.vimeo.com/video/123456789?h=0f1e2d3c4b&app_id=1",
        "https://vimeo.com/123456789/0f1e2d3c4b?share=copy",
    ],
)
def test_an_unlisted_video_on_vimeo_keeps_its_key(text: str) -> None:
    assert read_address(text).video_id == "123456789/0f1e2d3c4b"


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("https://youtu.be/aB3_-xYz012?t=90", 90),
        ("https://www.youtube.com/watch?v=aB3_-xYz012&t=1m30s", 90),
        ("https://www.youtube.com/watch?v=aB3_-xYz012#t=1h2m3s", 3723),
        ("https://www.youtube.com/embed/aB3_-xYz012?start=42", 42),
        ("https://vimeo.com/123456789#t=2m", 120),
        ("https://youtu.be/aB3_-xYz012?t=soon", 0),
        ("https://youtu.be/aB3_-xYz012?t=", 0),
        ("https://youtu.be/aB3_-xYz012?t=99999999999999999999", 0),
    ],
)
def test_the_moment_at_which_it_starts_is_kept(text: str, seconds: int) -> None:
    assert read_address(text).start_at == seconds


@pytest.mark.parametrize(
    "text",
    [
        "https://www.dailymotion.com/video/x8abcde",
        "https://youtube.com.voorbeeld.example/watch?v=aB3_-xYz012",
        "https://youtube.com@voorbeeld.example/watch?v=aB3_-xYz012",
        "https://voorbeeld.example/?u=https://youtu.be/aB3_-xYz012",
        "https://notyoutube.com/watch?v=aB3_-xYz012",
        "film.mp4",
    ],
)
def test_another_site_is_refused(text: str) -> None:
    with pytest.raises(NotAVideo) as refused:
        read_address(text)
    assert refused.value.message == OTHER_SITE


@pytest.mark.parametrize(
    "text",
    ["", "een film", "javascript:alert(1)", "ftp://youtu.be/aB3_-xYz012", "http://[", "data://x"],
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(NotAVideo) as refused:
        read_address(text)
    assert refused.value.message == NO_ADDRESS


@pytest.mark.parametrize(
    "text",
    [
        "https://www.youtube.com/",
        "https://www.youtube.com/@sociaaleconomischeraad",
        "https://www.youtube.com/playlist?list=PL123",
        "https://www.youtube.com/embed/videoseries?list=PL123",
        "https://www.youtube.com/embed/live_stream?channel=UC123",
        "https://www.youtube.com/watch?v=te_kort",
        "https://www.youtube.com/watch?v=aB3_-xYz01é",
        "https://www.youtube.com/watch?v=aB3_-xYz012%22onload",
    ],
)
def test_a_page_of_youtube_that_is_not_one_video_is_refused(text: str) -> None:
    with pytest.raises(NotAVideo, match="YouTube"):
        read_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "https://vimeo.com/showcase/123456",
        "https://vimeo.com/user12345",
        "https://vimeo.com/event/123456",
        "https://vimeo.com/",
    ],
)
def test_a_page_of_vimeo_that_is_not_one_video_is_refused(text: str) -> None:
    with pytest.raises(NotAVideo, match="Vimeo"):
        read_address(text)


def test_youtube_plays_from_the_host_without_cookies() -> None:
    assert YOUTUBE.player_url == (
        "https://www.youtube-nocookie.com/embed/aB3_-xYz012?autoplay=1&rel=0"
    )


def test_vimeo_is_asked_not_to_track() -> None:
    assert VIMEO.player_url == "https://player.vimeo.com/video/123456789?dnt=1&autoplay=1"


def test_an_unlisted_video_plays_with_its_key() -> None:
    unlisted = VideoAddress(Provider.VIMEO, "123456789/0f1e2d3c4b", 90)
    assert unlisted.player_url == (
        "https://player.vimeo.com/video/123456789?h=0f1e2d3c4b&dnt=1&autoplay=1#t=90s"
    )
    assert unlisted.watch_url == "https://vimeo.com/123456789/0f1e2d3c4b#t=90s"


def test_the_moment_goes_along() -> None:
    at = VideoAddress(Provider.YOUTUBE, "aB3_-xYz012", 90)
    assert at.watch_url == "https://www.youtube.com/watch?v=aB3_-xYz012&t=90s"
    assert at.player_url.endswith("?autoplay=1&rel=0&start=90")


@pytest.mark.parametrize("video", [YOUTUBE, VIMEO])
def test_players_come_from_the_hosts_that_the_policy_allows(video: VideoAddress) -> None:
    assert video.player_url.startswith(PLAYER_HOSTS)


@pytest.mark.parametrize("video", [YOUTUBE, VIMEO, VideoAddress(Provider.VIMEO, "12345/abcdef12")])
def test_its_sign_stands_in_both_of_its_addresses(video: VideoAddress) -> None:
    assert video.sign in video.watch_url and video.sign in video.player_url


@pytest.mark.parametrize("video", [YOUTUBE, VIMEO, VideoAddress(Provider.VIMEO, "12345/abcdef12")])
def test_its_own_address_is_read_back_as_the_same_video(video: VideoAddress) -> None:
    assert read_address(video.watch_url) == video == read_address(video.player_url)
