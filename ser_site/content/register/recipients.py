"""Who receives data, at first: invented companies of the kinds that the statement speaks of.

Every company is a sample and says so in its name; the real ones are the coordinator's to fill
in. Those that are no company (members, contact persons, police and prosecution) are as the
statement has them (promises P22 and P25).
"""

from __future__ import annotations

from dataclasses import dataclass

from retention.models.party_choices import PartyGround, PartyKind, Safeguard


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientWords:
    """A recipient in one language; the fields are those of ``RecipientText``."""

    name: str
    service: str
    safeguard_explanation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientEntry:
    """A recipient; ``agreed`` and ``expires`` in days from the day of loading."""

    key: str
    kind: PartyKind
    ground: PartyGround
    activities: tuple[str, ...]
    country: str = "NL"
    safeguard: Safeguard = Safeguard.NONE
    agreed: int | None = None
    expires: int | None = None
    reference: str = ""
    nl: RecipientWords
    en: RecipientWords


RECIPIENTS = (
    RecipientEntry(
        key="hosting",
        kind=PartyKind.PROCESSOR,
        ground=PartyGround.ENGAGED,
        activities=("website-visit", "media", "contact", "member-profile"),
        agreed=-500,
        reference="VB-2025-01",
        nl=RecipientWords(
            name="Waterlijn Hosting (voorbeeld)",
            service="Laat de website draaien en beveiligt hem.",
        ),
        en=RecipientWords(
            name="Waterlijn Hosting (sample)", service="Hosts the website and keeps it secure."
        ),
    ),
    RecipientEntry(
        key="mailing",
        kind=PartyKind.PROCESSOR,
        ground=PartyGround.ENGAGED,
        activities=("newsletter", "event"),
        country="IE",
        agreed=-320,
        expires=45,
        reference="VB-2025-02",
        nl=RecipientWords(
            name="Zwaluw Mail (voorbeeld)",
            service="Verstuurt onze nieuwsbrieven en uitnodigingen.",
        ),
        en=RecipientWords(
            name="Zwaluw Mail (sample)", service="Sends our newsletters and invitations."
        ),
    ),
    RecipientEntry(
        key="printer",
        kind=PartyKind.PROCESSOR,
        ground=PartyGround.ENGAGED,
        activities=("magazine",),
        agreed=-700,
        expires=395,
        reference="VB-2024-07",
        nl=RecipientWords(
            name="Drukkerij De Regenpijp (voorbeeld)",
            service="Drukt het SER-magazine en brengt het naar de post.",
        ),
        en=RecipientWords(
            name="Drukkerij De Regenpijp (sample)",
            service="Prints the SER magazine and takes it to the post.",
        ),
    ),
    RecipientEntry(
        key="survey-tool",
        kind=PartyKind.PROCESSOR,
        ground=PartyGround.ENGAGED,
        activities=("survey",),
        country="US",
        safeguard=Safeguard.CLAUSES,
        agreed=-200,
        expires=530,
        reference="VB-2026-01",
        nl=RecipientWords(
            name="Peilstok Online (voorbeeld)",
            service="Zet onze vragenlijsten online en telt de antwoorden.",
            safeguard_explanation=(
                "De antwoorden zijn versleuteld opgeslagen. Een kopie van het contract vraag je "
                "aan bij onze FG."
            ),
        ),
        en=RecipientWords(
            name="Peilstok Online (sample)",
            service="Puts our questionnaires online and counts the answers.",
            safeguard_explanation=(
                "Answers are stored encrypted. Our data protection officer gives you a copy of "
                "the contract."
            ),
        ),
    ),
    RecipientEntry(
        key="bank",
        kind=PartyKind.SEPARATE,
        ground=PartyGround.CONTRACT,
        activities=("member-allowance",),
        agreed=-1500,
        reference="VB-2022-11",
        nl=RecipientWords(
            name="Rijnbocht Bank (voorbeeld)", service="Maakt vergoedingen over aan leden."
        ),
        en=RecipientWords(name="Rijnbocht Bank (sample)", service="Pays allowances to members."),
    ),
    RecipientEntry(
        key="accountant",
        kind=PartyKind.SEPARATE,
        ground=PartyGround.LEGAL_OBLIGATION,
        activities=("member-allowance",),
        agreed=-400,
        expires=330,
        reference="VB-2025-09",
        nl=RecipientWords(
            name="Vlierbes Accountants (voorbeeld)",
            service="Controleert of we vergoedingen goed hebben betaald.",
        ),
        en=RecipientWords(
            name="Vlierbes Accountants (sample)",
            service="Checks that we paid allowances correctly.",
        ),
    ),
    RecipientEntry(
        key="members-at-meeting",
        kind=PartyKind.PEOPLE,
        ground=PartyGround.PUBLIC_INTEREST,
        activities=("member-correspondence",),
        nl=RecipientWords(
            name="Andere leden bij dezelfde vergadering",
            service="Krijgen dezelfde stukken en hetzelfde verslag.",
        ),
        en=RecipientWords(
            name="Other members at the same meeting",
            service="Receive the same papers and the same minutes.",
        ),
    ),
    RecipientEntry(
        key="company-contacts",
        kind=PartyKind.PEOPLE,
        ground=PartyGround.CONSENT,
        activities=("diversity-portal",),
        nl=RecipientWords(
            name="Andere contactpersonen van hetzelfde bedrijf",
            service="Zien in het portaal wie er nog meer voor hun bedrijf werken.",
        ),
        en=RecipientWords(
            name="Other contact persons of the same company",
            service="See in the portal who else acts for their company.",
        ),
    ),
    RecipientEntry(
        key="police",
        kind=PartyKind.AUTHORITY,
        ground=PartyGround.LEGAL_OBLIGATION,
        activities=("camera", "website-visit"),
        nl=RecipientWords(
            name="Politie en justitie",
            service="Alleen als de wet ons verplicht, bijvoorbeeld bij een misdrijf.",
        ),
        en=RecipientWords(
            name="Police and public prosecution",
            service="Only where the law obliges us, for example after a crime.",
        ),
    ),
)
