"""Recipients to test with."""

from __future__ import annotations

from typing import Any

from retention.models import Activity, Recipient, RecipientText


def a_recipient(key: str = "printer", *, activities: tuple[str, ...] = (), **fields: Any) -> Any:
    """A processor in the Netherlands with an agreement without end, unless told otherwise."""
    given = {
        "kind": "processor",
        "ground": "engaged",
        "country": "NL",
        "agreed_on": "2025-01-01",
        **fields,
    }
    recipient = Recipient.objects.create(key=key, **given)
    recipient.activities.set(Activity.objects.filter(key__in=activities))
    recipient.save()
    for language, name in (("nl", f"Naam van {key}"), ("en", f"Name of {key}")):
        RecipientText.objects.create(
            recipient=recipient,
            language=language,
            name=name,
            service=f"{name}: what they do",
            safeguard_explanation="" if recipient.in_eea else f"{name}: why it is safe",
        )
    return Recipient.objects.get(pk=recipient.pk)
