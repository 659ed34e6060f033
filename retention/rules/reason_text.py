"""The Dutch and English texts of ``reason.py``, by the values of its enumerations.

Each case has a sentence for a known due date and one for none; where a case never has
the one or the other, both are the same.
"""

from retention.rules.language import Language

MEDIUM: dict[Language, dict[str, str]] = {
    Language.NL: {"photo": "deze foto", "video": "deze video", "sound": "dit geluidsfragment"},
    Language.EN: {"photo": "this photo", "video": "this video", "sound": "this recording"},
}

ON_MEDIUM: dict[Language, dict[str, str]] = {
    Language.NL: {
        "photo": "op deze foto",
        "video": "in deze video",
        "sound": "in dit geluidsfragment",
    },
    Language.EN: {
        "photo": "in this photo",
        "video": "in this video",
        "sound": "in this recording",
    },
}

# For no time at all, and for a period that is counted.
PERIOD: dict[Language, tuple[str, str]] = {
    Language.NL: ("Zodra de termijn begint, is die ook voorbij.", "De bewaartermijn is {period}."),
    Language.EN: ("The period is over as soon as it starts.", "The retention period is {period}."),
}

TRIGGERS: dict[Language, dict[str, str]] = {
    Language.NL: {
        "recorded": "zodra de gegevens zijn vastgelegd",
        "published": "bij publicatie op de site",
        "submitted": "zodra het formulier is verstuurd",
        "handled": "zodra de zaak is afgehandeld",
        "event_ended": "na afloop van de bijeenkomst",
        "procedure_ended": "als de procedure is afgelopen",
        "grant_ended": "als de subsidie is afgelopen",
        "year_ended": "aan het eind van het kalenderjaar",
        "unsubscribed": "bij afmelding",
        "consent_withdrawn": "als iemand de toestemming intrekt",
        "left_office": "als iemand de functie neerlegt",
        "request_received": "zodra het verzoek binnen is",
    },
    Language.EN: {
        "recorded": "once the data are recorded",
        "published": "on publication on the site",
        "submitted": "once the form has been sent",
        "handled": "once the matter has been handled",
        "event_ended": "when the event is over",
        "procedure_ended": "when the procedure is over",
        "grant_ended": "when the grant has ended",
        "year_ended": "at the end of the calendar year",
        "unsubscribed": "on unsubscribing",
        "consent_withdrawn": "when someone withdraws their consent",
        "left_office": "when someone leaves office",
        "request_received": "once the request has been received",
    },
}


def _same(sentence: str) -> tuple[str, str]:
    """Return a sentence that does not depend on whether the due date is known."""
    return sentence, sentence


SENTENCES: dict[Language, dict[str, tuple[str, str]]] = {
    Language.NL: {
        "news": _same("Blijft tot {due}, omdat {medium} op {since} bij een nieuwsbericht kwam."),
        "magazine": _same(
            "Blijft tot {due}, omdat {medium} op {since} bij een artikel in het magazine kwam."
        ),
        "publication": _same(
            "Blijft tot {due}, omdat {medium} op {since} bij een publicatie kwam."
        ),
        "page": _same("Blijft tot {due}, omdat {medium} op {since} op een pagina kwam."),
        "after_event": _same(
            "Blijft tot {due}, omdat de termijn voor {medium} begint {trigger}: op {since}."
        ),
        "never_placed": _same(
            "Blijft tot {due}, omdat {medium} op {since} is geüpload"
            " en nog nooit op een pagina stond."
        ),
        "consent_ends": _same(
            "Blijft tot {due}, omdat dan de toestemming afloopt van iemand {on_medium}."
        ),
        "nobody_recognisable": _same(
            "Blijft zonder einddatum, omdat {on_medium} niemand te herkennen is."
        ),
        "taken_down": (
            "{Medium} staat sinds {since} niet meer op de site en wordt op {due} gewist.",
            "{Medium} staat sinds {since} niet meer op de site en komt niet vanzelf terug.",
        ),
        "held": (
            "Blijft bewaard tot {due}, omdat voor {medium} sinds {since} een bewaarplicht geldt.",
            "Blijft bewaard zolang de bewaarplicht duurt die sinds {since} voor {medium} geldt.",
        ),
        "held_past": _same(
            "{Medium} moest op {due} weg zijn, maar blijft bewaard zolang de bewaarplicht duurt"
            " die sinds {since} geldt. Bezoekers zien {medium} niet."
        ),
        "over": _same(
            "De bewaartermijn is sinds {due} voorbij: bezoekers zien {medium} niet meer"
            " en de volgende opruimronde wist het bestand."
        ),
        "unknown_period": _same(
            "Er is nog geen einddatum, omdat de bewaarregel voor {medium} geen termijn noemt."
        ),
        "not_started": _same(
            "Er is nog geen einddatum, omdat de termijn voor {medium} pas begint {trigger}."
        ),
    },
    Language.EN: {
        "news": _same("Stays until {due}, because {medium} was placed with news on {since}."),
        "magazine": _same(
            "Stays until {due}, because {medium} was placed with a magazine article on {since}."
        ),
        "publication": _same(
            "Stays until {due}, because {medium} was placed with a publication on {since}."
        ),
        "page": _same("Stays until {due}, because {medium} was placed on a page on {since}."),
        "after_event": _same(
            "Stays until {due}, because the period for {medium} starts {trigger}: on {since}."
        ),
        "never_placed": _same(
            "Stays until {due}, because {medium} was uploaded on {since}"
            " and has never been on a page."
        ),
        "consent_ends": _same(
            "Stays until {due}, because the consent of somebody {on_medium} ends then."
        ),
        "nobody_recognisable": _same(
            "Stays without an end date, because nobody can be recognised {on_medium}."
        ),
        "taken_down": (
            "{Medium} has been off the site since {since} and will be erased on {due}.",
            "{Medium} has been off the site since {since} and does not come back by itself.",
        ),
        "held": (
            "Kept until {due}, because {medium} has been under a hold since {since}.",
            "Kept for as long as the hold lasts that {medium} has been under since {since}.",
        ),
        "held_past": _same(
            "{Medium} had to be gone on {due}, but is kept for as long as the hold lasts that it"
            " has been under since {since}. Visitors do not see it."
        ),
        "over": _same(
            "The retention period has been over since {due}: visitors no longer see {medium}"
            " and the next sweep erases the file."
        ),
        "unknown_period": _same(
            "There is no end date yet, because the rule for {medium} names no period."
        ),
        "not_started": _same(
            "There is no end date yet, because the period for {medium} only starts {trigger}."
        ),
    },
}
