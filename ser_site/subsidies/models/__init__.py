"""Subsidies: the form, and what was granted."""

from .grant import Grant
from .pages import SubsidyField, SubsidyPage

__all__ = ["Grant", "SubsidyField", "SubsidyPage"]
