"""The models of privacy_blocks."""

from .mixins import StatementPageMixin

__all__ = ["StatementPageMixin"]
