"""The models of retention."""

from .controller import Controller, ControllerText
from .hold import Hold
from .ledger import Act, Brake, Erasure, FileRemoval, JournalNote, StoreSweep, Sweep
from .parties import Recipient, RecipientText
from .purge import CachePurge
from .register import Activity, ActivityBasis, ActivityDatum, ActivityText
from .rule import Rule, RuleText, RuleVersion
from .vault import VaultKey

__all__ = [
    "Act",
    "Activity",
    "ActivityBasis",
    "ActivityDatum",
    "ActivityText",
    "Brake",
    "CachePurge",
    "Controller",
    "ControllerText",
    "Erasure",
    "FileRemoval",
    "Hold",
    "JournalNote",
    "Recipient",
    "RecipientText",
    "Rule",
    "RuleText",
    "RuleVersion",
    "StoreSweep",
    "Sweep",
    "VaultKey",
]
