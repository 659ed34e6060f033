"""What the forms of media ask and answer, in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

PEOPLE = [
    ("True", _("Yes, or we are not sure")),
    ("False", _("No, nobody can be recognised")),
]

QUESTIONS = {
    "people_recognisable": (
        _("Can people be recognised?"),
        _("With people there is always an end date. Without people there is none."),
    ),
    "legal_basis": (
        _("Why may we show these people?"),
        _(
            "Ask for consent, unless it is journalism or the portrait of a member."
            " Nobody on it? Then this does not count."
        ),
    ),
    "intended_use": (
        _("What is it for?"),
        _("This sets the end date until you place it on a page. From then on the page does."),
    ),
    "credit": (_("Credit"), _("Who made it, for example “Photo: Kim Jansen”.")),
    "credit_from_file": (
        _("Take the credit from the file"),
        _(
            "Only if a new file tells who made it, and the credit is still empty. All else that a"
            " camera writes in a file is always removed: where, when and with what."
        ),
    ),
}

FOLLOWS = _(
    "What it is for, and on which ground we may show people, follows from the collection or from"
    " the page. You can change that later."
)

FROM_FILE = _("This is what the file says. Clear it if you do not want to keep it.")

ENDED = _(
    "Its end date has come, because there are people in it. Is that wrong? Ask the privacy"
    " coordinator to say that nobody can be recognised: that brings it back to the site."
)

HELD = _(
    "This is under a hold: the file stays as it is. Release the hold first, or upload the other"
    " file as a new one."
)

UNREADABLE = _(
    "This picture cannot be read. It may be damaged. Save it again in another program, and"
    " upload that one."
)

NO_RECORDING = _(
    "This is not a video or a sound recording, whatever the name of the file says. Play it on your"
    " own computer first. Does that not work? Then save it again as MP4 or WebM, or sound as MP3."
)

NOT_CLEANED = _(
    "Of this kind of file we cannot take out what it says about where, when and by whom it was"
    " made. Save it again as MP4 or WebM, or sound as MP3, and upload that one."
)

BROKEN_RECORDING = _(
    "This recording cannot be read. It may be damaged. Save it again in another program, and upload"
    " that one."
)
