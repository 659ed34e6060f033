"""The models of retention."""

from .hold import Hold
from .ledger import Act, Brake, Erasure, FileRemoval, StoreSweep, Sweep
from .purge import CachePurge
from .register import Activity, ActivityBasis, ActivityText
from .rule import Rule, RuleText, RuleVersion
from .vault import VaultKey

__all__ = [
    "Act",
    "Activity",
    "ActivityBasis",
    "ActivityText",
    "Brake",
    "CachePurge",
    "Erasure",
    "FileRemoval",
    "Hold",
    "Rule",
    "RuleText",
    "RuleVersion",
    "StoreSweep",
    "Sweep",
    "VaultKey",
]
