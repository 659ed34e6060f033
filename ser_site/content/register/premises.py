"""Activities of the building's visitors and of the companies in the Diversiteitsportaal."""

from retention.rules.basis import LegalBasis
from retention.rules.data_category import DataCategory
from retention.rules.ending import Ending
from retention.rules.trigger import Trigger

from .entries import ActivityEntry, ActivityWords, RuleEntry, RuleWords

CAMERA = ActivityEntry(
    key="camera",
    number="11",
    bases=(LegalBasis.LEGITIMATE_INTEREST,),
    data=(DataCategory.PICTURE,),
    nl=ActivityWords(
        role_heading="Je komt langs in ons gebouw",
        title="Camera’s in het gebouw",
        data_subjects="Iedereen die in ons gebouw komt.",
        data="Beelden waarop je te zien bent.",
        purpose="Mensen en spullen in het gebouw veilig houden.",
        basis_explanation="Dit mag, omdat iedereen in het gebouw belang heeft bij veiligheid.",
        interest="De veiligheid van bezoekers, medewerkers en het gebouw.",
        source="Onze eigen camera’s.",
        obligation="Wie naar binnen gaat, komt in beeld.",
    ),
    en=ActivityWords(
        role_heading="You come to our building",
        title="Cameras in the building",
        data_subjects="Everyone who enters our building.",
        data="Images in which you can be seen.",
        purpose="To keep people and things in the building safe.",
        basis_explanation="We may do this because everyone in the building benefits from safety.",
        interest="The safety of visitors, staff and the building.",
        source="Our own cameras.",
        obligation="Whoever enters is recorded.",
    ),
    rules=(
        RuleEntry(
            key="camera",
            period="P28D",
            trigger=Trigger.RECORDED,
            trigger_stated=False,
            automatic=True,
            nl=RuleWords(name="Camerabeelden"),
            en=RuleWords(name="Camera images"),
        ),
    ),
)

DIVERSITY_PORTAL = ActivityEntry(
    key="diversity-portal",
    number="12",
    bases=(LegalBasis.CONSENT,),
    data=(
        DataCategory.FIRST_NAME,
        DataCategory.LAST_NAME,
        DataCategory.EMAIL,
        DataCategory.FUNCTION,
    ),
    nl=ActivityWords(
        role_heading="Je vult voor je bedrijf het Diversiteitsportaal in",
        title="SER Diversiteitsportaal",
        data_subjects=(
            "Contactpersonen van bedrijven die volgens de wet verslag doen van de verdeling van "
            "mannen en vrouwen aan de top. Een bedrijf kan er meer hebben en kan er later "
            "iemand bij zetten."
        ),
        data="Je naam, je e-mailadres en je functie.",
        purpose="Bedrijven hun cijfers laten invullen en weten wie dat voor hen doet.",
        basis_explanation="Je geeft toestemming als je een account maakt.",
        recipients=(
            "Andere contactpersonen van je eigen bedrijf. Ook daarvoor vragen we je toestemming."
        ),
        source="Van jezelf, of van een collega die je toevoegt.",
        note=(
            "Hoort een bedrijf niet meer in het portaal, dan zetten we het op inactief zodra we "
            "dat horen. Ga je weg bij het bedrijf, dan maken we je account los. Stukken die bij "
            "deze taak horen, gaan volgens de Archiefwet naar het archief."
        ),
        withdrawal="Mail naar privacy@ser.nl.",
    ),
    en=ActivityWords(
        role_heading="You use the diversity portal for your company",
        title="SER diversity portal",
        data_subjects=(
            "Contact persons of companies that report, as the law asks, how many men and women "
            "they have at the top. A company can have several and can add one later."
        ),
        data="Your name, your e-mail address and your function.",
        purpose="To let companies fill in their figures and know who does so for them.",
        basis_explanation="You give consent when you make an account.",
        recipients="Other contact persons of your own company. For this, too, we ask consent.",
        source="From yourself, or from a colleague who adds you.",
        note=(
            "When a company no longer belongs in the portal we set it inactive as soon as we "
            "hear so. When you leave the company we unlink your account. Records that belong to "
            "this task go to the archive under the Archiefwet."
        ),
        withdrawal="Write to privacy@ser.nl.",
    ),
    rules=(
        RuleEntry(
            key="portal-company",
            period=None,
            trigger=Trigger.UNSUBSCRIBED,
            ending=Ending.TRANSFER,
            trigger_stated=False,
            nl=RuleWords(
                name="Bedrijven in het portaal",
                criterion="Zolang we ze nodig hebben voor de taak die de wet ons geeft.",
                note="De klok loopt vanaf de dag dat het bedrijf op inactief staat.",
            ),
            en=RuleWords(
                name="Companies in the portal",
                criterion="As long as we need them for the task that the law gives us.",
                note="Counted from the day on which the company is set inactive.",
            ),
        ),
        RuleEntry(
            key="portal-account",
            period=None,
            trigger=Trigger.LEFT_OFFICE,
            ending=Ending.TRANSFER,
            trigger_stated=False,
            nl=RuleWords(
                name="Accounts in het portaal",
                criterion="Zolang we ze nodig hebben voor een plicht die de wet ons geeft.",
                note="De klok loopt vanaf de dag dat het account los is van het bedrijf.",
            ),
            en=RuleWords(
                name="Accounts in the portal",
                criterion="As long as we need them for a duty that the law gives us.",
                note="Counted from the day on which the account is unlinked from the company.",
            ),
        ),
    ),
)

ACTIVITIES = (CAMERA, DIVERSITY_PORTAL)
