"""Wagtail's backends for caches in front of the site, so that a refusal is noticed.

Wagtail's own (``wagtail.contrib.frontend_cache.backends``) write a refusal in the log and go
on as if nothing were the matter. These ask the same, with the same settings, and raise.
"""

import json
from http import HTTPStatus
from urllib.error import HTTPError
from urllib.parse import urlsplit, urlunsplit
from urllib.request import Request, urlopen
from uuid import uuid4

from wagtail import __version__
from wagtail.contrib.frontend_cache import backends

TIMEOUT = 5.0
"""Seconds that a cache of our own gets for one answer."""

SERVICE_TIMEOUT = 30.0
"""Seconds that somebody else's gets."""

NOT_CACHED = {HTTPStatus.NOT_FOUND, HTTPStatus.PRECONDITION_FAILED}
"""So Squid and nginx answer when they do not hold what they should forget."""


class Refused(Exception):
    """A service answered that it did not do what was asked."""


class HTTPCache(backends.HTTPBackend):
    """Varnish, Squid, nginx: a PURGE request for each address."""

    def purge(self, url: str) -> None:
        """Have one address forgotten.

        Raises:
            OSError: no answer, or a refusal (``HTTPError``).
        """
        asked = urlsplit(url)
        request = backends.PurgeRequest(
            urlunsplit((self.cache_scheme, self.cache_netloc, asked.path, asked.query, "")),
            headers={
                "Host": asked.netloc.rpartition("@")[2],
                "User-Agent": f"Wagtail-frontendcache/{__version__}",
            },
        )
        try:
            urlopen(request, timeout=TIMEOUT).close()  # noqa: S310 (the site's own settings)
        except HTTPError as refusal:
            refusal.close()
            if refusal.code not in NOT_CACHED:
                raise


class CloudflareCache(backends.CloudflareBackend):
    """Cloudflare: some addresses at once."""

    def _purge_urls(self, urls: list[str]) -> None:
        request = Request(  # noqa: S310 (Wagtail's own constant)
            self.cloudflare_purge_endpoint_url,
            data=json.dumps({"files": urls}).encode(),
            headers={"Content-Type": "application/json", **self._credentials()},
            method="POST",
        )
        with urlopen(request, timeout=SERVICE_TIMEOUT) as answer:  # noqa: S310 (as above)
            if json.load(answer).get("success") is not True:
                raise Refused("Cloudflare")

    def _credentials(self) -> dict[str, str]:
        if self.cloudflare_token:
            return {"Authorization": f"Bearer {self.cloudflare_token}"}
        return {"X-Auth-Email": self.cloudflare_email, "X-Auth-Key": self.cloudflare_api_key}


class CloudfrontCache(backends.CloudfrontBackend):
    """Amazon CloudFront: many paths at once; done as soon as it is accepted."""

    def _create_invalidation(self, distribution_id: str, paths: list[str]) -> None:
        self.client.create_invalidation(
            DistributionId=distribution_id,
            InvalidationBatch={
                "Paths": {"Quantity": len(paths), "Items": paths},
                "CallerReference": str(uuid4()),
            },
        )


class AzureFrontDoorCache(backends.AzureFrontDoorBackend):
    """Azure Front Door: many paths at once; done as soon as it is accepted."""

    def _purge_content(self, paths: list[str]) -> None:
        self._make_purge_call(self._get_client(), paths)


class AzureCdnCache(backends.AzureCdnBackend):
    """Azure CDN: many paths at once; done as soon as it is accepted."""

    def _purge_content(self, paths: list[str]) -> None:
        self._make_purge_call(self._get_client(), paths)


NOTICING = {
    backends.HTTPBackend: HTTPCache,
    backends.CloudflareBackend: CloudflareCache,
    backends.CloudfrontBackend: CloudfrontCache,
    backends.AzureFrontDoorBackend: AzureFrontDoorCache,
    backends.AzureCdnBackend: AzureCdnCache,
}
"""What stands in for each of Wagtail's own; a site's own backend is used as it is."""
