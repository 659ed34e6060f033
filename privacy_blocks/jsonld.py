"""The public part of the register as JSON-LD in W3C's Data Privacy Vocabulary, version 2.3.

One document for all languages: texts are tagged with theirs. The context is in the document
itself, so that reading it fetches nothing. Which terms are used, and why: docs/decisions,
“The Data Privacy Vocabulary”.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import override

from privacy_blocks.party_words import safeguard_words, unnamed
from retention.models import Activity, Controller, Recipient, Rule
from retention.models.party_choices import PartyKind
from retention.models.texts import LanguageText
from retention.queries.controller import controller
from retention.queries.parties import by_activity, parties
from retention.queries.period_words import current_period
from retention.queries.register import whole_register
from retention.rules.ending import Ending
from retention.rules.period import Period, Unit
from retention.visitor_words import ending_words, trigger_words

Node = dict[str, Any]

VERSION = "https://w3id.org/dpv/2.3"

CONTEXT: Node = {
    "dpv": "https://w3id.org/dpv#",
    "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
    "dct": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "label": {"@id": "skos:prefLabel", "@container": "@language"},
    "definition": {"@id": "skos:definition", "@container": "@language"},
    "note": {"@id": "skos:note", "@container": "@language"},
    "legalBasis": {"@id": "dpv:hasLegalBasis", "@type": "@id"},
    "duration": {"@id": "rdf:value", "@type": "xsd:duration"},
}

KINDS = {
    PartyKind.PROCESSOR: "dpv:DataProcessor",
    PartyKind.JOINT: "dpv:DataController",
    PartyKind.SEPARATE: "dpv:ThirdParty",
    PartyKind.AUTHORITY: "dpv:Authority",
}


def register_document(address: str, languages: Iterable[str], *, today: date) -> Node:
    """What the statement tells, for machines; ``address`` is where this document is served."""
    wanted = tuple(languages)
    activities = whole_register()
    public = _public(activities)
    receiving = by_activity(parties(today=today))
    shown = [row for row in activities if row.pk in public]
    keys = {row.pk: row.key for row in shown}
    recipients = {one.pk: one for row in shown for one in receiving.get(row.pk, [])}
    found = controller()
    graph: list[Node] = [{"@id": address, "dct:conformsTo": {"@id": VERSION}}]
    graph += [_controller(found, wanted)] if found else []
    graph += [_recipient(one, wanted) for one in recipients.values()]
    graph += [
        {
            **_activity(row, receiving.get(row.pk, []), wanted, today),
            **({"dct:isPartOf": {"@id": f"#{keys[row.parent_id]}"}} if row.parent_id else {}),
            **({"dpv:hasDataController": {"@id": "#controller"}} if found else {}),
        }
        for row in shown
    ]
    return {"@context": {**CONTEXT, "@base": address}, "@graph": graph}


def _public(activities: list[Activity]) -> set[int]:
    """Activities with a stated rule, and the wholes of which they are parts."""
    stated = [row for row in activities if any(rule.stated for rule in row.rules.all())]
    return {row.pk for row in stated} | {row.parent_id for row in stated if row.parent_id}


def _words(texts: Iterable[LanguageText], field: str, languages: Iterable[str]) -> dict[str, str]:
    """A field's words by language, as far as they are filled in."""
    found = {text.language: getattr(text, field) for text in texts}
    return {language: found[language] for language in languages if found.get(language)}


def _said(say: Callable[[], str], languages: Iterable[str]) -> dict[str, str]:
    """What this package says in each language."""
    words = {}
    for language in languages:
        with override(language):
            words[language] = say()
    return {language: said for language, said in words.items() if said}


def _without_empty(node: Mapping[str, Any]) -> Node:
    return {name: value for name, value in node.items() if value not in ("", [], {}, None)}


