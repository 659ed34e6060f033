"""What editors wrote before there were blocks stands on the page afterwards."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import Locale, Page, Revision

BEFORE, AFTER = ("statement", "0001_initial"), ("statement", "0003_texts_to_blocks")
NOW = datetime(2026, 9, 1, 12, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))


def _state(target: tuple[str, str]) -> Any:
    executor = MigrationExecutor(connection)
    executor.migrate([target])
    return MigrationExecutor(connection).loader.project_state([target]).apps


@pytest.mark.django_db(transaction=True)
def test_texts_become_blocks_on_pages_and_in_drafts(register: None) -> None:
    old = _state(BEFORE)
    try:
        locale = Locale.objects.get(language_code="nl")
        content_type = old.get_model("contenttypes", "ContentType").objects.get(
            app_label="statement", model="statementpage"
        )
        root = Page.get_first_root_node()
        assert root is not None
        page = old.get_model("statement", "StatementPage").objects.create(
            title="Verklaring",
            slug="oud",
            path=f"{root.path}0099",
            depth=2,
            content_type=content_type,
            locale_id=locale.pk,
            introduction="<p>Waarom.</p>",
            rights="<p>Inzage.</p>",
        )
        revision = old.get_model("wagtailcore", "Revision").objects.create(
            content_type=content_type,
            base_content_type=content_type,
            object_id=str(page.pk),
            created_at=NOW,
            content={"pk": page.pk, "introduction": "<p>Nieuw.</p>", "third_parties": ""},
        )
        new = _state(AFTER)
        body = new.get_model("statement", "StatementPage").objects.get(pk=page.pk).body
        blocks = [(child.block_type, child.value) for child in body]
        draft = Revision.objects.get(pk=revision.pk).content
    finally:
        _state(("statement", "0004_remove_texts"))
    kinds = [kind for kind, _value in blocks]
    assert kinds[:2] == ["introduction", "activity"]
    assert kinds[-2:] == ["heading", "text"]
    assert blocks[0][1]["text"].source == "<p>Waarom.</p>"
    assert [value["activity"] for kind, value in blocks if kind == "activity"][:4] == [
        "website-visit",
        "subscriptions",
        "newsletter",
        "magazine",
    ]
    assert blocks[-2][1]["text"] == "Jouw rechten"
    assert blocks[-1][1]["text"].source == "<p>Inzage.</p>"
    assert "introduction" not in draft
    assert json.loads(draft["body"])[0]["value"] == {"text": "<p>Nieuw.</p>"}
