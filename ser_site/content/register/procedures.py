"""Activities with a procedure of their own: subsidies, complaints and objections, jobs."""

from retention.rules.basis import LegalBasis
from retention.rules.data_category import DataCategory
from retention.rules.trigger import Trigger

from .entries import ActivityEntry, ActivityWords, RuleEntry, RuleWords

SUBSIDY = ActivityEntry(
    key="subsidy",
    number="6",
    bases=(LegalBasis.PUBLIC_INTEREST,),
    data=(
        DataCategory.FIRST_NAME,
        DataCategory.LAST_NAME,
        DataCategory.ADDRESS,
        DataCategory.TITLE,
        DataCategory.TELEPHONE,
        DataCategory.EMAIL,
        DataCategory.ORGANISATION,
    ),
    nl=ActivityWords(
        role_heading="Je vraagt subsidie aan",
        title="Subsidies",
        data_subjects="Mensen die een aanvraag indienen, of die daarin als contact staan.",
        data="Naam, titel, adres, telefoonnummer, e-mailadres en organisatie.",
        purpose="De aanvraag beoordelen en, als die lukt, de subsidie uitkeren.",
        basis_explanation="Met subsidies steunen we ondernemers. Dat is een publieke taak.",
        source="De gegevens staan in de aanvraag.",
        obligation="Zonder deze gegevens kunnen we een aanvraag niet beoordelen.",
    ),
    en=ActivityWords(
        role_heading="You ask for a subsidy",
        title="Subsidies",
        data_subjects="People who file a request, or who are named in it as a contact.",
        data="Name, title, address, telephone number, e-mail address and organisation.",
        purpose="To assess the request and, if it succeeds, pay the subsidy.",
        basis_explanation="With subsidies we promote business. That is a public task.",
        source="The data are in the request.",
        obligation="Without these data we cannot assess a request.",
    ),
    rules=(
        RuleEntry(
            key="subsidy",
            period="P7Y",
            trigger=Trigger.GRANT_ENDED,
            nl=RuleWords(name="Toegekende subsidies"),
            en=RuleWords(name="Subsidies granted"),
        ),
        RuleEntry(
            key="subsidy-refused",
            period=None,
            trigger=Trigger.PROCEDURE_ENDED,
            stated=False,
            trigger_stated=False,
            nl=RuleWords(
                name="Afgewezen aanvragen",
                criterion="Zolang iemand nog in bezwaar of beroep kan gaan tegen de afwijzing.",
                note="De verklaring zegt hier niets over; er is nog een keuze nodig.",
            ),
            en=RuleWords(
                name="Requests refused",
                criterion="As long as the refusal can still be challenged.",
                note="The statement does not speak of these; a decision is needed.",
            ),
        ),
    ),
)

COMPLAINT = ActivityEntry(
    key="complaint",
    number="7",
    bases=(LegalBasis.PUBLIC_INTEREST, LegalBasis.LEGAL_OBLIGATION),
    data=(
        DataCategory.FIRST_NAME,
        DataCategory.LAST_NAME,
        DataCategory.ADDRESS,
        DataCategory.EMAIL,
        DataCategory.DATE_OF_BIRTH,
        DataCategory.OWN_WORDS,
    ),
    nl=ActivityWords(
        role_heading="Je klaagt over ons of maakt bezwaar",
        title="Klachten en bezwaren",
        data_subjects="Mensen die een klacht of een bezwaar indienen.",
        data=(
            "Je voornaam en achternaam, het adres waar je woont, je e-mailadres en je "
            "geboortedatum. En alles wat in je klacht of bezwaar staat."
        ),
        purpose="Je klacht of bezwaar uitzoeken en er een besluit over nemen.",
        basis_explanation=(
            "De Algemene wet bestuursrecht zegt dat een overheid dit moet doen. Het hoort ook bij "
            "onze publieke taak."
        ),
        source="Je geeft ons de gegevens zelf.",
        obligation="Een naamloze klacht of een bezwaar zonder adres kunnen we niet behandelen.",
    ),
    en=ActivityWords(
        role_heading="You complain about us or object to a decision",
        title="Complaints and objections",
        data_subjects="People who file a complaint or an objection.",
        data=(
            "Your first and last name, home address, e-mail address and date of birth, and all "
            "that your complaint or objection says."
        ),
        purpose="To look into your complaint or objection and decide on it.",
        basis_explanation=(
            "The General Administrative Law Act (Awb) obliges public bodies to do so. It is also "
            "part of our public task."
        ),
        source="You give us the data yourself.",
        obligation="We cannot handle a nameless complaint, or an objection without an address.",
    ),
    rules=(
        RuleEntry(
            key="complaint",
            period="P0D",
            trigger=Trigger.HANDLED,
            nl=RuleWords(
                name="Klachten",
                note="Moeten we iets langer bewaren, van de wet of om een andere reden, dan gaat "
                "die plicht voor.",
            ),
            en=RuleWords(
                name="Complaints",
                note="Where we are obliged to keep something longer, by law or otherwise, that "
                "duty goes first.",
            ),
        ),
        RuleEntry(
            key="objection",
            period="P0D",
            trigger=Trigger.HANDLED,
            stated=False,
            trigger_stated=False,
            nl=RuleWords(
                name="Bezwaren",
                note="De verklaring noemt alleen klachten. Tot er een keuze is gemaakt, doen we "
                "met bezwaren hetzelfde.",
            ),
            en=RuleWords(
                name="Objections",
                note="The statement speaks of complaints only. Until somebody decides, "
                "objections are treated alike.",
            ),
        ),
    ),
)

