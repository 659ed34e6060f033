"""The public part of the register as JSON-LD, read by another program (rdflib), offline."""

from __future__ import annotations

import json
import socket
from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from rdflib import Graph, Literal, Namespace
from rdflib.namespace import RDF, SKOS, XSD
from wagtail.models import Locale

from retention.models import Activity, ActivityBasis, Rule, RuleVersion
from retention.queries.period_words import current_period
from retention.rules.period import Period, Unit
from ser_site.content.register.load_parties import load_controller
from ser_site.home.models import HomePage
from ser_site.statement.models import StatementPage
from tests.receiving import a_recipient

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("register"),
    # rdflib's own parser leans on it still.
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
]

ADDRESS = "/privacyverklaring.jsonld"
HERE = f"http://localhost{ADDRESS}"
DPV = Namespace("https://w3id.org/dpv#")
GDPR = Namespace("https://w3id.org/dpv/legal/eu/gdpr#")

# The terms of DPV 2.3 (https://w3id.org/dpv/2.3, 25 February 2026) that the document uses.
CLASSES = {
    "Authority",
    "Context",
    "DataController",
    "DataProcessor",
    "DataProtectionOfficer",
    "DataSubject",
    "PersonalData",
    "PersonalDataProcess",
    "Purpose",
    "Recipient",
    "StorageCondition",
    "StorageDeletion",
    "StorageDuration",
    "TemporalDuration",
    "ThirdParty",
    "UntilEventDuration",
}
PROPERTIES = {
    "hasContext",
    "hasDataController",
    "hasDataProtectionOfficer",
    "hasDataSubject",
    "hasDuration",
    "hasLegalBasis",
    "hasPersonalData",
    "hasPurpose",
    "hasRecipient",
    "hasStorageCondition",
}
PREFIXES = """
PREFIX dpv: <https://w3id.org/dpv#>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever reads the document, it may fetch nothing."""

    def refuse(*args: Any, **kwargs: Any) -> None:
        raise AssertionError("reading the document went to the network")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture
def site(home: HomePage) -> StatementPage:
    """A statement in Dutch and in English."""
    statement = StatementPage(title="Privacy", slug="privacyverklaring", live=True)
    home.add_child(instance=statement)
    english, _made = Locale.objects.get_or_create(language_code="en")
    home.copy_for_translation(english).save_revision().publish()
    translated = statement.copy_for_translation(english)
    translated.slug = "privacy-statement"
    translated.save_revision().publish()
    return statement


def fetched() -> str:
    return Client(headers={"host": "localhost"}).get(ADDRESS).content.decode()


def graph() -> Graph:
    return Graph().parse(data=fetched(), format="json-ld")


def asked(question: str) -> list[tuple[Any, ...]]:
    return [
        tuple(None if cell is None else str(cell) for cell in row)  # type: ignore[union-attr]
        for row in graph().query(PREFIXES + question)
    ]


@pytest.mark.usefixtures("site")
def test_it_is_json_ld_with_its_context_inside() -> None:
    answer = Client(headers={"host": "localhost"}).get(ADDRESS)

    assert answer["Content-Type"] == "application/ld+json"
    assert isinstance(json.loads(answer.content)["@context"], dict)


@pytest.mark.usefixtures("site")
def test_every_period_is_that_of_the_register() -> None:
    found = dict(
        asked(
            "SELECT ?rule ?period WHERE { ?c dct:identifier ?rule ;"
            " a dpv:StorageDuration ; dpv:hasDuration / rdf:value ?period }"
        )
    )
    today = date(2026, 9, 14)
    stated = Rule.objects.filter(stated=True, is_term=False).prefetch_related("versions")
    expected = {rule.key: current_period(rule, today) for rule in stated}
    # XML Schema has no weeks: six weeks are 42 days.
    assert found.pop("application") == "P42D"
    assert expected.pop("application") == Period(6, Unit.WEEK)
    # rdflib reads thirty months as two years and six months: the same duration.
    assert found == {
        key: str(Literal(period.iso(), datatype=XSD.duration))
        for key, period in expected.items()
        if period
    }
    assert (found["news-media"], found["camera"], found["newsletter"]) == ("P2Y6M", "P28D", "P0D")
    assert '"duration": "P30M"' in fetched()


@pytest.mark.usefixtures("site")
def test_periods_are_typed_as_durations() -> None:
    kinds = {str(value.datatype) for value in graph().objects(predicate=RDF.value)}  # type: ignore[attr-defined]

    assert kinds == {"http://www.w3.org/2001/XMLSchema#duration"}
    # None is ill-typed: each can be read as a duration.
    assert all(value.value is not None for value in graph().objects(predicate=RDF.value))  # type: ignore[attr-defined]


@pytest.mark.usefixtures("site")
def test_a_changed_period_shows_at_once() -> None:
    RuleVersion.objects.filter(rule__key="news-media").update(amount=3, unit="year")

    assert asked(
        'SELECT ?p WHERE { ?c dct:identifier "news-media" ; dpv:hasDuration / rdf:value ?p }'
    ) == [("P3Y",)]


@pytest.mark.usefixtures("site")
def test_a_period_names_the_event_it_counts_from() -> None:
    assert asked(
        'SELECT ?words WHERE { ?c dct:identifier "news-media" ;'
        " dpv:hasDuration / dpv:hasContext / skos:prefLabel ?words FILTER(lang(?words) = 'en') }"
    ) == [("after publication on the site",)]


