"""Rows put back are the rows that were made."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import Group
from django.db import transaction

from retention.models import Activity, ActivityText, Rule
from tests.integration.conftest import register_in_force
from tests.remembering import Remembered

pytestmark = pytest.mark.django_db


class Filling:
    """Makes two groups, and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> str:
        self.times += 1
        Group.objects.bulk_create([Group(name="One"), Group(name="Two")])
        return "made"


@pytest.fixture
def fill() -> Filling:
    return Filling()


@pytest.fixture
def again(db: None, fill: Filling) -> Iterator[Remembered[str]]:
    """What was made once, in a transaction that is over."""
    remembered = Remembered(fill)
    with transaction.atomic():
        remembered()
        transaction.set_rollback(True)
    yield remembered


def test_the_rows_are_there_again_without_making_them(
    fill: Filling, again: Remembered[str]
) -> None:
    assert again() == "made"
    assert fill.times == 1
    assert set(Group.objects.values_list("name", flat=True)) >= {"One", "Two"}


def test_what_stood_in_the_same_table_stays(again: Remembered[str]) -> None:
    before = set(Group.objects.values_list("pk", flat=True))
    again()
    assert before < set(Group.objects.values_list("pk", flat=True))


def test_a_row_added_afterwards_gets_a_number_of_its_own(again: Remembered[str]) -> None:
    again()
    Group.objects.create(name="Three")
    assert Group.objects.filter(name__in=["One", "Two", "Three"]).count() == 3


def test_where_the_table_holds_something_else_they_are_made(
    fill: Filling, again: Remembered[str]
) -> None:
    Group.objects.create(name="Another")
    again()
    assert fill.times == 2
    assert Group.objects.filter(name__in=["One", "Two", "Another"]).count() == 3


def test_another_beginning_is_remembered_too(fill: Filling, again: Remembered[str]) -> None:
    for _ in range(2):
        with transaction.atomic():
            Group.objects.create(pk=1_000_000, name="Another")
            again()
            assert Group.objects.filter(name__in=["One", "Two", "Another"]).count() == 3
            transaction.set_rollback(True)
    assert fill.times == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["made", "put back"])
def test_tables_that_refer_to_each_other_are_put_back_outside_a_transaction(time: str) -> None:
    register_in_force()
    activities = set(Activity.objects.values_list("pk", flat=True))
    assert activities
    assert set(ActivityText.objects.values_list("activity_id", flat=True)) == activities
    assert Rule.objects.exists()
