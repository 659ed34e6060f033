"""What an editor can ask, and what each question says of a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.forms.models import FORM_FIELD_CHOICES

from forms_privacy.answers import Sort
from retention.models.register_choices import DATA_LABELS
from retention.rules.data_category import DataCategory as Data


@dataclass(frozen=True, slots=True)
class FieldType:
    """A type of question."""

    key: str
    label: str | Promise
    data: frozenset[Data] = field(default=frozenset())
    """Which kinds of personal data it asks; none where that depends on the question."""

    autocomplete: str = ""
    """The token of HTML with which a browser fills it in (WCAG 1.3.5)."""


OWN = (
    FieldType("name", _("Name"), frozenset({Data.FIRST_NAME, Data.LAST_NAME}), "name"),
    FieldType("telephone", _("Telephone number"), frozenset({Data.TELEPHONE}), "tel"),
    FieldType("address", _("Dutch address"), frozenset({Data.ADDRESS})),
    FieldType("birthdate", _("Date of birth"), frozenset({Data.DATE_OF_BIRTH}), "bday"),
    FieldType("organisation", _("Organisation"), frozenset({Data.ORGANISATION}), "organization"),
    FieldType("file", _("Files")),
)
_EMAIL = FieldType("email", _("E-mail address"), frozenset({Data.EMAIL}), "email")

ALL: Mapping[str, FieldType] = {
    one.key: one
    for one in (
        *(_EMAIL if key == "email" else FieldType(key, label) for key, label in FORM_FIELD_CHOICES),
        *OWN,
    )
}

STEP = FieldType("step", _("New step (heading)"))
"""No question, but where the next step of a long form begins: its label is that step's title,
its help text stands under it."""

AUTOCOMPLETE: Mapping[Data, str] = {
    Data.FIRST_NAME: "given-name",
    Data.LAST_NAME: "family-name",
    Data.TITLE: "honorific-prefix",
    Data.GENDER: "sex",
    Data.DATE_OF_BIRTH: "bday",
    Data.EMAIL: "email",
    Data.TELEPHONE: "tel",
    Data.ADDRESS: "street-address",
    Data.ORGANISATION: "organization",
    Data.FUNCTION: "organization-title",
}
"""By kind of data, for a question of a general type that asks it."""


def field_type_choices() -> list[tuple[str, str | Promise]]:
    """For a model's field: Wagtail's types, ours, and the heading of a step."""
    return [(one.key, one.label) for one in (*ALL.values(), STEP)]


def datum_choices() -> list[tuple[str, str | Promise]]:
    """For a model's field: the kinds of data of the register."""
    return [*DATA_LABELS.items()]


def data_asked(field_type: str, datum: str) -> frozenset[Data]:
    """Which kinds of data a question asks: what the editor said, else what its type tells."""
    if datum:
        return frozenset({Data(datum)})
    return ALL[field_type].data if field_type in ALL else frozenset()


def sort_of(field_type: str, sort: str) -> Sort:
    """What an answer says of a person. A name is never “nothing”, whatever was chosen."""
    if sort == Sort.PLAIN and field_type in ALL and ALL[field_type].data:
        return Sort.IDENTIFYING
    return Sort(sort)


def autocomplete(field_type: str, datum: str) -> str:
    """The token with which a browser fills in a question; empty where there is none."""
    if datum:
        return AUTOCOMPLETE.get(Data(datum), "")
    return ALL[field_type].autocomplete if field_type in ALL else ""
