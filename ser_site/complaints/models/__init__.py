"""Complaints, objections, and what stays of them."""

from .entry import Entry, Outcome, Subject
from .pages import ComplaintField, ComplaintPage
from .procedure import Procedure
from .special_day import SpecialDay

__all__ = [
    "ComplaintField",
    "ComplaintPage",
    "Entry",
    "Outcome",
    "Procedure",
    "SpecialDay",
    "Subject",
]
