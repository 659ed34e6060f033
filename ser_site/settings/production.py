"""Settings for a public server; every secret comes from the environment."""

import os

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403
from .base import (
    BUCKETS,
    DEVELOPMENT_SECRET_KEY,
    DEVELOPMENT_VAULT_KEY,
    FORMS_PRIVACY,
    STORAGES,
    VAULT_KEYS,
)
from .environment import flag, listed, port

REQUIRED = (
    "SECRET_KEY",
    "VAULT_KEYS",
    "ALLOWED_HOSTS",
    "DATABASE_URL",
    *(() if BUCKETS else ("MEDIA_ROOT", "PRIVATE_MEDIA_ROOT")),
    "ERASURE_JOURNAL",
    "ADMIN_BASE_URL",
    "SECURITY_CONTACT",
)
_missing = [name for name in REQUIRED if not os.environ.get(name)]
if _missing:
    raise ImproperlyConfigured(
        f"Missing in the environment: {', '.join(_missing)} (see docs/reference/settings.md)."
    )

DEBUG = False
SECRET_KEY = os.environ["SECRET_KEY"]
if SECRET_KEY == DEVELOPMENT_SECRET_KEY:
    raise ImproperlyConfigured("SECRET_KEY is the one every developer knows; set another.")
if DEVELOPMENT_VAULT_KEY in VAULT_KEYS:
    raise ImproperlyConfigured("VAULT_KEYS has the one every developer knows; leave it out.")
ALLOWED_HOSTS = listed("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = [f"https://{host.lstrip('.')}" for host in ALLOWED_HOSTS if host != "*"]

SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = flag("HSTS_INCLUDE_SUBDOMAINS", default=True)
SECURE_HSTS_PRELOAD = flag("HSTS_PRELOAD", default=True)
if flag("BEHIND_TLS_PROXY", default=False):
    # Only right where a proxy sets this header itself, whatever the visitor sent.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    # Else all visitors together would count as one who sends too many forms.
    FORMS_PRIVACY = {**FORMS_PRIVACY, "ADDRESS_KEY": "HTTP_X_FORWARDED_FOR"}
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
EMAIL_PORT = port("EMAIL_PORT", default=25)
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = flag("EMAIL_USE_TLS", default=False)
# Seconds: a mail server that says nothing holds up no command and no visitor.
EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "webmaster@localhost")
