"""Lines of the statement before and after a change, as the preview shows them."""

from retention.templatetags.compared import changed_from


def test_only_the_words_that_change_stand_out() -> None:
    now, then = "Foto’s blijven 2,5 jaar staan.", "Foto’s blijven 3 jaar staan."

    assert changed_from(then, now) == "Foto’s blijven <strong>3</strong> jaar staan."


def test_a_new_line_stands_out_as_a_whole() -> None:
    assert changed_from("Na <3 jaar>.", "") == "<strong>Na &lt;3 jaar&gt;.</strong>"
