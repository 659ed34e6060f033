"""Activities around the website itself: visiting it, and news by e-mail and by post."""

from retention.rules.basis import LegalBasis
from retention.rules.data_category import DataCategory
from retention.rules.trigger import Trigger

from .entries import ActivityEntry, ActivityWords, RuleEntry, RuleWords

WEBSITE_VISIT = ActivityEntry(
    key="website-visit",
    number="1",
    bases=(LegalBasis.LEGITIMATE_INTEREST,),
    data=(DataCategory.IP_ADDRESS,),
    nl=ActivityWords(
        role_heading="Je kijkt op onze website",
        title="Bezoek aan de website",
        data_subjects="Iedereen die onze website bezoekt.",
        data="Het IP-adres van je telefoon, tablet of computer.",
        purpose=(
            "Met dat adres sturen we de pagina’s naar het goede apparaat. Ook zien we ermee of "
            "iemand de website probeert te misbruiken."
        ),
        basis_explanation="Dit mag, omdat wij en onze bezoekers er belang bij hebben.",
        interest="Een website die het altijd doet en die veilig is.",
        recipients="De bedrijven die de website voor ons laten draaien en beveiligen.",
        source="Je apparaat stuurt het adres mee als je een pagina opent.",
        obligation="Zonder IP-adres kan geen enkele website je een pagina laten zien.",
    ),
    en=ActivityWords(
        role_heading="You visit our website",
        title="Visits to the website",
        data_subjects="Everyone who visits our website.",
        data="The IP address of your phone, tablet or computer.",
        purpose=(
            "We use the address to send pages to the right device, and to notice when somebody "
            "tries to misuse the site."
        ),
        basis_explanation="We may do this because we and our visitors benefit from it.",
        interest="A website that always works and that is secure.",
        recipients="The companies that host and protect the website for us.",
        source="Your device sends the address along when you open a page.",
        obligation="Without an IP address no website can show you a page.",
    ),
    rules=(
        RuleEntry(
            key="visit-log",
            period="P3M",
            trigger=Trigger.RECORDED,
            trigger_stated=False,
            at_most=True,
            nl=RuleWords(name="Logboeken van de website"),
            en=RuleWords(name="Logs of the website"),
        ),
    ),
)

SUBSCRIPTIONS = ActivityEntry(
    key="subscriptions",
    number="2",
    bases=(LegalBasis.CONSENT,),
    nl=ActivityWords(
        role_heading="Je krijgt nieuws van ons, per mail of op papier",
        title="Abonnementen",
        data_subjects="Mensen die een nieuwsbrief of het SER-magazine willen krijgen.",
        data="Welke gegevens we nodig hebben, staat bij elk abonnement.",
        purpose="Je sturen waar je zelf om hebt gevraagd.",
        basis_explanation="Je geeft toestemming als je je aanmeldt.",
    ),
    en=ActivityWords(
        role_heading="You receive our news, by e-mail or on paper",
        title="Subscriptions",
        data_subjects="People who want a newsletter or the SER magazine.",
        data="Which data we need is told with each subscription.",
        purpose="To send you what you asked for yourself.",
        basis_explanation="You give consent when you sign up.",
    ),
    rules=(
        RuleEntry(
            key="signup-unconfirmed",
            period="P7D",
            trigger=Trigger.SUBMITTED,
            stated=False,
            trigger_stated=False,
            nl=RuleWords(
                name="Aanmeldingen die niet bevestigd zijn",
                note="Wie niet op de link in de bevestigingsmail klikt, wordt geen abonnee.",
            ),
            en=RuleWords(
                name="Sign-ups that were never confirmed",
                note="Whoever does not follow the link in the mail does not become a subscriber.",
            ),
        ),
    ),
)

