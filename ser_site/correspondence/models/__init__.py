"""The models of correspondence."""

from .document import CORRESPONDENCE, Document, DocumentKind
from .meeting import Meeting
from .sending import Delivery, Sending

__all__ = ["CORRESPONDENCE", "Delivery", "Document", "DocumentKind", "Meeting", "Sending"]
