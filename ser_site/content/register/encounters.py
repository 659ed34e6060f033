"""Activities of people who meet us: at an event, with a question, in a survey."""

from retention.rules.basis import LegalBasis
from retention.rules.data_category import DataCategory
from retention.rules.ending import Ending
from retention.rules.trigger import Trigger

from .entries import ActivityEntry, ActivityWords, RuleEntry, RuleWords

EVENT = ActivityEntry(
    key="event",
    number="4",
    bases=(LegalBasis.CONSENT,),
    data=(
        DataCategory.FIRST_NAME,
        DataCategory.LAST_NAME,
        DataCategory.ADDRESS,
        DataCategory.EMAIL,
        DataCategory.TELEPHONE,
        DataCategory.ORGANISATION,
        DataCategory.FUNCTION,
    ),
    nl=ActivityWords(
        role_heading="Je komt naar een bijeenkomst",
        title="Evenementen",
        data_subjects="Mensen die zich aanmelden voor een bijeenkomst van de SER.",
        data=(
            "Je voornaam en achternaam, adres, telefoonnummer en e-mailadres. En waar je werkt "
            "en wat je daar doet."
        ),
        purpose=(
            "Een plek voor je vrijhouden en je vertellen wat je over de dag moet weten. Wil je "
            "dat, dan laten we je ook weten wanneer er weer zoiets is."
        ),
        basis_explanation=(
            "Je geeft toestemming als je je aanmeldt. Voor uitnodigingen later vragen we die "
            "apart. Intrekken kan op de website of met een mail."
        ),
        source="Je vult de gegevens zelf in bij je aanmelding.",
        obligation="Zonder je gegevens kunnen we geen plek voor je vrijhouden.",
        withdrawal="Via onze website of met een mail aan ons.",
    ),
    en=ActivityWords(
        role_heading="You come to one of our events",
        title="Events",
        data_subjects="People who sign up for an event of the SER.",
        data=(
            "Your first and last name, address, telephone number and e-mail address, where you "
            "work and what you do there."
        ),
        purpose=(
            "To keep a place for you and tell you what you need to know about the day. If you "
            "like, we also let you know when something similar comes up."
        ),
        basis_explanation=(
            "You give consent when you sign up; for later invitations we ask it separately. You "
            "can withdraw it on the website or by e-mail."
        ),
        source="You fill in the data yourself when you sign up.",
        obligation="Without your data we cannot keep a place for you.",
        withdrawal="Through our website, or by writing us an e-mail.",
    ),
    rules=(
        RuleEntry(
            key="event",
            period="P1M",
            trigger=Trigger.EVENT_ENDED,
            at_most=True,
            nl=RuleWords(name="Aanmeldingen voor een bijeenkomst"),
            en=RuleWords(name="Sign-ups for an event"),
        ),
        RuleEntry(
            key="event-invitations",
            period="P0D",
            trigger=Trigger.CONSENT_WITHDRAWN,
            nl=RuleWords(
                name="Uitnodigingen voor volgende bijeenkomsten",
                note="De mails stoppen dan meteen, en we wissen de gegevens.",
            ),
            en=RuleWords(
                name="Invitations to later events",
                note="The mails then stop at once, and we erase the data.",
            ),
        ),
    ),
)

CONTACT = ActivityEntry(
    key="contact",
    number="5",
    bases=(LegalBasis.PUBLIC_INTEREST,),
    data=(
        DataCategory.FIRST_NAME,
        DataCategory.LAST_NAME,
        DataCategory.EMAIL,
        DataCategory.OWN_WORDS,
    ),
    nl=ActivityWords(
        role_heading="Je belt, mailt of schrijft ons",
        title="Vragen en berichten",
        data_subjects="Mensen die bellen, mailen of het contactformulier gebruiken.",
        data="Je voornaam, achternaam en e-mailadres, en alles wat je ons verder vertelt.",
        purpose="Je een antwoord geven.",
        basis_explanation="Antwoorden op wat mensen ons vragen, hoort bij onze publieke taak.",
        source="Je geeft ons de gegevens zelf.",
        obligation="Je kiest zelf wat je vertelt. Wel moeten we weten waar ons antwoord heen kan.",
    ),
    en=ActivityWords(
        role_heading="You call, mail or write to us",
        title="Questions and messages",
        data_subjects="People who call, mail or use the contact form.",
        data="Your first name, last name and e-mail address, and whatever else you tell us.",
        purpose="To give you an answer.",
        basis_explanation="Answering what people ask us is part of our public task.",
        source="You give us the data yourself.",
        obligation="You choose what you tell us. We do need to know where to send our answer.",
    ),
    rules=(
        RuleEntry(
            key="contact",
            period="P0D",
            trigger=Trigger.HANDLED,
            nl=RuleWords(
                name="Vragen en berichten",
                note="Moeten we iets langer bewaren, van de wet of om een andere reden, dan gaat "
                "die plicht voor.",
            ),
            en=RuleWords(
                name="Questions and messages",
                note="Where we are obliged to keep something longer, by law or otherwise, that "
                "duty goes first.",
            ),
        ),
    ),
)

SURVEY = ActivityEntry(
    key="survey",
    number="8",
    bases=(LegalBasis.CONSENT,),
    data=(
        DataCategory.FIRST_NAME,
        DataCategory.LAST_NAME,
        DataCategory.EMAIL,
        DataCategory.ORGANISATION,
    ),
    nl=ActivityWords(
        role_heading="Je geeft je mening in een vragenlijst",
        title="Enquêtes",
        data_subjects="Mensen die een vragenlijst van ons invullen.",
        data="Je voornaam en achternaam, je e-mailadres en de organisatie waar je bij hoort.",
        purpose=(
            "Leren hoe ons werk beter kan. In de uitnodiging staat waar die ene vragenlijst "
            "voor is."
        ),
        basis_explanation="Je geeft toestemming door mee te doen.",
        source="Je vult de gegevens zelf in.",
        obligation="Meedoen hoeft niet, en overslaan heeft geen gevolgen.",
        withdrawal=(
            "Gebruik de link die je bij je antwoorden krijgt, of mail naar privacy@ser.nl en zeg "
            "om welke enquête het gaat."
        ),
    ),
    en=ActivityWords(
        role_heading="You give your opinion in a survey",
        title="Surveys",
        data_subjects="People who fill in one of our surveys.",
        data="Your first and last name, your e-mail address and the organisation you belong to.",
        purpose=(
            "To learn how we can do our work better. The invitation tells what that one survey "
            "is for."
        ),
        basis_explanation="You give consent by taking part.",
        source="You fill in the data yourself.",
        obligation="You need not take part, and nothing happens when you do not.",
        withdrawal=(
            "Use the link that you get with your answers, or write to privacy@ser.nl and say "
            "which survey it is."
        ),
    ),
    rules=(
        RuleEntry(
            key="survey",
            period="P1M",
            trigger=Trigger.SUBMITTED,
            ending=Ending.ANONYMISE,
            trigger_stated=False,
            at_most=True,
            nl=RuleWords(
                name="Antwoorden op een vragenlijst",
                note="Meestal maken we de antwoorden meteen anoniem. Doen we dat niet, dan staat "
                "dat duidelijk bij de vragenlijst.",
            ),
            en=RuleWords(
                name="Answers to a survey",
                note="As a rule we make the answers anonymous at once. Where we do not, the "
                "survey says so clearly.",
            ),
        ),
    ),
)

ACTIVITIES = (EVENT, CONTACT, SURVEY)
