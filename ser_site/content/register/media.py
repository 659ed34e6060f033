"""The activity of people in photos and videos."""

from retention.rules.basis import LegalBasis
from retention.rules.data_category import DataCategory
from retention.rules.trigger import Trigger

from .entries import ActivityEntry, ActivityWords, RuleEntry, RuleWords

MEDIA = ActivityEntry(
    key="media",
    number="3",
    bases=(LegalBasis.CONSENT, LegalBasis.LEGITIMATE_INTEREST),
    data=(DataCategory.PICTURE,),
    nl=ActivityWords(
        role_heading="Je bent te zien op een foto of in een video",
        title="Foto’s en video’s op de website",
        data_subjects="Mensen die herkenbaar in beeld zijn.",
        data="Je beeld, en in een video soms ook je stem.",
        purpose=(
            "Laten zien wat er gebeurt bij een nieuwsbericht of een verhaal in het SER-magazine. "
            "Bij publicaties helpt beeld om de tekst te begrijpen."
        ),
        basis_explanation=(
            "Soms vragen we je toestemming. Soms gaat het om journalistiek en is die niet nodig. "
            "Gegeven toestemming kun je altijd weer intrekken."
        ),
        interest="Met beeld verslag doen van ons werk en van het nieuws daarover.",
        recipients="Iedereen die onze website bekijkt.",
        source="Fotografen en filmers die voor ons werken, of mensen die ons beeld sturen.",
        obligation="Je hoeft niet mee te werken en op de foto te gaan.",
        withdrawal="Mail naar privacy@ser.nl en zeg om welke foto of video het gaat.",
    ),
    en=ActivityWords(
        role_heading="You can be seen in a photo or video",
        title="Photos and videos on the website",
        data_subjects="People who can be recognised in a picture.",
        data="Your image, and in a video sometimes your voice.",
        purpose=(
            "To show what happens, with a news item or a story in the SER magazine. With "
            "publications a picture helps to understand the text."
        ),
        basis_explanation=(
            "Sometimes we ask for your consent. Sometimes it is journalism and we need not. "
            "Consent that you gave can always be withdrawn."
        ),
        interest="To report in pictures on our work and on the news about it.",
        recipients="Everyone who looks at our website.",
        source="Photographers and film makers who work for us, or people who send us pictures.",
        obligation="You need not take part or have your picture taken.",
        withdrawal="Write to privacy@ser.nl and say which photo or video it is.",
    ),
    rules=(
        RuleEntry(
            key="news-media",
            period="P30M",
            trigger=Trigger.PUBLISHED,
            trigger_stated=False,
            nl=RuleWords(
                name="Foto’s en video’s bij nieuwsberichten",
                note="Een video blijft even lang staan als een foto.",
            ),
            en=RuleWords(
                name="Photos and videos with news items",
                note="A video stays as long as a photo does.",
            ),
        ),
        RuleEntry(
            key="magazine-media",
            period="P54M",
            trigger=Trigger.PUBLISHED,
            trigger_stated=False,
            nl=RuleWords(
                name="Foto’s en video’s bij artikelen in het magazine",
                note="Een video blijft even lang staan als een foto.",
            ),
            en=RuleWords(
                name="Photos and videos with magazine articles",
                note="A video stays as long as a photo does.",
            ),
        ),
        RuleEntry(
            key="publication-media",
            period="P30M",
            trigger=Trigger.PUBLISHED,
            stated=False,
            trigger_stated=False,
            nl=RuleWords(
                name="Foto’s en video’s bij publicaties",
                note="De verklaring zegt hier niets over. Tot er een keuze is gemaakt, geldt de "
                "kortste termijn die voor foto’s is beloofd.",
            ),
            en=RuleWords(
                name="Photos and videos with publications",
                note="The statement does not speak of these. Until somebody decides, the "
                "shortest period promised for photos applies.",
            ),
        ),
    ),
)

ACTIVITIES = (MEDIA,)
