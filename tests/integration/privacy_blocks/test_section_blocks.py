"""What each family of blocks shows, with facts from the register."""

from __future__ import annotations

import re
from datetime import date

import pytest

from retention.models import Activity, Rule, RuleVersion
from retention.rules.period import Period
from ser_site.content.register.load_parties import load_controller
from tests.showing import page_of, rows, words

pytestmark = [pytest.mark.any_database, pytest.mark.django_db, pytest.mark.usefixtures("register")]

MEDIA = ("activity", {"activity": "media"})
NEWSLETTER = ("activity", {"activity": "newsletter"})
SUBSCRIPTIONS = ("activity", {"activity": "subscriptions"})
CAMERA = ("activity", {"activity": "camera"})


def test_an_activity_has_the_register_s_number_heading_and_anchor() -> None:
    page = page_of(MEDIA)
    assert words(page.select_one("section#media > h2")) == "3 You can be seen in a photo or video"


def test_an_editor_s_heading_stands_instead_of_the_register_s() -> None:
    page = page_of(("activity", {"activity": "media", "heading": "In the picture"}))
    assert words(page.select_one("#media > h2")) == "3 In the picture"


def test_a_part_of_an_activity_has_a_lower_heading() -> None:
    page = page_of(SUBSCRIPTIONS, NEWSLETTER)
    assert words(page.select_one("#newsletter > h3")) == "2.1 You read our newsletter"


def test_own_words_stand_after_those_of_the_register() -> None:
    answer = page_of(
        ("activity", {"activity": "camera", "data": "<p>And how you walk.</p>"})
    ).select("dd")[0]
    assert words(answer) == "Images in which you can be seen. And how you walk."


def test_own_words_stand_instead_of_the_register_s_where_that_is_off() -> None:
    value = {"activity": "camera", "show_data": False, "data": "<p>Film.</p>"}
    page = page_of(("activity", value))
    assert words(page.select("dd")[0]) == "Film."


def test_a_question_that_is_off_is_not_asked() -> None:
    page = page_of(("activity", {"activity": "camera", "show_purpose": False}))
    assert "Why?" not in [words(question) for question in page.select("dt")]


NOTHING_SHOWN = {f"show_{name}": False for name in ("data", "purpose", "basis", "periods", "more")}


def test_an_activity_with_all_questions_off_has_no_list_of_answers() -> None:
    page = page_of(("activity", {"activity": "camera", "intro": "<p>Ja.</p>", **NOTHING_SHOWN}))
    assert page.select("dl") == []
    assert words(page.select_one("#camera .privacy-text")) == "Ja."


def test_own_words_for_one_question_are_a_list_of_one() -> None:
    value = {"activity": "camera", **NOTHING_SHOWN, "periods": "<p>Kort.</p>"}
    assert words(page_of(("activity", value)).select_one("dl")) == "How long? Kort."


def test_an_activity_that_left_the_register_shows_nothing() -> None:
    Rule.objects.filter(activity__key="camera").delete()
    Activity.objects.get(key="camera").delete()
    assert words(page_of(CAMERA)) == ""


def test_the_choice_of_a_role_leads_to_every_activity_that_says_something_itself() -> None:
    page = page_of(("role_choice", {}), SUBSCRIPTIONS, NEWSLETTER, CAMERA)
    links = {words(link): link["href"] for link in page.select("#what-about-you a")}
    assert links == {
        "You read our newsletter": "#newsletter",
        "You come to our building": "#camera",
    }


def test_chosen_roles_come_in_the_editor_s_order_and_words() -> None:
    roles = [{"activity": "camera", "label": "I visit you"}, {"activity": "media", "label": ""}]
    page = page_of(("role_choice", {"roles": roles}), MEDIA, CAMERA)
    assert [words(link) for link in page.select("#what-about-you a")] == [
        "I visit you",
        "You can be seen in a photo or video",
    ]


def test_a_role_whose_activity_is_not_on_the_page_leads_nowhere_and_is_left_out() -> None:
    page = page_of(("role_choice", {"roles": [{"activity": "event"}]}), CAMERA)
    assert page.select("#what-about-you a") == []


def test_the_overview_names_activities_with_their_parts_and_what_is_for_everybody() -> None:
    page = page_of(("overview", {}), SUBSCRIPTIONS, NEWSLETTER, ("rights", {}))
    overview = page.select("#overview > .privacy-overview")
    assert words(overview[0]) == "2 Subscriptions 2.1 Newsletter and themed letters"
    assert [link["href"] for link in overview[1].select("a")] == ["#your-rights"]


def test_the_table_has_a_row_for_every_stated_rule() -> None:
    table = page_of(("retention_table", {"activities": ["media"]}), MEDIA).select("table")[0]
    assert rows(table) == [
        ["Which data", "How long", "From when", "Read more"],
        [
            "Photos and videos with news items",
            "2.5 years",
            "after publication on the site",
            "Photos and videos on the website",
        ],
        [
            "Photos and videos with magazine articles",
            "4.5 years",
            "after publication on the site",
            "Photos and videos on the website",
        ],
    ]


def test_the_table_speaks_for_screen_readers() -> None:
    page = page_of(("retention_table", {}))
    table = page.select("table")[0]
    region = table.parent
    assert region is not None
    assert (region["role"], region["tabindex"]) == ("region", "0")
    caption = page.find(id=str(region["aria-labelledby"]))
    assert caption is not None and caption.name == "caption"
    assert {cell["scope"] for cell in table.select("thead th")} == {"col"}
    assert {cell["scope"] for cell in table.select("tbody th")} == {"row"}


def test_a_whole_brings_its_parts_into_the_table() -> None:
    page = page_of(("retention_table", {"activities": ["subscriptions"]}))
    assert [data["data-rule"] for data in page.select("data")] == ["newsletter", "magazine"]


