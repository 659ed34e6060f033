"""Reading about the vault's keys."""

from collections.abc import Mapping

from django.db.models import Count

from retention.models import VaultKey


def keys_by_site_key() -> Mapping[str, int]:
    """How many records' keys each site key wraps, by the site key's name."""
    return {
        row["site_key"]: row["number"]
        for row in VaultKey.objects.values("site_key").annotate(number=Count("pk")).order_by()
    }
