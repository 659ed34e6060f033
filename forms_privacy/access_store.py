"""The store of who saw which answers: a record of staff, which ends too."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.utils.translation import gettext as _

from retention.record_store import RecordStore

from .conf import setting
from .models import ACCESSES, Access


class AccessStore(RecordStore[Access]):
    """Views, downloads and exports of answers, under the rule that the site names for them."""

    key = ACCESSES
    model = Access

    @property
    def rules(self) -> Collection[str]:  # type: ignore[override]
        """The one of the setting ``ACCESS_RULE``; none where a site names none."""
        return {str(rule)} if (rule := setting("ACCESS_RULE")) else set()

    @property
    def label(self) -> str:
        """For people."""
        return _("Views of messages")

    def export_of(self, record: Access) -> Mapping[str, object]:
        """What somebody did, and when; of which message only the number."""
        return {
            "act": record.act,
            "at": record.at.isoformat(),
            "message": record.submission.hex[:8],
        }
