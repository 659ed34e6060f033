"""Which states form the European Economic Area, where the GDPR holds as at home."""

from __future__ import annotations

# The 27 member states of the European Union, and Iceland, Liechtenstein and Norway, by
# ISO 3166-1 alpha-2. Overseas parts with a code of their own are outside it.
_UNION = (
    *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"),
    *("IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
)
EEA = frozenset({*_UNION, "IS", "LI", "NO"})


def in_eea(country: str) -> bool:
    """Whether data that goes to this country (ISO 3166-1 alpha-2) stays within the EEA."""
    return country in EEA
