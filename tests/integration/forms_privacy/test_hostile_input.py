"""Whatever is sent, the answer is a page or a 4xx, and nothing is stored half."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms_privacy.field_types import ALL
from forms_privacy.form_fields.address import PARTS
from forms_privacy.models import Submission, Upload
from retention.models import VaultKey
from ser_site.contact.models import ContactField, ContactPage
from tests.documents import PDF
from tests.filling import post_form

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

ADDRESS = [name for name, _label, _token, _needed in PARTS]
TYPES = [key for key in ALL if key != "file"]
NASTY = [
    "",
    " ",
    "\x00",
    "\x1b[31m\x07\x08",
    "\u202egnp.exe\u2066",
    '=HYPERLINK("http://x.example","klik")',
    "+31612345678",
    "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>",
    "{{ settings.SECRET_KEY }}{% load x %}",
    "\ud800",
    "٣٤٥",
    "1e999999",
    "-Infinity",
    "NaN",
    "9" * 5_000,
    "31-02-2026",
    "0000-00-00",
    "99999-01-01",
    "9999-12-31T23:59:59.999999+14:00",
    "0001-01-01T00:00:00-23:59",
    "a@b",
    "a" * 300 + "@example.nl",
    "http://[::1",
    "javascript:alert(1)",
    "niet een van de keuzes",
    "é" * 30_000,
]


@pytest.fixture
def everything(contact_page: ContactPage) -> ContactPage:
    """A form that asks one thing of every type."""
    for place, key in enumerate(ALL, start=10):
        ContactField(
            page=contact_page,
            label=f"veld {key}",
            field_type=key,
            required=False,
            choices="a\nb",
            sort_order=place,
        ).save()
    return contact_page


_value = st.one_of(st.sampled_from(NASTY), st.text(max_size=200), st.just("a"))
_posts = st.dictionaries(
    st.one_of(
        st.sampled_from([f"veld_{key}" for key in TYPES]),
        st.sampled_from([f"veld_address_{part}" for part in (*ADDRESS, "0", "x")]),
        st.sampled_from(["naam", "e_mailadres", "je_vraag", "form-website", "consent-contact"]),
        st.text(min_size=1, max_size=20),
    ),
    st.lists(_value, min_size=1, max_size=3),
    max_size=12,
)


def is_whole() -> bool:
    """Whether every submission can be read, and no key or file is there without one."""
    for submission in Submission.objects.all():
        assert submission.opened()
    keys = VaultKey.objects.filter(store="submissions").values_list("record", flat=True)
    known = set(Submission.objects.values_list("uuid", flat=True))
    return set(keys) == known and Upload.objects.filter(submission=None).count() == 0


@settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(post=_posts)
def test_any_post_gets_an_answer(
    client: Client, everything: ContactPage, post: dict[str, list[str]]
) -> None:
    sendable = {
        name: [value.encode("utf-8", "surrogatepass") for value in values]
        for name, values in post.items()
        if "\ud800" not in name and name.isprintable()
    }

    answer = post_form(client, everything, sendable)

    assert answer.status_code < 500
    assert is_whole()


def test_every_type_takes_all_that(client: Client, everything: ContactPage) -> None:
    names = [f"veld_{key}" for key in TYPES] + [f"veld_address_{part}" for part in ADDRESS]
    for value in NASTY:
        nasty = value.encode("utf-8", "surrogatepass")
        answer = post_form(client, everything, dict.fromkeys(names, nasty))
        assert answer.status_code < 500
        assert b"<script>alert(1)</script>" not in answer.content
    assert is_whole()


def test_ten_megabytes_of_text_are_refused_with_words(
    client: Client, contact_page: ContactPage
) -> None:
    answer = post_form(client, contact_page, {"je_vraag": "a" * (10 * 1024 * 1024)})

    assert answer.status_code == 413
    assert "Maak je tekst korter" in answer.content.decode()


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("multipart/form-data", b"--x--"),
        ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="na'),
        ("application/x-www-form-urlencoded; charset=utf-16", b"naam=%00"),
        ("application/json", b'{"naam": 1}'),
        ("application/x-www-form-urlencoded", b"&".join(b"a=1" for _ in range(20_000))),
        ("", b"\xff\xfe"),
    ],
)
def test_what_cannot_be_read_is_said(
    client: Client, contact_page: ContactPage, content_type: str, body: bytes
) -> None:
    answer = client.generic("POST", contact_page.url, body, content_type=content_type)

    assert 200 <= answer.status_code < 500
    assert not Submission.objects.exists()


def test_hidden_characters_are_taken_out(client: Client, contact_page: ContactPage) -> None:
    post_form(
        client,
        contact_page,
        {"naam": "Wiet\u202eske\x07", "e_mailadres": "w@voorbeeld.example", "je_vraag": "a\r\nb"},
    )

    answers = {one.name: one.value for one in Submission.objects.get().opened()}
    assert (answers["naam"], answers["je_vraag"]) == ("Wietske", "a\nb")


def test_files_are_kept_sealed_and_named_among_the_answers(
    client: Client, everything: ContactPage
) -> None:
    files = [SimpleUploadedFile("../../brief.pdf", PDF), SimpleUploadedFile("cv.pdf", PDF + b" ")]
    good = {"naam": "W", "e_mailadres": "w@voorbeeld.example", "je_vraag": "Zie bijlage"}

    post_form(client, everything, {**good, "veld_file": files})

    submission = Submission.objects.get()
    (answer,) = [one for one in submission.opened() if one.name == "veld_file"]
    assert answer.value == ["brief.pdf", "cv.pdf"]
    assert [one.size for one in submission.uploads.order_by("pk")] == [len(PDF), len(PDF) + 1]


def test_too_many_files_and_one_too_large_are_said(client: Client, everything: ContactPage) -> None:
    many = [SimpleUploadedFile(f"{n}.pdf", PDF) for n in range(6)]
    large = SimpleUploadedFile("groot.pdf", PDF + bytes(10 * 1024 * 1024))

    first = post_form(client, everything, {"veld_file": many}).content.decode()
    second = post_form(client, everything, {"veld_file": large}).content.decode()

    assert "Kies er hoogstens 5." in first
    assert "“groot.pdf” is te groot. Een bestand mag 10 MB zijn." in second


def test_nothing_is_acknowledged_that_the_database_did_not_take(
    client: Client, contact_page: ContactPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    from forms_privacy.operations import submitting

    def fail(*_args: object) -> None:
        raise DatabaseError("gone")

    monkeypatch.setattr(submitting, "_keep_consents", fail)
    good = {"naam": "W", "e_mailadres": "w@voorbeeld.example", "je_vraag": "Hoe laat is het?"}

    answer = post_form(client, contact_page, good)

    assert answer.status_code == 503
    assert "er is niets verstuurd" in answer.content.decode()
    assert "Hoe laat is het?" in answer.content.decode()
    assert not Submission.objects.exists() and is_whole()