APPLICATION = ActivityEntry(
    key="application",
    number="10",
    bases=(LegalBasis.CONTRACT,),
    data=(
        DataCategory.FIRST_NAME,
        DataCategory.LAST_NAME,
        DataCategory.ADDRESS,
        DataCategory.EMAIL,
        DataCategory.TELEPHONE,
        DataCategory.CV,
        DataCategory.MOTIVATION,
        DataCategory.SALARY,
        DataCategory.REFERENCES,
        DataCategory.CONDUCT,
        DataCategory.PUBLIC_SOURCES,
        DataCategory.OWN_WORDS,
    ),
    nl=ActivityWords(
        role_heading="Je wilt bij ons komen werken",
        title="Sollicitaties",
        data_subjects=(
            "Mensen die reageren op een vacature of een stage, of die ons zelf een open brief "
            "sturen."
        ),
        data=(
            "Je voornaam en achternaam, het adres waar je woont, je e-mailadres en "
            "telefoonnummer, je cv en je brief. Ook wat je wilt verdienen, wie ons iets over je "
            "kan vertellen, en wat je er verder bij stuurt. Vraagt de functie erom, dan een "
            "verklaring omtrent het gedrag (VOG). We mogen ook kijken naar wat iedereen over je "
            "kan vinden, bijvoorbeeld op sociale media."
        ),
        purpose="Samen ontdekken of het werk en jij bij elkaar passen.",
        basis_explanation="We doen dit om misschien een contract met je te sluiten.",
        source=(
            "Van jezelf, van de mensen die je noemt, en soms van openbare pagina’s op internet. "
            "Telt zo’n pagina mee, dan bespreken we dat met je en zeggen we waar het staat."
        ),
        obligation="Zonder deze gegevens kunnen we je niet laten meedoen in de procedure.",
        note=(
            "Kom je bij ons werken, dan vragen we je diploma’s en gaan de gegevens naar je "
            "personeelsdossier. Daarvoor gelden de regels voor medewerkers."
        ),
    ),
    en=ActivityWords(
        role_heading="You would like to work for us",
        title="Job applications",
        data_subjects=(
            "People who apply for a vacancy or an internship, or who send us an open letter."
        ),
        data=(
            "Your first and last name, home address, e-mail address and telephone number, your "
            "CV and your letter. Also the salary you have in mind, who can tell us about you, "
            "and what else you send. If the job asks for it, a certificate of conduct (VOG). We "
            "may also look at what anyone can find about you, on social media for example."
        ),
        purpose="To find out together whether the job and you fit.",
        basis_explanation="We do this because it may lead to a contract with you.",
        source=(
            "From yourself, from the people you name, and sometimes from public pages on the "
            "internet. When such a page counts, we discuss it with you and say where we found it."
        ),
        obligation="Without these data you cannot take part in the procedure.",
        note=(
            "When you join us we ask for your diplomas, and the data go into your personnel "
            "file. The rules for staff apply there."
        ),
    ),
    rules=(
        RuleEntry(
            key="application",
            period="P6W",
            trigger=Trigger.PROCEDURE_ENDED,
            at_most=True,
            nl=RuleWords(
                name="Sollicitaties",
                note="Valt de gekozen kandidaat alsnog af, dan kunnen we de volgende bellen.",
            ),
            en=RuleWords(
                name="Applications",
                note="So that the next candidate can be called if the chosen one drops out.",
            ),
        ),
        RuleEntry(
            key="application-kept",
            period="P1Y",
            trigger=Trigger.PROCEDURE_ENDED,
            at_most=True,
            nl=RuleWords(
                name="Sollicitaties die we langer mogen bewaren",
                note="Alleen met jouw toestemming.",
            ),
            en=RuleWords(
                name="Applications we may keep longer",
                note="Only if you give your consent.",
            ),
        ),
    ),
)

ACTIVITIES = (SUBSIDY, COMPLAINT, APPLICATION)
