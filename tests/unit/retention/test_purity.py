"""The rules stand apart: no framework behind them, and no clock."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import retention.rules

RULES = Path(retention.rules.__path__[0])
MODULES = sorted(path for path in RULES.glob("*.py") if path.stem != "__init__")


def test_importing_them_all_brings_in_no_framework() -> None:
    names = ", ".join(f"retention.rules.{path.stem}" for path in MODULES)
    program = f"import sys, {names}; print('django' in sys.modules, 'wagtail' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        cwd=RULES.parent.parent,
    )
    assert done.stdout.split() == ["False", "False"]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_none_asks_what_day_it_is(path: Path) -> None:
    called = {
        node.func.attr
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    assert not called & {"today", "now", "utcnow", "localdate", "time"}
