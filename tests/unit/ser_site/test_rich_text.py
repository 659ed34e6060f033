"""The classes of the component CSS on an editor's text."""

import pytest

from ser_site.theme.rich_text import with_classes


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a</p>", '<p class="utrecht-paragraph">a</p>'),
        ('<p data-block-key="x">a</p>', '<p class="utrecht-paragraph" data-block-key="x">a</p>'),
        ("<h2>a</h2>", '<h2 class="utrecht-heading-2">a</h2>'),
        ("<hr/>", '<hr class="utrecht-separator"/>'),
        ("<br/>", "<br/>"),
        ("tekst", "tekst"),
    ],
)
def test_a_tag_gets_the_class_of_its_component(html: str, expected: str) -> None:
    assert with_classes(html) == expected


def test_a_link_keeps_its_address() -> None:
    assert with_classes('<a href="/x/">y</a>') == (
        '<a class="utrecht-link utrecht-link--html-a" href="/x/">y</a>'
    )


def test_an_item_belongs_to_the_list_around_it() -> None:
    html = with_classes("<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>")
    assert html.count('<li class="utrecht-unordered-list__item">') == 2
    assert html.count('<li class="utrecht-ordered-list__item">') == 1


def test_a_tag_in_the_text_stays_text() -> None:
    assert with_classes("<p>&lt;p&gt;</p>") == '<p class="utrecht-paragraph">&lt;p&gt;</p>'


def test_a_longer_tag_is_not_taken_for_a_shorter_one() -> None:
    assert with_classes("<pre>a</pre><abbr>b</abbr>") == "<pre>a</pre><abbr>b</abbr>"
