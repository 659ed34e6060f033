"""Activities around the members of the council and its committees."""

from retention.rules.basis import LegalBasis
from retention.rules.data_category import DataCategory
from retention.rules.ending import Ending
from retention.rules.trigger import Trigger

from .entries import ActivityEntry, ActivityWords, RuleEntry, RuleWords

MEMBER = ActivityEntry(
    key="member",
    number="9",
    bases=(LegalBasis.CONTRACT, LegalBasis.LEGAL_OBLIGATION, LegalBasis.PUBLIC_INTEREST),
    data=(
        DataCategory.GENDER,
        DataCategory.FIRST_NAME,
        DataCategory.LAST_NAME,
        DataCategory.ADDRESS,
        DataCategory.EMAIL,
        DataCategory.TELEPHONE,
        DataCategory.ORGANISATION,
    ),
    nl=ActivityWords(
        role_heading="Je zit in de raad of in een commissie",
        title="Leden van raad en commissies",
        data_subjects="Mensen die lid worden of zijn van de raad of van een commissie.",
        data=(
            "Je naam en geslacht, je adres, telefoonnummer en e-mailadres, en de organisatie "
            "waar je bij hoort."
        ),
        purpose="Afspraken met je maken en je werk als lid mogelijk maken.",
        basis_explanation=(
            "We hebben een overeenkomst met je. En de wet vraagt ons om een raad en commissies "
            "te hebben."
        ),
        source="Van jezelf of van de organisatie die je voordraagt.",
        obligation="Zonder deze gegevens kunnen we je niet benoemen.",
    ),
    en=ActivityWords(
        role_heading="You sit on the council or a committee",
        title="Members of council and committees",
        data_subjects="People who become or are a member of the council or of a committee.",
        data="Your gender, name, address, e-mail address, telephone number and organisation.",
        purpose="To make arrangements with you and enable your work as a member.",
        basis_explanation=(
            "We have an agreement with you, and the law asks us to have a council and committees."
        ),
        source="From yourself or from the organisation that puts you forward.",
        obligation="Without these data we cannot appoint you.",
    ),
    rules=(
        RuleEntry(
            key="member",
            period="P0D",
            trigger=Trigger.LEFT_OFFICE,
            nl=RuleWords(name="Gegevens van leden"),
            en=RuleWords(name="Data of members"),
        ),
    ),
)

CORRESPONDENCE = ActivityEntry(
    key="member-correspondence",
    number="9",
    parent="member",
    bases=(LegalBasis.PUBLIC_INTEREST,),
    nl=ActivityWords(
        role_heading="Je krijgt als lid stukken en verslagen van ons",
        title="Post aan leden",
        data_subjects="Leden die op de lijst van een vergadering staan.",
        data="Je naam en adres, en de stukken en verslagen waarin je genoemd wordt.",
        purpose="Je op tijd sturen wat je voor een vergadering nodig hebt.",
        basis_explanation="Zonder deze post kan de raad zijn publieke taak niet doen.",
        recipients="De andere leden die bij dezelfde vergadering horen.",
    ),
    en=ActivityWords(
        role_heading="You receive papers and minutes as a member",
        title="Correspondence with members",
        data_subjects="Members on the list of a meeting.",
        data="Your name and address, and the papers and minutes that mention you.",
        purpose="To send you in time what you need for a meeting.",
        basis_explanation="Without this correspondence the council cannot do its public task.",
        recipients="The other members who belong to the same meeting.",
    ),
    rules=(
        RuleEntry(
            key="member-correspondence",
            period="P10Y",
            trigger=Trigger.RECORDED,
            trigger_stated=False,
            nl=RuleWords(name="Stukken en verslagen van vergaderingen"),
            en=RuleWords(name="Papers and minutes of meetings"),
        ),
    ),
)

PROFILE = ActivityEntry(
    key="member-profile",
    number="9",
    parent="member",
    bases=(LegalBasis.PUBLIC_INTEREST,),
    data=(
        DataCategory.OWN_WORDS,
        DataCategory.PICTURE,
    ),
    nl=ActivityWords(
        role_heading="Je staat als lid op onze website",
        title="Profielen van leden",
        data_subjects="Leden van de raad en de commissies.",
        data="Wat je zelf voor de website aanlevert, en soms een foto.",
        purpose="Iedereen laten weten wie er in de raad en de commissies zit.",
        basis_explanation="Dat mensen dat kunnen zien, is een publiek belang.",
        recipients="Iedereen die onze website bekijkt.",
        source="Je levert de tekst zelf aan.",
    ),
    en=ActivityWords(
        role_heading="You are shown on our website as a member",
        title="Profiles of members",
        data_subjects="Members of the council and the committees.",
        data="What you supply for the website yourself, and sometimes a photo.",
        purpose="To let everyone know who sits on the council and the committees.",
        basis_explanation="It is in the public interest that people can see this.",
        recipients="Everyone who looks at our website.",
        source="You supply the text yourself.",
    ),
    rules=(
        RuleEntry(
            key="member-profile",
            period="P0D",
            trigger=Trigger.LEFT_OFFICE,
            ending=Ending.TAKE_DOWN,
            nl=RuleWords(name="Profielen en portretten van leden"),
            en=RuleWords(name="Profiles and portraits of members"),
        ),
    ),
)

ALLOWANCE = ActivityEntry(
    key="member-allowance",
    number="9",
    parent="member",
    bases=(LegalBasis.LEGAL_OBLIGATION,),
    data=(DataCategory.BANK_DETAILS,),
    nl=ActivityWords(
        role_heading="Je krijgt als lid een vergoeding",
        title="Vergoedingen aan leden",
        data_subjects="Leden die recht hebben op een vergoeding.",
        data="Je bankgegevens en wat er verder nodig is om te betalen.",
        purpose="Je uitbetalen waar je recht op hebt.",
        basis_explanation="Wat we betalen, moeten we volgens de belastingwet kunnen laten zien.",
        recipients="Onze bank en onze accountant.",
        source="Je geeft ons de gegevens zelf.",
        obligation="Zonder rekeningnummer kunnen we niet betalen.",
    ),
    en=ActivityWords(
        role_heading="You receive an allowance as a member",
        title="Allowances for members",
        data_subjects="Members who are entitled to an allowance.",
        data="Your bank details and what else is needed to pay.",
        purpose="To pay you what you are entitled to.",
        basis_explanation="Tax law obliges us to be able to show what we pay.",
        recipients="Our bank and our accountant.",
        source="You give us the data yourself.",
        obligation="Without an account number we cannot pay.",
    ),
    rules=(
        RuleEntry(
            key="member-allowance",
            period="P7Y",
            trigger=Trigger.YEAR_ENDED,
            trigger_stated=False,
            nl=RuleWords(
                name="Gegevens over vergoedingen",
                note="Zegt de belastingwet in een bepaald geval iets anders, dan geldt dat.",
            ),
            en=RuleWords(
                name="Data on allowances",
                note="Where tax law says otherwise in a particular case, that applies.",
            ),
        ),
    ),
)

ACTIVITIES = (MEMBER, CORRESPONDENCE, PROFILE, ALLOWANCE)
