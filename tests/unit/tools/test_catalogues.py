"""A catalogue is judged text by text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import catalogues

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@pytest.fixture
def package(tmp_path: Path) -> Path:
    (tmp_path / "a.py").write_text('_("Until %(day)s")\n')
    catalogues.catalogue(tmp_path).parent.mkdir(parents=True)
    return tmp_path


@pytest.mark.parametrize(
    ("entry", "word"),
    [
        ("", "missing"),
        ('msgid "Until %(day)s"\nmsgstr ""\n', "not translated"),
        ('#, fuzzy\nmsgid "Until %(day)s"\nmsgstr "Tot %(day)s"\n', "fuzzy"),
        ('msgid "Until %(day)s"\nmsgstr "Tot %(dag)s"\n', "unknown placeholder %(dag)s"),
    ],
)
def test_what_is_wrong_is_named(package: Path, entry: str, word: str) -> None:
    catalogues.catalogue(package).write_text(HEADER + entry)
    (problem,) = catalogues.problems(package)
    assert problem.startswith(word)


def test_a_text_that_nothing_uses_is_named(package: Path) -> None:
    catalogues.catalogue(package).write_text(
        HEADER + 'msgid "Until %(day)s"\nmsgstr "Tot %(day)s"\n\nmsgid "Old"\nmsgstr "Oud"\n'
    )
    assert list(catalogues.problems(package)) == ["no longer used: 'Old'"]


def test_a_complete_catalogue_has_no_problems(package: Path) -> None:
    catalogues.catalogue(package).write_text(
        HEADER + 'msgid "Until %(day)s"\nmsgstr "Tot %(day)s"\n'
    )
    assert list(catalogues.problems(package)) == []


def test_texts_without_a_catalogue_are_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text('_("Until")\n')
    assert list(catalogues.problems(tmp_path)) == ["no catalogue, but 1 texts"]


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ('msgid "Read more"\nmsgstr "Lees ook"\n', ["translated otherwise than in a: 'Read more'"]),
        ('msgid "Read more"\nmsgstr "Lees meer"\n', []),
        ('msgctxt "column"\nmsgid "Read more"\nmsgstr "Lees ook"\n', []),
    ],
)
def test_two_translations_of_one_text_are_named(
    tmp_path: Path, other: str, expected: list[str]
) -> None:
    for name, entry in (("a", 'msgid "Read more"\nmsgstr "Lees meer"\n'), ("b", other)):
        catalogues.catalogue(tmp_path / name).parent.mkdir(parents=True)
        catalogues.catalogue(tmp_path / name).write_text(HEADER + entry)
    assert list(catalogues.clashes([tmp_path / "a", tmp_path / "b"])) == expected
