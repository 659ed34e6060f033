"""The drawings: every one can be made, always the same, and kept on disk."""

import sys
from pathlib import Path

import av
import pytest
from PIL import Image

from ser_site.content.pictures import canvas, film, store
from ser_site.content.pictures.catalogue import PICTURES
from ser_site.content.pictures.geometry import box, ellipse, moved, tube


@pytest.fixture
def coarse(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw without oversampling: four times as fast, and just as complete."""
    monkeypatch.setattr(canvas, "OVERSAMPLING", 1)


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_has_the_size_of_its_kind(name: str, coarse: None) -> None:
    portrait = name.startswith("member_")
    assert PICTURES[name].render().size == ((640, 640) if portrait else (1600, 1000))


def test_a_picture_is_the_same_every_time(coarse: None) -> None:
    first, second = (PICTURES["workshop"].render() for _ in range(2))
    assert first.tobytes() == second.tobytes()


def test_there_are_pictures_with_people_and_without() -> None:
    with_people = [picture.people for picture in PICTURES.values()]
    assert (with_people.count(True), with_people.count(False)) == (29, 11)


def test_the_film_moves(coarse: None) -> None:
    assert film.frame(0.1).tobytes() != film.frame(0.6).tobytes()


def test_the_film_can_be_played(
    tmp_path: Path, coarse: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(film, "SECONDS", 1)
    film.write_film(tmp_path / "film.mp4")
    with av.open(str(tmp_path / "film.mp4")) as container:
        stream = container.streams.video[0]
        assert (stream.codec_context.name, stream.frames) == ("h264", 20)


def test_without_an_encoder_the_film_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "av", None)
    with pytest.raises(film.FilmMakerMissing, match="PyAV"):
        film.write_film(tmp_path / "film.mp4")


def test_a_picture_is_drawn_once(tmp_path: Path, coarse: None) -> None:
    pictures = store.PictureStore(tmp_path)
    path = pictures.pictures(["ring"])["ring"]
    path.write_bytes(b"kept")
    assert pictures.pictures(["ring"])["ring"].read_bytes() == b"kept"


def test_a_kept_picture_is_a_jpeg(tmp_path: Path, coarse: None) -> None:
    path = store.PictureStore(tmp_path).pictures(["ring"])["ring"]
    with Image.open(path) as image:
        assert image.format == "JPEG"


def test_an_ellipse_keeps_to_its_radii() -> None:
    points = ellipse(10, 20, 4, 2)
    assert max(x for x, _ in points) == pytest.approx(14)
    assert min(y for _, y in points) == pytest.approx(18)


def test_a_stroke_is_as_wide_as_asked() -> None:
    ys = [y for _, y in tube([(0, 0), (100, 0)], [10])]
    assert max(ys) - min(ys) == pytest.approx(10)


def test_a_flipped_shape_is_mirrored() -> None:
    assert moved([(3, 1)], flip=True) == [(-3, 1)]


def test_a_box_without_round_corners_has_four() -> None:
    assert len(box(0, 0, 2, 1)) == 4
