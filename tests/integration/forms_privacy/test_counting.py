"""Anonymous answers become numbers; whose they are is nowhere (promise P13)."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from forms_privacy.answers import Answer, Sort
from forms_privacy.kinds import Kind
from forms_privacy.models import Form, FreeTexts, Tally
from forms_privacy.operations import mixing
from forms_privacy.operations.counting import count, look_at, take_out
from forms_privacy.queries.free_texts import has_waiting, texts_of, waiting
from forms_privacy.queries.results import Asked, results, small_groups
from retention.models import VaultKey
from tests.commands import enforce
from tests.integration.conftest import SetToday

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

SURVEY = Kind("survey", "Enquête", "survey", "survey", starts_at_once=True, counts=True)
THURSDAY = date(2026, 11, 19)
COLOUR = Asked("kleur", "Kleur", "radio", ("rood", "blauw", "groen"))


@pytest.fixture
def form() -> Form:
    """A survey."""
    return Form.objects.create(
        uuid="8d9c6a57-1111-4222-8333-444455556666", title="Enquête", kind="survey"
    )


def sheet(colour: str = "rood", text: str = "", name: str = "Bouwe Bedacht") -> list[Answer]:
    """The answers of one person."""
    return [
        Answer("naam", "Naam", name, Sort.IDENTIFYING),
        Answer("kleur", "Kleur", colour, field_type="radio"),
        Answer("tip", "Tip", text, field_type="multiline"),
    ]


def test_a_sheet_becomes_a_number(form: Form) -> None:
    for colour in ("rood", "rood", "blauw"):
        count(form, SURVEY, sheet(colour), today=THURSDAY)

    tally = Tally.objects.get(form=form)
    assert tally.sheets == 3
    assert tally.counts == {"kleur": {"blauw": 1, "rood": 2}}


def test_what_identifies_is_nowhere(form: Form) -> None:
    count(form, SURVEY, sheet(name="Bouwe Bedacht"), today=THURSDAY)

    assert "Bouwe" not in repr(Tally.objects.values_list())
    assert waiting(form) == {}


def test_who_answered_first_cannot_be_told(form: Form) -> None:
    sheets = [sheet("rood", "b"), sheet("blauw", "c"), sheet("groen", "a")]
    seen = set()
    for order in itertools.permutations(sheets):
        FreeTexts.objects.all().delete()
        Tally.objects.all().delete()
        for one in order:
            count(form, SURVEY, one, today=THURSDAY)
        tally = Tally.objects.get(form=form)
        # As text: the order in which the database gives the numbers back may tell nothing either.
        seen.add((tally.sheets, str(tally.counts), str(waiting(form))))
        assert tally.counts == {"kleur": {"blauw": 1, "groen": 1, "rood": 1}}

    assert len(seen) == 1
    assert waiting(form) == {"tip": ["a", "b", "c"]}


def test_one_row_however_many_answers(form: Form) -> None:
    for number in range(20):
        count(form, SURVEY, sheet(text=f"tip {number}"), today=THURSDAY)

    assert (Tally.objects.count(), FreeTexts.objects.count()) == (1, 1)


def test_where_nobody_typed_anything_nothing_waits(form: Form) -> None:
    count(form, SURVEY, sheet(text=" "), today=THURSDAY)

    assert FreeTexts.objects.get().question == "tip"
    assert waiting(form) == {}
    assert not has_waiting(form)


def test_more_texts_than_a_row_holds_lie_in_rows_by_chance(
    form: Form, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the last one would lie in the newest row, by itself."""
    monkeypatch.setattr(mixing, "MANY", 59)
    for number in range(60):
        count(form, SURVEY, sheet(text=f"{number:02}"), today=THURSDAY)

    rows = [texts_of(row) for row in FreeTexts.objects.order_by("pk")]

    assert sorted(itertools.chain(*rows)) == [f"{number:02}" for number in range(60)]
    # Early and late ones in both: by chance it is otherwise once in 250 million times.
    assert [{text < "30" for text in texts} for texts in rows] == [{True, False}] * 2