NEWSLETTER = ActivityEntry(
    key="newsletter",
    number="2.1",
    parent="subscriptions",
    bases=(LegalBasis.CONSENT,),
    data=(
        DataCategory.FIRST_NAME,
        DataCategory.LAST_NAME,
        DataCategory.EMAIL,
    ),
    nl=ActivityWords(
        role_heading="Je leest onze nieuwsbrief",
        title="Nieuwsbrief en themabrieven",
        data_subjects="Abonnees van de nieuwsbrief of van een brief over één thema.",
        data=(
            "Je voornaam, achternaam en e-mailadres. En of je de brief voor jezelf leest of voor "
            "je werk."
        ),
        purpose="Je mailen wat er speelt bij de SER en rond de onderwerpen die je koos.",
        basis_explanation="Je hebt toestemming gegeven. In elke brief kun je je afmelden.",
        recipients="Het bedrijf dat de brieven voor ons verstuurt.",
        source="Je vult de gegevens zelf in bij je aanmelding.",
        obligation="Aanmelden hoeft niet. Zonder e-mailadres kunnen we je geen brief sturen.",
        withdrawal="Klik op de afmeldlink onder aan elke brief.",
    ),
    en=ActivityWords(
        role_heading="You read our newsletter",
        title="Newsletter and themed letters",
        data_subjects="Subscribers to the newsletter or to a letter on one theme.",
        data=(
            "Your first name, last name and e-mail address, and whether you read the letter for "
            "yourself or for your work."
        ),
        purpose="To mail you what goes on at the SER and in the subjects that you chose.",
        basis_explanation="You have given consent. Every letter lets you unsubscribe.",
        recipients="The company that sends the letters for us.",
        source="You fill in the data yourself when you sign up.",
        obligation="You need not sign up. Without an e-mail address we cannot send you a letter.",
        withdrawal="Follow the unsubscribe link at the foot of every letter.",
    ),
    rules=(
        RuleEntry(
            key="newsletter",
            period="P0D",
            trigger=Trigger.UNSUBSCRIBED,
            nl=RuleWords(name="Gegevens van abonnees van de nieuwsbrief"),
            en=RuleWords(name="Data of newsletter subscribers"),
        ),
    ),
)

MAGAZINE = ActivityEntry(
    key="magazine",
    number="2.2",
    parent="subscriptions",
    bases=(LegalBasis.CONSENT,),
    data=(
        DataCategory.FIRST_NAME,
        DataCategory.LAST_NAME,
        DataCategory.EMAIL,
        DataCategory.ADDRESS,
    ),
    nl=ActivityWords(
        role_heading="Je krijgt het SER-magazine in de brievenbus",
        title="SER-magazine op papier",
        data_subjects="Abonnees van het gedrukte SER-magazine.",
        data="Je voornaam, achternaam, e-mailadres en het adres waar je woont.",
        purpose="Het blad bij je thuis laten bezorgen.",
        basis_explanation="Je hebt toestemming gegeven. Afmelden kan elk moment op onze website.",
        source="Je vult de gegevens zelf in bij je aanmelding.",
        obligation="Een abonnement hoeft niet. Zonder adres kunnen we niets bezorgen.",
        withdrawal="Zeg het abonnement op via onze website. Dat kan altijd.",
    ),
    en=ActivityWords(
        role_heading="You receive the SER magazine in your letterbox",
        title="SER magazine on paper",
        data_subjects="Subscribers to the printed SER magazine.",
        data="Your first name, last name, e-mail address and home address.",
        purpose="To have the magazine delivered to your home.",
        basis_explanation="You have given consent. You can cancel on our website at any moment.",
        source="You fill in the data yourself when you sign up.",
        obligation="You need not subscribe. Without an address we can deliver nothing.",
        withdrawal="Cancel the subscription through our website, at any time.",
    ),
    rules=(
        RuleEntry(
            key="magazine",
            period="P0D",
            trigger=Trigger.UNSUBSCRIBED,
            nl=RuleWords(name="Gegevens van abonnees van het magazine"),
            en=RuleWords(name="Data of magazine subscribers"),
        ),
    ),
)

ACTIVITIES = (WEBSITE_VISIT, SUBSCRIPTIONS, NEWSLETTER, MAGAZINE)