def _controller(row: Controller, languages: tuple[str, ...]) -> Node:
    texts = row.texts.all()
    officer = {
        "@type": "dpv:DataProtectionOfficer",
        "label": _words(texts, "officer", languages),
        "schema:email": row.officer_email,
        "schema:telephone": row.officer_telephone,
    }
    return _without_empty(
        {
            "@id": "#controller",
            "@type": "dpv:DataController",
            "label": _words(texts, "name", languages),
            "schema:email": row.email,
            "schema:telephone": row.telephone,
            "dpv:hasDataProtectionOfficer": _without_empty(officer),
        }
    )


def _recipient(row: Recipient, languages: tuple[str, ...]) -> Node:
    """A recipient; one that is not to be named has neither name nor key."""
    texts = row.texts.all()
    named = _words(texts, "name", languages)
    node = {
        "@id": _party_id(row),
        "@type": ["dpv:Recipient", *filter(None, [KINDS.get(PartyKind(row.kind))])],
        "label": named if row.stated else _said(lambda: unnamed(row.kind), languages),
        "definition": _words(texts, "service", languages),
        "schema:addressCountry": row.country,
    }
    if not row.in_eea:
        node["note"] = _said(lambda: safeguard_words(row.safeguard), languages)
    return _without_empty(node)


def _party_id(row: Recipient) -> str:
    return f"#recipient-{row.key}" if row.stated else f"_:recipient{row.pk}"


def _activity(
    row: Activity,
    receiving: list[Recipient],
    languages: tuple[str, ...],
    today: date,
) -> Node:
    texts = row.texts.all()

    def described(kind: str, field: str) -> Node:
        words = _words(texts, field, languages)
        return {"@type": kind, "definition": words} if words else {}

    return _without_empty(
        {
            "@id": f"#{row.key}",
            "@type": "dpv:PersonalDataProcess",
            "dct:identifier": row.key,
            "label": _words(texts, "title", languages),
            "dpv:hasPurpose": described("dpv:Purpose", "purpose"),
            "dpv:hasDataSubject": described("dpv:DataSubject", "data_subjects"),
            "dpv:hasPersonalData": described("dpv:PersonalData", "data"),
            "legalBasis": [
                _basis(one.legal_basis.article) for one in row.bases.all() if one.stated
            ],
            "dpv:hasRecipient": [{"@id": _party_id(one)} for one in receiving],
            "dpv:hasStorageCondition": [
                _storage(rule, languages, today)
                for rule in row.rules.all()
                if rule.stated and not rule.is_term
            ],
        }
    )


def _basis(article: str) -> str:
    """``6(1)(a)`` as the vocabulary names it: ``eu-gdpr:A6-1-a``."""
    return "eu-gdpr:A6-1-" + article[-2]


def _storage(rule: Rule, languages: tuple[str, ...], today: date) -> Node:
    erased = rule.ending == Ending.ERASE
    return _without_empty(
        {
            "@id": f"#rule-{rule.key}",
            "@type": [
                "dpv:StorageCondition",
                "dpv:StorageDuration",
                *(["dpv:StorageDeletion"] if erased else []),
            ],
            "dct:identifier": rule.key,
            "label": _words(rule.texts.all(), "name", languages),
            "note": _said(lambda: ending_words(rule.ending), languages),
            "dpv:hasDuration": _duration(rule, languages, today),
        }
    )


def _duration(rule: Rule, languages: tuple[str, ...], today: date) -> Node:
    """A period from an event on; or, without a period, until what the criterion says."""
    period = current_period(rule, today)
    if period is None:
        criterion = _words(rule.texts.all(), "criterion", languages)
        return _without_empty({"@type": "dpv:UntilEventDuration", "definition": criterion})
    event = {
        "@id": f"#event-{rule.trigger.replace('_', '-')}",
        "@type": "dpv:Context",
        "label": _said(lambda: trigger_words(rule.trigger), languages),
    }
    return {
        "@type": "dpv:TemporalDuration",
        "duration": _xsd_duration(period),
        "dpv:hasContext": event,
    }


def _xsd_duration(period: Period) -> str:
    """The period as XML Schema writes it, which knows no weeks: six weeks are ``P42D``."""
    if period.unit is Unit.WEEK:
        return Period(7 * period.amount, Unit.DAY).iso()
    return period.iso()