@pytest.mark.usefixtures("site")
def test_without_a_period_it_lasts_until_what_the_criterion_says() -> None:
    criterion = Rule.objects.get(key="portal-account").text("nl").criterion

    assert asked(
        'SELECT ?words WHERE { ?c dct:identifier "portal-account" ; dpv:hasDuration ?d .'
        " ?d a dpv:UntilEventDuration ; skos:definition ?words FILTER(lang(?words) = 'nl') }"
    ) == [(criterion,)]


@pytest.mark.usefixtures("site")
def test_legal_bases_are_those_of_the_gdpr() -> None:
    found = asked(
        'SELECT ?basis WHERE { ?p dct:identifier "media" ; dpv:hasLegalBasis ?basis }'
        " ORDER BY ?basis"
    )

    assert found == [(str(GDPR["A6-1-a"]),), (str(GDPR["A6-1-f"]),)]


@pytest.mark.usefixtures("site")
def test_a_basis_that_the_statement_does_not_name_is_left_out() -> None:
    ActivityBasis.objects.filter(activity__key="media", basis="consent").update(stated=False)

    assert asked(
        'SELECT ?basis WHERE { ?p dct:identifier "media" ; dpv:hasLegalBasis ?basis }'
    ) == [(str(GDPR["A6-1-f"]),)]


@pytest.mark.usefixtures("site")
def test_words_carry_their_language() -> None:
    text = Activity.objects.get(key="camera").text
    found = asked(
        'SELECT ?words WHERE { ?p dct:identifier "camera" ; dpv:hasPurpose / skos:definition ?words'
        " }"
    )

    assert {words for (words,) in found} == {text("nl").purpose, text("en").purpose}


@pytest.mark.usefixtures("site")
def test_a_part_names_its_whole() -> None:
    assert asked(
        'SELECT ?whole WHERE { ?p dct:identifier "newsletter" ; dct:isPartOf ?whole }'
    ) == [(f"{HERE}#subscriptions",)]


@pytest.mark.usefixtures("site")
def test_what_is_not_stated_is_not_told() -> None:
    text = fetched()
    silent = Rule.objects.filter(stated=False).values_list("key", flat=True)

    assert silent
    assert not [key for key in silent if f'"{key}"' in text]
    assert '"accountability"' not in text


@pytest.mark.usefixtures("site")
def test_recipients_with_their_kind_and_country() -> None:
    a_recipient("printer", activities=("magazine",), country="DE")

    assert asked(
        'SELECT ?name ?kind WHERE { ?p dct:identifier "magazine" ; dpv:hasRecipient ?r .'
        " ?r skos:prefLabel ?name ; a ?kind FILTER(lang(?name) = 'en') } ORDER BY ?kind"
    ) == [
        ("Name of printer", str(DPV.DataProcessor)),
        ("Name of printer", str(DPV.Recipient)),
    ]
    assert '"schema:addressCountry": "DE"' in fetched()


@pytest.mark.usefixtures("site")
def test_a_recipient_that_is_not_to_be_named_is_nowhere_in_it() -> None:
    a_recipient("secret-supplier", activities=("magazine",), stated=False)
    row = a_recipient("other", activities=("magazine",))
    row.texts.update(service="")
    text = fetched()

    assert "#recipient-secret-supplier" not in text
    assert '"Name of secret-supplier"' not in text
    assert "A company that works for us" in text


@pytest.mark.usefixtures("site")
def test_the_controller_and_its_officer() -> None:
    load_controller()

    assert asked(
        "SELECT ?mail WHERE { ?p dct:identifier 'camera' ; dpv:hasDataController /"
        " dpv:hasDataProtectionOfficer / <https://schema.org/email> ?mail }"
    ) == [("privacy@ser.nl",)]


@pytest.mark.usefixtures("site")
def test_no_term_is_used_that_the_vocabulary_lacks() -> None:
    load_controller()
    a_recipient("printer", activities=("magazine",))
    a_recipient("police", kind="authority", activities=("camera",))
    a_recipient("bank", kind="separate", activities=("member-allowance",))
    found = graph()

    own = {str(one) for one in {*found.predicates(), *found.objects(predicate=RDF.type)}}
    terms = {one.removeprefix(str(DPV)) for one in own if one.startswith(str(DPV))}
    assert terms == CLASSES | PROPERTIES
    assert (None, SKOS.prefLabel, None) in found


def test_before_a_statement_is_published_there_is_nothing(site: StatementPage) -> None:
    for page in site.get_translations(inclusive=True):
        page.unpublish()

    answer = Client(headers={"host": "localhost"}).get(ADDRESS)

    assert answer.status_code == 404


@pytest.mark.parametrize("path", ["/privacyverklaring/", "/en/privacy-statement/"])
@pytest.mark.usefixtures("site")
def test_the_statements_head_leads_to_it(path: str) -> None:
    html = Client(headers={"host": "localhost"}).get(path).content
    [link] = BeautifulSoup(html, "html.parser").select('link[type="application/ld+json"]')

    assert (link["rel"], link["href"]) == (["alternate"], ADDRESS)


@pytest.mark.usefixtures("site")
def test_it_costs_a_fixed_number_of_queries(django_assert_max_num_queries: Any) -> None:
    for key in ("one", "two", "three"):
        a_recipient(key, activities=("magazine", "camera"))

    # The statements 1, the register 6, recipients 4, the controller 1.
    with django_assert_max_num_queries(14):
        fetched()
