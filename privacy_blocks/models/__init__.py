"""The models of privacy_blocks."""

from .mixins import StatementPageMixin
from .version import Cause, StatementVersion, VersionsAreKept

__all__ = ["Cause", "StatementPageMixin", "StatementVersion", "VersionsAreKept"]
