"""Vacancies and their procedures."""

from .finding import Finding
from .pages import (
    OpenApplicationField,
    OpenApplicationPage,
    VacancyField,
    VacancyIndexPage,
    VacancyPage,
)
from .procedure import HandOver, Procedure

__all__ = [
    "Finding",
    "HandOver",
    "OpenApplicationField",
    "OpenApplicationPage",
    "Procedure",
    "VacancyField",
    "VacancyIndexPage",
    "VacancyPage",
]
