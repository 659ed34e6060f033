"""After erasure nothing of an answer is left, and an older copy cannot be read."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import connection
from django.utils import timezone
from pytest_django import Settings
from wagtail.log_actions import log

from forms_privacy.kinds import HANDLED
from forms_privacy.models import (
    SUBMISSIONS,
    GivenConsent,
    Note,
    PendingMail,
    Submission,
    Upload,
)
from forms_privacy.operations.mailing import want
from forms_privacy.operations.stages import move_to
from forms_privacy.operations.submitting import Agreed, SentFile
from forms_privacy.queries.persons import submissions_of
from retention import site_keys, stores, vault
from retention.journal import read
from retention.models import Erasure, VaultKey
from retention.private_storage import files_in
from tests.commands import enforce
from tests.integration.forms_privacy.conftest import ADDRESS, Send
from tests.integration.forms_privacy.inbox import at, let, worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

SAID = ("Zeldzaam Woord Achterstevoren", "Wietske Verzonnen", "bijlagetekst-die-weg-moet")
NOTED = "Notitie-over-deze-mevrouw"

Table = tuple[list[str], list[tuple[Any, ...]]]


@pytest.fixture
def full(send: Send, admin_user: User, today: date) -> Submission:
    """A submission on which everything hangs that can."""
    submission = send(
        SAID[0],
        on="2026-09-01",
        files=[SentFile("bijlage", SAID[2].encode(), "text/plain")],
        consents=[Agreed("main", "Jullie mogen dit lezen.")],
    )
    Note.objects.create(
        submission=submission, text=NOTED, written_at=timezone.now(), author=admin_user
    )
    submission.handler = admin_user
    submission.save()
    log(submission, "wagtail.edit", user=admin_user)
    want(submission, "none", now=datetime.fromisoformat("2099-01-01T00:00Z"))
    return submission


def dump() -> bytes:
    """Every value of every column of every table."""
    values: list[bytes] = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            for row in cursor.fetchall():
                values += [_as_bytes(value) for value in row]
    return b"\n".join(values)


def _as_bytes(value: Any) -> bytes:
    return bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()


def files() -> dict[str, bytes]:
    """Every private file of a form."""
    later = datetime.fromisoformat("2099-01-01T00:00Z")
    names = files_in("submissions", before=later)
    return {name: storages["private"].open(name).read() for name in names}


def stored() -> bytes:
    """The content of every private file of a form."""
    return b"\n".join(files().values())


def back_up() -> dict[str, Table]:
    """Every table but that of the keys."""
    names = connection.introspection.django_table_names(only_existing=True)
    return {name: _table(name) for name in names if name != VaultKey._meta.db_table}


def put_back(copy: dict[str, Table]) -> None:
    """Have the tables hold what they held, beside the keys that are there now."""
    with connection.cursor() as cursor:
        for name, (columns, rows) in copy.items():
            if _table(name)[1] == rows:
                continue
            table = connection.ops.quote_name(name)
            into = ", ".join(map(connection.ops.quote_name, columns))
            marks = ", ".join(["%s"] * len(columns))
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608
            cursor.executemany(f"INSERT INTO {table} ({into}) VALUES ({marks})", rows)  # noqa: S608


def _table(name: str) -> Table:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")  # noqa: S608
        return [column[0] for column in cursor.description], list(cursor.fetchall())


def sent() -> bytes:
    """What mails say; to whom they went is on the envelope."""
    return "\n".join(f"{one.subject} {one.body} {one.message()}" for one in mail.outbox).encode()


def test_nothing_readable_is_anywhere_even_before(full: Submission) -> None:
    everything = dump() + stored() + sent()

    assert not [word for word in (*SAID, NOTED) if word.encode() in everything]
    assert ADDRESS.encode() not in dump()


def test_after_the_sweep_no_table_and_no_file_has_anything_of_it(
    full: Submission, today: date
) -> None:
    note = full.notes.get().uuid
    move_to(full, HANDLED, today=today)

    status, _report = enforce()

    assert status == 0
    for model in (Submission, Note, Upload, GivenConsent, PendingMail):
        assert not model._default_manager.exists()
    assert not VaultKey.objects.filter(record__in=[full.uuid, note]).exists()
    assert stored() == b""
    after = dump() + stored() + sent()
    assert not [word for word in (*SAID, NOTED) if word.encode() in after]
    line = Erasure.objects.get(record=full.uuid, act="erased")
    assert line.proved_at is not None


def test_the_proof_stays_open_while_anything_that_hung_on_it_is_there(full: Submission) -> None:
    key = f"forms_privacy.submission:{full.pk}"

    found = stores.get("submissions").remains({full.uuid: key})

    places = {"row", "key", "log", "uploads", "notes", "consents", "mails"}
    assert {full.uuid: dict.fromkeys(places, 1)} == found


def test_an_old_copy_put_back_without_the_keys_cannot_be_read(
    full: Submission, today: date
) -> None:
    table = connection.ops.quote_name(Submission._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")  # noqa: S608
        old = cursor.fetchone()
        move_to(full, HANDLED, today=today)
        enforce()
        marks = ", ".join(["%s"] * len(old))
        cursor.execute(f"INSERT INTO {table} VALUES ({marks})", old)  # noqa: S608

    with pytest.raises(vault.KeyMissing):
        Submission.objects.get().opened()


def test_a_back_up_of_before_put_back_without_its_keys_says_nothing(
    full: Submission, today: date
) -> None:
    """Not to who has the site's key either; who opens it is told why it stays closed."""
    copy, sealed = back_up(), files()
    move_to(full, HANDLED, today=today)
    enforce()
    assert (Submission.objects.count(), files()) == (0, {})

    put_back(copy)
    for name, content in sealed.items():
        storages["private"].save(name, ContentFile(content))

    there = dump() + stored()
    assert not [word for word in (*SAID, NOTED, ADDRESS) if word.encode() in there]
    again = Submission.objects.get()
    upload = again.uploads.get()
    with pytest.raises(vault.KeyMissing):
        again.opened()
    with pytest.raises(vault.KeyMissing):
        again.notes.get().text.open()
    with pytest.raises(vault.KeyMissing):
        vault.open_bytes(SUBMISSIONS, again.uuid, f"file:{upload.uuid}", stored())
    handler = let(worker("behandelaar"), again.form, may_handle=True)
    shown = handler.client.get(at("message", again))
    assert shown.status_code == 200
    assert "its key is missing or wrong" in shown.content.decode()


