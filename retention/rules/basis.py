"""The legal bases of article 6(1) of the GDPR, and what each lets a person do."""

from enum import StrEnum


class LegalBasis(StrEnum):
    """Why a processing of personal data is lawful."""

    CONSENT = "consent"
    CONTRACT = "contract"
    LEGAL_OBLIGATION = "legal_obligation"
    VITAL_INTERESTS = "vital_interests"
    PUBLIC_INTEREST = "public_interest"
    LEGITIMATE_INTEREST = "legitimate_interest"

    @property
    def article(self) -> str:
        """The place in the GDPR: ``6(1)(a)`` to ``6(1)(f)``."""
        return f"6(1)({_LETTERS[self]})"

    @property
    def allows_objection(self) -> bool:
        """Whether a person may object (article 21(1): public or legitimate interest)."""
        return self in (LegalBasis.PUBLIC_INTEREST, LegalBasis.LEGITIMATE_INTEREST)

    @property
    def allows_withdrawal(self) -> bool:
        """Whether a person may take the basis away (article 7(3): consent)."""
        return self is LegalBasis.CONSENT

    @property
    def allows_portability(self) -> bool:
        """Whether a person may take the data along (article 20(1): consent or contract)."""
        return self in (LegalBasis.CONSENT, LegalBasis.CONTRACT)


_LETTERS = {
    LegalBasis.CONSENT: "a",
    LegalBasis.CONTRACT: "b",
    LegalBasis.LEGAL_OBLIGATION: "c",
    LegalBasis.VITAL_INTERESTS: "d",
    LegalBasis.PUBLIC_INTEREST: "e",
    LegalBasis.LEGITIMATE_INTEREST: "f",
}
