"""The models of allowances."""

from .allowance import ALLOWANCES, RULE, Allowance
from .export import Export, ExportKind
from .payment import Payment

__all__ = ["ALLOWANCES", "RULE", "Allowance", "Export", "ExportKind", "Payment"]
