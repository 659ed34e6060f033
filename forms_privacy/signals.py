"""What others may listen to."""

from django.dispatch import Signal

consent_withdrawn = Signal()
"""Consent for a purpose beside the form's own was withdrawn.

Sent in that transaction with ``submission``, ``consent`` (a
:class:`~forms_privacy.models.GivenConsent`) and ``today``.
"""