def test_a_text_whose_key_is_lost_stays_and_the_next_one_is_kept_beside_it(form: Form) -> None:
    count(form, SURVEY, sheet(text="Meer bankjes."), today=THURSDAY)
    VaultKey.objects.all().delete()

    count(form, SURVEY, sheet(text="Minder banken."), today=THURSDAY)

    lost, kept = FreeTexts.objects.order_by("pk")
    assert lost.texts
    assert texts_of(kept) == ["Minder banken."]


def test_a_sheet_that_is_taken_back_leaves_the_results(form: Form) -> None:
    count(form, SURVEY, sheet("rood"), today=THURSDAY)
    count(form, SURVEY, sheet("blauw"), today=THURSDAY)

    take_out(form, sheet("rood"))

    tally = Tally.objects.get(form=form)
    assert (tally.sheets, tally.counts) == (1, {"kleur": {"blauw": 1, "rood": 0}})


def test_a_text_joins_the_results_after_somebody_looked(form: Form) -> None:
    count(form, SURVEY, sheet(text="Meer bankjes."), today=THURSDAY)
    count(form, SURVEY, sheet(text="Ik ben de bakker."), today=THURSDAY)

    look_at(form, {"tip": {"Meer bankjes."}}, show=True)
    look_at(form, {"tip": {"Ik ben de bakker."}}, show=False)

    assert Tally.objects.get(form=form).shown_texts == {"tip": ["Meer bankjes."]}
    assert not FreeTexts.objects.exists()


def test_a_text_nobody_looked_at_goes_a_month_after_its_monday(
    form: Form, set_today: SetToday
) -> None:
    count(form, SURVEY, sheet(text="Meer bankjes."), today=THURSDAY)
    row = FreeTexts.objects.get()
    assert (row.clock_start, row.due) == (date(2026, 11, 16), date(2026, 12, 16))

    set_today(date(2026, 12, 16))
    enforce()

    assert not FreeTexts.objects.exists()
    assert Tally.objects.get(form=form).sheets == 1


def test_fewer_than_five_answers_show_nothing(form: Form) -> None:
    assert results(Tally(form=form, sheets=4, counts={"kleur": {"rood": 4}}), [COLOUR]) == []


def test_a_small_group_is_left_out_with_the_next_larger(form: Form) -> None:
    counts = {"kleur": {"rood": 3, "blauw": 7, "groen": 10}}

    (question,) = results(Tally(form=form, sheets=20, counts=counts), [COLOUR])

    assert [(g.answer, g.count, g.share) for g in question.groups] == [
        ("rood", None, 0),
        ("blauw", None, 0),
        ("groen", 10, 50),
    ]


def test_a_number_that_few_typed_is_not_named_and_numbers_stand_in_their_order(form: Form) -> None:
    asked = Asked("km", "Kilometers", "number")
    counts = {"km": {"10": 6, "117": 1, "2": 8, "43": 4}}

    (question,) = results(Tally(form=form, sheets=19, counts=counts), [asked])

    assert [(g.answer, g.count) for g in question.groups] == [
        ("2", 8),
        ("10", 6),
        ("andere antwoorden", 5),
    ]


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ({"a": 5, "b": 9}, ""),
        ({"a": 0, "b": 9}, ""),
        ({"a": 4, "b": 4}, "ab"),
        ({"a": 4, "b": 4, "c": 0}, "abc"),
        ({"a": 1, "b": 6, "c": 5}, "ac"),
    ],
)
def test_what_is_left_out_cannot_be_worked_out(counts: dict[str, int], hidden: str) -> None:
    assert "".join(sorted(small_groups(counts, one_each=True))) == hidden


def test_where_people_tick_more_than_one_only_small_groups_are_left_out() -> None:
    assert small_groups({"a": 3, "b": 6}, one_each=False) == {"a"}
