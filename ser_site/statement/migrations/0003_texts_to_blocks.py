"""The rich-text fields become blocks, with the activities of the register between them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.db import migrations

# Field, anchor and heading as the page showed them.
PARTS = [
    ("rights", "your-rights", {"nl": "Jouw rechten", "en": "Your rights"}),
    (
        "security",
        "security",
        {"nl": "Zo beschermen we je gegevens", "en": "How we protect your data"},
    ),
    (
        "third_parties",
        "third-parties",
        {"nl": "Wie gegevens van ons krijgt", "en": "Who receives data from us"},
    ),
    ("cookies", "cookies", {"nl": "Cookies", "en": "Cookies"}),
    (
        "contact",
        "contact-and-complaints",
        {"nl": "Vragen en klachten", "en": "Questions and complaints"},
    ),
]
FIELDS = ["introduction", *(field for field, _anchor, _headings in PARTS)]


def blocks_of(
    texts: Mapping[str, Any], language: str, activities: Sequence[str]
) -> list[dict[str, Any]]:
    """The blocks that show what the fields and the register showed, in the same order."""
    blocks: list[tuple[str, dict[str, str]]] = []
    if texts.get("introduction"):
        blocks.append(("introduction", {"text": texts["introduction"]}))
    blocks += [("activity", {"activity": key}) for key in activities]
    for field, anchor, headings in PARTS:
        if texts.get(field):
            words = headings.get(language, headings["en"])
            blocks.append(("heading", {"text": words, "level": "2", "anchor": anchor}))
            blocks.append(("text", {"text": texts[field]}))
    return [
        # The same on every page and revision, so that a comparison sees the same blocks.
        {"type": name, "value": value, "id": str(uuid5(NAMESPACE_URL, f"statement:{place}:{name}"))}
        for place, (name, value) in enumerate(blocks)
    ]


def stated_activities(apps: Any) -> list[str]:
    """Keys of what the statement spoke of, parts right after their whole."""
    rows = list(apps.get_model("retention", "Activity").objects.order_by("sort_order", "key"))
    rules = apps.get_model("retention", "Rule").objects.filter(stated=True)
    stated = set(rules.values_list("activity_id", flat=True))
    keys: list[str] = []
    for row in rows:
        if row.parent_id is None:
            parts = [part.key for part in rows if part.parent_id == row.pk and part.pk in stated]
            keys += [row.key, *parts] if parts or row.pk in stated else []
    return keys


def to_blocks(apps: Any, schema_editor: Any) -> None:
    page_model = apps.get_model("statement", "StatementPage")
    activities = stated_activities(apps)
    languages = {}
    for page in page_model.objects.select_related("locale"):
        languages[str(page.pk)] = page.locale.language_code
        texts = {field: getattr(page, field) for field in FIELDS}
        page.body = blocks_of(texts, page.locale.language_code, activities)
        page.save(update_fields=["body"])
    # Drafts, scheduled versions and what was before.
    revisions = apps.get_model("wagtailcore", "Revision").objects.filter(object_id__in=languages)
    for revision in revisions.filter(content__has_key="third_parties").iterator():
        content = revision.content
        blocks = blocks_of(content, languages[revision.object_id], activities)
        content["body"] = json.dumps(blocks)
        for field in FIELDS:
            content.pop(field, None)
        revisions.filter(pk=revision.pk).update(content=content)


class Migration(migrations.Migration):
    dependencies = [
        ("statement", "0002_body"),
        ("retention", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.RunPython(to_blocks, migrations.RunPython.noop),
    ]
