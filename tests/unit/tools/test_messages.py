"""Texts are found in Python and in templates, and nothing else is taken for one."""

from __future__ import annotations

from pathlib import Path

from tools.messages import messages_in


def found(folder: Path, name: str, content: str) -> list[tuple[str | None, str, str | None]]:
    (folder / name).write_text(content)
    return [(one.context, one.msgid, one.plural) for one in messages_in(folder)]


def test_a_text_in_python_over_two_lines_is_one(tmp_path: Path) -> None:
    assert found(tmp_path, "a.py", 'x = _("one "\n      "two")\n') == [(None, "one two", None)]


def test_a_plural_keeps_both_forms(tmp_path: Path) -> None:
    code = 'ngettext_lazy("%d photo", "%d photos", n)\n'
    assert found(tmp_path, "a.py", code) == [(None, "%d photo", "%d photos")]


def test_a_context_stays_with_its_text(tmp_path: Path) -> None:
    assert found(tmp_path, "a.py", 'pgettext("month", "May")\n') == [("month", "May", None)]


def test_a_variable_is_no_text(tmp_path: Path) -> None:
    assert found(tmp_path, "a.py", "_(label)\n") == []


def test_a_template_tag_is_found(tmp_path: Path) -> None:
    assert found(tmp_path, "a.html", '{% translate "Menu" %} ("Menu 2")') == [(None, "Menu", None)]


def test_a_block_with_a_plural_is_found(tmp_path: Path) -> None:
    block = (
        "{% blocktranslate count n=n %}{{ n }} page{% plural %}{{ n }} pages{% endblocktranslate %}"
    )
    assert found(tmp_path, "a.html", block) == [(None, "%(n)s page", "%(n)s pages")]


def test_a_folder_with_its_own_catalogue_is_left_to_itself(tmp_path: Path) -> None:
    (tmp_path / "inner" / "locale").mkdir(parents=True)
    (tmp_path / "inner" / "b.py").write_text('_("inner")\n')
    assert found(tmp_path, "a.py", '_("outer")\n') == [(None, "outer", None)]
