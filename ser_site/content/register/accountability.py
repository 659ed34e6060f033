"""Activities that the law asks of whoever processes personal data.

``rights-request`` is in the statement; ``accountability`` is ours: it holds what the
suite needs to prove and protect all the rest (GDPR articles 5(2), 7(1) and 32).
"""

from retention.rules.basis import LegalBasis
from retention.rules.trigger import Trigger

from .entries import ActivityEntry, ActivityWords, RuleEntry, RuleWords

RIGHTS_REQUEST = ActivityEntry(
    key="rights-request",
    bases=(LegalBasis.LEGAL_OBLIGATION,),
    bases_stated=False,
    nl=ActivityWords(
        role_heading="Je vraagt ons iets over je eigen gegevens",
        title="Verzoeken over privacyrechten",
        data_subjects="Iedereen die een van zijn privacyrechten gebruikt.",
        data="Je naam, hoe we je bereiken, je verzoek en ons antwoord.",
        purpose="Doen wat je vraagt, of je uitleggen waarom dat niet kan.",
        basis_explanation="De privacywet (AVG) zegt dat we je moeten antwoorden.",
        source="Je geeft ons de gegevens zelf.",
        obligation="We moeten zeker weten dat jij het bent, voordat we iets over je vertellen.",
    ),
    en=ActivityWords(
        role_heading="You ask us about your own data",
        title="Requests about privacy rights",
        data_subjects="Everyone who uses one of their privacy rights.",
        data="Your name, how to reach you, your request and our answer.",
        purpose="To do what you ask, or explain why we cannot.",
        basis_explanation="Privacy law (the GDPR) says that we must answer you.",
        source="You give us the data yourself.",
        obligation="We must be sure that it is you before we tell anything about you.",
    ),
    rules=(
        RuleEntry(
            key="rights-answer",
            period="P30D",
            trigger=Trigger.REQUEST_RECEIVED,
            at_most=True,
            is_term=True,
            nl=RuleWords(
                name="Antwoord op een verzoek",
                note="Zo lang mogen we over ons antwoord doen; liever zijn we sneller.",
            ),
            en=RuleWords(
                name="Answer to a request",
                note="This is how long our answer may take; we prefer to be quicker.",
            ),
        ),
        RuleEntry(
            key="rights-file",
            period=None,
            trigger=Trigger.HANDLED,
            stated=False,
            trigger_stated=False,
            nl=RuleWords(
                name="Dossier van een verzoek",
                criterion="Zolang we moeten kunnen laten zien dat we goed hebben geantwoord.",
                note="De verklaring zegt hier niets over; er is nog een keuze nodig.",
            ),
            en=RuleWords(
                name="File of a request",
                criterion="As long as we must be able to show that we answered well.",
                note="The statement does not speak of this; a decision is needed.",
            ),
        ),
    ),
)

ACCOUNTABILITY = ActivityEntry(
    key="accountability",
    bases=(LegalBasis.LEGAL_OBLIGATION,),
    bases_stated=False,
    nl=ActivityWords(
        role_heading="Je gegevens staan in onze systemen",
        title="Beveiliging en bewijs",
        data_subjects="Iedereen van wie we gegevens hebben, en medewerkers die ze bekijken.",
        data=(
            "Wie welke gegevens heeft ingezien, waarvoor je toestemming gaf en wanneer, en een "
            "reservekopie van wat er in onze systemen staat."
        ),
        purpose="Gegevens beschermen, en kunnen bewijzen dat we ons aan de regels houden.",
        basis_explanation="De privacywet (AVG) vraagt om beveiliging en om bewijs.",
    ),
    en=ActivityWords(
        role_heading="Your data are in our systems",
        title="Security and evidence",
        data_subjects="Everyone of whom we hold data, and staff who look at it.",
        data=(
            "Who looked at which data, what you consented to and when, and a spare copy of what "
            "our systems hold."
        ),
        purpose="To protect data, and to be able to prove that we keep to the rules.",
        basis_explanation="Privacy law (the GDPR) asks for security and for evidence.",
    ),
    rules=(
        RuleEntry(
            key="access-record",
            period=None,
            trigger=Trigger.RECORDED,
            stated=False,
            trigger_stated=False,
            nl=RuleWords(
                name="Wie welke gegevens heeft bekeken",
                criterion="Zolang we moeten kunnen nagaan of iemand terecht heeft gekeken.",
                note="De verklaring zegt hier niets over; er is nog een keuze nodig.",
            ),
            en=RuleWords(
                name="Who looked at which data",
                criterion="As long as we must be able to check that somebody had a reason to.",
                note="The statement does not speak of this; a decision is needed.",
            ),
        ),
        RuleEntry(
            key="consent-evidence",
            period=None,
            trigger=Trigger.CONSENT_WITHDRAWN,
            stated=False,
            trigger_stated=False,
            nl=RuleWords(
                name="Bewijs van toestemming",
                criterion="Zolang we moeten kunnen bewijzen dat je toestemming gaf.",
                note="De verklaring zegt hier niets over; er is nog een keuze nodig.",
            ),
            en=RuleWords(
                name="Evidence of consent",
                criterion="As long as we must be able to prove that you consented.",
                note="The statement does not speak of this; a decision is needed.",
            ),
        ),
        RuleEntry(
            key="backup",
            period=None,
            trigger=Trigger.RECORDED,
            stated=False,
            trigger_stated=False,
            nl=RuleWords(
                name="Reservekopieën",
                criterion="Tot een nieuwere kopie de oude overbodig maakt.",
                note="De verklaring zegt hier niets over; er is nog een keuze nodig.",
            ),
            en=RuleWords(
                name="Back-ups",
                criterion="Until a newer copy makes the old one superfluous.",
                note="The statement does not speak of this; a decision is needed.",
            ),
        ),
    ),
)

ACTIVITIES = (RIGHTS_REQUEST, ACCOUNTABILITY)
