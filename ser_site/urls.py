"""The site's addresses."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path
from django.utils.translation import pgettext_lazy
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from media_retention.views.public_files import public_file
from privacy_blocks.views.register import register_jsonld
from ser_site.security.views import security_txt
from ser_site.theme.sitemap import AllLanguages

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("sitemap.xml", sitemap, {"sitemaps": {"pages": AllLanguages}}, name="sitemap"),
    path("privacyverklaring.jsonld", register_jsonld, name="register_jsonld"),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    # Only while developing and in the demonstration; elsewhere the web server does it.
    *static(settings.MEDIA_URL, view=public_file, document_root=settings.MEDIA_ROOT),
    *i18n_patterns(
        path(pgettext_lazy("address", "message/"), include("forms_privacy.urls")),
        path("", include("ser_site.correspondence.addresses")),
        path(pgettext_lazy("address", "invitations/"), include("ser_site.events.addresses")),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
