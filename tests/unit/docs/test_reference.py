"""The reference pages name what the code has, and links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class

ROOT = Path(__file__).resolve().parents[3]
PAGES = sorted({*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("[a-z]*/README.md")})
SETTINGS = (ROOT / "docs/reference/settings.md").read_text()
COMMANDS = (ROOT / "docs/reference/commands.md").read_text()


def variables() -> list[str]:
    """What the settings ask of the environment."""
    code = "\n".join(path.read_text() for path in (ROOT / "ser_site/settings").glob("*.py"))
    asked = r"(?:environ(?:\.get\(|\[)|flag\(|listed\(|port\()\"([A-Z_]+)\""
    return sorted(set(re.findall(asked, code)))


def commands() -> dict[str, str]:
    """The suite's own commands, with the app that has them."""
    ours = ("retention", "media_retention", "forms_privacy", "privacy_blocks", "ser_site")
    return {
        name: app
        for name, app in sorted(get_commands().items())
        if isinstance(app, str) and app.split(".")[0] in ours
    }


def options(command: str) -> list[str]:
    """The options that a command adds to Django's."""
    loaded = load_command_class(commands()[command], command)
    parser = loaded.create_parser("manage.py", command)
    ours = parser._action_groups[1]._group_actions
    django = {"--help", "--version", "--verbosity", "--settings", "--pythonpath", "--traceback"}
    django |= {"--no-color", "--force-color", "--skip-checks"}
    longest = [max(action.option_strings, key=len) for action in ours if action.option_strings]
    return [option for option in longest if option not in django]


@pytest.mark.parametrize("name", variables())
def test_every_variable_of_the_environment_is_explained(name: str) -> None:
    assert f"`{name}`" in SETTINGS


@pytest.mark.parametrize("command", commands())
def test_every_option_is_explained(command: str) -> None:
    section = COMMANDS.split(f"\n## {command}\n")[1].split("\n## ")[0]
    assert [option for option in options(command) if f"`{option}" not in section] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_a_file(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", page.read_text())
    assert [target for target in targets if not (page.parent / target).exists()] == []