def test_nothing_in_a_back_up_without_keys_is_encrypted_with_the_sites_key(
    full: Submission,
) -> None:
    """Whoever knows it finds nothing that it opens: what it opens is the keys."""
    values = [value for _columns, rows in back_up().values() for row in rows for value in row]
    everything = b"\n".join(_as_bytes(value) for value in values) + stored()
    name = site_keys.newest().name

    sealed = Submission.objects.get().answers.content
    assert isinstance(sealed, bytes) and sealed in everything
    assert name not in everything
    assert name.hex().encode() not in everything
    assert name in b"".join(bytes(key.wrapped) for key in VaultKey.objects.all())


def test_with_another_site_key_it_is_an_error_and_not_empty(
    full: Submission, settings: Settings
) -> None:
    settings.VAULT_KEYS = [site_keys.generate()]

    with pytest.raises(vault.WrongKey):
        Submission.objects.get().opened()
    with pytest.raises(vault.VaultError):
        submissions_of(ADDRESS)


def test_the_journal_erases_it_again_from_an_older_copy(full: Submission, today: date) -> None:
    from django.core.management import call_command

    from retention import journal

    old = list(Submission.objects.filter(pk=full.pk).values())
    move_to(full, HANDLED, today=today)
    enforce()
    Submission.objects.bulk_create(Submission(**one) for one in old)
    assert [entry.record for entry in read(journal.path()) if entry.act == "erased"] == [full.uuid]

    call_command("replay_erasures")

    assert not Submission.objects.exists()


def test_one_persons_submissions_are_found_however_the_address_is_spelt(send: Send) -> None:
    hers = [send(), send(on="2026-11-03")]
    send(email="iemand.anders@voorbeeld.example")

    found = submissions_of("  WIETSKE@Voorbeeld.Example ")

    assert [one.uuid for one in found] == [hers[1].uuid, hers[0].uuid]


def test_a_file_of_a_post_that_failed_is_swept_after_a_day(
    send: Send, monkeypatch: pytest.MonkeyPatch, today: date
) -> None:
    """The file is written, then the database fails: nothing is stored, and nothing stays."""
    import os
    import time

    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("killed")

    monkeypatch.setattr("forms_privacy.operations.submitting._want_mails", fail)
    with pytest.raises(RuntimeError, match="killed"):
        send(files=[SentFile("bijlage", b"half", "text/plain")])
    later = datetime.fromisoformat("2099-01-01T00:00Z")
    (name,) = files_in("submissions", before=later)
    assert not Submission.objects.exists()

    enforce()
    assert storages["private"].exists(name)
    two_days_ago = time.time() - 2 * 86_400
    os.utime(storages["private"].path(name), (two_days_ago, two_days_ago))
    enforce()

    assert not storages["private"].exists(name)


def test_reference_index_keeps_nothing_of_submissions(full: Submission) -> None:
    from wagtail.models import ReferenceIndex

    for one in (full, full.notes.get(), full.uploads.get()):
        assert not ReferenceIndex.model_is_indexable(type(one))
