"""Whoever has everything, and knows who answered when, cannot tell whose an answer is (P13).

The attacker has every table with its numbers and sequences, the keys that open what is sealed, the
log, sessions, mail and files, and knows who answered at which moment and how much they typed. The
same people come at the same moments in several worlds, and in each give one another's answers:
what is left is the same, but for what was drawn by chance.
"""

from __future__ import annotations

import itertools
import logging
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from django.core import mail
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from forms_privacy.models import FREE_TEXTS
from retention import vault
from ser_site.surveys.models import SurveyField, SurveyPage
from tests.filling import post_form
from tests.traces import on_storage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

Sheet = Mapping[str, str]
Rows = list[tuple[Any, ...]]

MOMENTS = (
    datetime(2026, 9, 14, 7, 10, tzinfo=UTC),
    datetime(2026, 9, 14, 8, 40, tzinfo=UTC),
    datetime(2026, 9, 14, 11, 5, tzinfo=UTC),
)
SHEETS: tuple[Sheet, ...] = (
    {"kleur": "rood", "tip": "Zet er bankjes neer, met een leuning. " * 20},
    {"kleur": "blauw", "wens": "Appeltaart"},
    {"kleur": "blauw"},
)
WORDS = ("rood", "blauw", "leuning", "appeltaart", "192.0.2.")

DRAWN = {
    ("retention_vaultkey", "record"),
    ("retention_vaultkey", "wrapped"),
    ("forms_privacy_freetexts", "uuid"),
    ("forms_privacy_countedpost", "digest"),
}
"""Columns of random bytes, or of a digest of some under the site's key."""


@pytest.fixture
def survey(page: SurveyPage) -> SurveyPage:
    """With two questions to which one types whatever one likes."""
    page.form_fields.add(
        SurveyField(label="Wens", clean_name="wens", field_type="multiline", required=False)
    )
    page.save_revision().publish()
    return page


@pytest.fixture
def send(survey: SurveyPage, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Somebody answers, at a moment."""

    def post(who: int, sheet: Sheet) -> None:
        monkeypatch.setattr("django.utils.timezone.now", lambda: MOMENTS[who])
        visitor = Client(REMOTE_ADDR=f"192.0.2.{who}")
        assert post_form(visitor, survey, sheet).status_code == 303
        assert not visitor.cookies

    return post


def test_whoever_gave_which_answers_the_same_is_left(send: Callable[..., None]) -> None:
    worlds = []
    for order in itertools.permutations(SHEETS):
        with undone():
            for who, sheet in enumerate(order):
                send(who, sheet)
            worlds.append(everything())

    assert len(worlds) == 6
    assert all(world == worlds[0] for world in worlds)
    # The attacker does read what was answered: it is there, of nobody.
    texts = [row for row in worlds[0]["forms_privacy_freetexts"] if "Appeltaart" in repr(row)]
    assert len(texts) == 1


def test_what_is_written_does_not_follow_from_what_was_typed(send: Callable[..., None]) -> None:
    """On a server a row that was just written lies last: so every sheet writes the same rows."""
    send(0, SHEETS[2])
    told = []
    for sheet in (*SHEETS, {"kleur": "rood", "tip": "Ja", "wens": "Nee"}):
        with undone(), CaptureQueriesContext(connection) as queries:
            send(1, sheet)
        told.append(writes(queries.captured_queries))

    assert sum("forms_privacy_freetexts" in one for one in told[0]) == 2
    assert all(one == told[0] for one in told)


def test_the_first_sheet_writes_the_same_whoever_typed_something(
    send: Callable[..., None],
) -> None:
    told = []
    for sheet in SHEETS:
        with undone(), CaptureQueriesContext(connection) as queries:
            send(0, sheet)
        told.append(writes(queries.captured_queries))

    assert any("INSERT INTO" in one and "freetexts" in one for one in told[0])
    assert all(one == told[0] for one in told)


def test_nothing_of_it_lies_beside_the_tables(
    send: Callable[..., None], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)

    for who, sheet in enumerate(SHEETS):
        send(who, sheet)

    assert not [word for word in WORDS if word in caplog.text.lower() or on_storage(word)]
    assert not mail.outbox
    assert not rows_of("django_session")


@contextmanager
def undone() -> Iterator[None]:
    """As if it never happened: rows and the numbers they get."""
    numbers = sequences()
    point = transaction.savepoint()
    yield
    transaction.savepoint_rollback(point)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for name, last in numbers:
                cursor.execute("SELECT setval(%s, %s, %s)", [name, last or 1, last is not None])


def everything() -> dict[str, Rows]:
    """Every table as it lies, opened, with the sequences; what is drawn by its length alone."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
    ours = set(connection.introspection.django_table_names())
    found = {table: seen(table, is_ours=table in ours) for table in tables}
    return found | {"sequences": sequences()}


def sequences() -> Rows:
    """The last number that each table gave out."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT sequencename, last_value FROM pg_sequences"
                " WHERE schemaname = current_schema() ORDER BY sequencename"
            )
        else:
            cursor.execute("SELECT name, seq FROM sqlite_sequence ORDER BY name")
        return list(cursor.fetchall())


def seen(table: str, *, is_ours: bool) -> Rows:
    """The rows with what the attacker can open, in the order in which they lie."""
    rows = rows_of(table, is_numbered=is_ours and connection.vendor == "sqlite")
    found = []
    for row in rows:
        plain = {name: _told(table, name, value) for name, value in row.items()}
        if table == "forms_privacy_freetexts":
            plain["texts"] = (len(row["texts"]), _opened(row))
        if table == "retention_vaultkey":
            # By the database's own clock: what counts is which key came before which.
            plain["created_at"] = sum(row["created_at"] > one["created_at"] for one in rows)
        found.append(tuple(plain.items()))
    # A server gives rows as they happen to lie, also after what was undone.
    return found if connection.vendor == "sqlite" else sorted(found, key=repr)


def rows_of(table: str, *, is_numbered: bool = False) -> list[dict[str, Any]]:
    """The rows of a table; with the numbers that SQLite gives them, and in their order."""
    quoted = connection.ops.quote_name(table)
    number, order = ("rowid AS hidden_number, ", "ORDER BY rowid") if is_numbered else ("", "")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {number}* FROM {quoted} {order}")  # noqa: S608 (our own tables)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _told(table: str, name: str, value: Any) -> Any:
    if (table, name) in DRAWN:
        return len(bytes(value)) if isinstance(value, bytes | memoryview) else len(str(value))
    return bytes(value) if isinstance(value, memoryview) else value


def _opened(row: Mapping[str, Any]) -> str:
    sealed = bytes(row["texts"])
    return vault.open(FREE_TEXTS, UUID(str(row["uuid"])), "texts", sealed) if sealed else ""


def writes(queries: Sequence[Mapping[str, Any]]) -> list[str]:
    """What statements write: verb, table, and the number of the row where one is named."""
    found = []
    for query in queries:
        sql = str(query["sql"])
        if told := re.match(r'(INSERT INTO|UPDATE|DELETE FROM) "\w+"', sql):
            number = re.search(r'"id" = (\d+)', sql) if told[1] == "UPDATE" else None
            found.append(told[0] + (f" {number[1]}" if number else ""))
    return found