def test_the_table_links_only_to_what_is_on_the_page() -> None:
    page = page_of(("retention_table", {"activities": ["media", "camera"]}), CAMERA)
    assert {link["href"] for link in page.select("table a")} == {"#camera"}


def test_there_are_seven_rights_each_with_meaning_moment_and_way() -> None:
    rights = page_of(("rights", {})).select(".privacy-right")
    assert [str(right["id"]) for right in rights] == [
        "right-access",
        "right-rectification",
        "right-withdrawal",
        "right-objection",
        "right-erasure",
        "right-portability",
        "right-restriction",
    ]
    for right in rights:
        questions = [words(question) for question in right.select("dt")]
        assert questions == ["When?", "How?", "Where in the law?"]
        assert all(words(answer) for answer in right.select("p, dd"))


def test_withdrawing_and_objecting_name_the_activities_with_such_a_ground() -> None:
    # Media rests on consent and legitimate interest, the newsletter on consent, camera on interest.
    page = page_of(SUBSCRIPTIONS, NEWSLETTER, MEDIA, CAMERA, ("rights", {}))
    links = {
        key: [str(link["href"]) for link in page.select(f"#right-{key} a")]
        for key in ("withdrawal", "objection", "access")
    }
    assert links == {
        "withdrawal": ["#newsletter", "#media"],
        "objection": ["#media", "#camera"],
        "access": [],
    }


def test_a_right_in_own_words_keeps_the_usual_ones_where_nothing_was_filled_in() -> None:
    own = {"right": "access", "meaning": "<p>Look.</p>"}
    page = page_of(("rights", {"rights": [own]}))
    assert words(page.select_one(".privacy-right .privacy-text")) == "Look."
    assert "Always." in words(page.select_one(".privacy-right dl"))


def test_the_term_for_an_answer_is_the_register_s() -> None:
    rule = Rule.objects.get(key="rights-answer")
    version = RuleVersion(rule=rule, effective_from=date(2026, 9, 1))
    version.period = Period.from_iso("P14D")
    version.save()
    term = page_of(("rights", {})).select_one('.privacy-answer [data-rule="rights-answer"]')
    assert words(term) == "14 days"


def test_measures_are_a_list() -> None:
    measures = [{"name": "Locks", "text": "<p>On doors.</p>"}, {"name": "Keys"}]
    page = page_of(("security", {"measures": measures}))
    assert [words(item) for item in page.select("#security li")] == ["Locks On doors.", "Keys"]


def test_every_platform_leads_to_its_own_statement() -> None:
    platform = {"name": "Plein", "statement": "https://plein.example/privacy"}
    link = page_of(("platforms", {"platforms": [platform]})).select("#social-media a")[0]
    assert (words(link), link["href"]) == (
        "Privacy statement of Plein",
        "https://plein.example/privacy",
    )


def test_cookies_tell_what_for_how_long_and_whether_with_consent() -> None:
    cookies = [
        {"name": "a", "purpose": "Count", "amount": 2, "unit": "week", "needs_consent": True},
        {"name": "b", "purpose": "Keep", "placed_by": "A guest", "amount": None},
    ]
    table = page_of(("cookies", {"cookies": cookies})).select("#cookies table")[0]
    assert rows(table)[1:] == [
        ["a", "Count", "this site", "2 weeks", "yes"],
        ["b", "Keep", "A guest", "until you close your browser", "no"],
    ]


def test_cookies_last_in_dutch_on_a_dutch_page() -> None:
    cookies = [{"name": "a", "purpose": "Tellen", "amount": 1, "unit": "year"}]
    page = page_of(("cookies", {"cookies": cookies}), language="nl")
    assert rows(page.select("table")[0])[1][3] == "1 jaar"


def test_without_cookies_the_page_says_so() -> None:
    assert "This site places no cookies." in words(page_of(("cookies", {})))


def test_contact_comes_from_the_register() -> None:
    load_controller()
    page = page_of(("contact", {}), language="nl")
    told = dict(zip(map(words, page.select("dt")), map(words, page.select("dt + dd")), strict=True))
    assert told == {
        "Bezoekadres": "Bezuidenhoutseweg 60, 2594 AW Den Haag",
        "Postadres": "Postbus 90405, 2509 LK Den Haag",
        "Telefoon": "070 3 499 499",
        "Functionaris gegevensbescherming (FG)": "privacy@ser.nl",
    }
    assert [link["href"] for link in page.select("dl a")] == [
        "tel:0703499499",
        "mailto:privacy@ser.nl",
    ]


def test_an_address_of_the_editor_keeps_its_lines() -> None:
    address = {"label": "By post", "lines": "PO Box 1\nTown", "route": "https://example.org/map"}
    page = page_of(("contact", {"show_register": False, "addresses": [address]}))
    assert len(page.select("address br")) == 1
    assert page.select("dd a")[0]["href"] == "https://example.org/map"


def test_complaints_name_the_officer_and_the_supervisor() -> None:
    load_controller()
    links = [
        str(link["href"]) for link in page_of(("complaint", {})).select("#where-to-complain a")
    ]
    assert links == ["mailto:privacy@ser.nl", "https://www.autoriteitpersoonsgegevens.nl"]


def test_headings_of_parts_can_be_chosen_and_keep_their_anchor() -> None:
    page = page_of(("rights", {"heading": "What you may ask"}))
    assert words(page.select_one("section#your-rights > h2")) == "What you may ask"


def test_what_editors_type_is_escaped() -> None:
    page = page_of(("rights", {"heading": "<script>"}), ("cookies", {"heading": "<i>"}))
    assert not page.find(re.compile("script|^i$"))
