"""Settings for a developer's machine and the demonstration."""

from .base import *  # noqa: F403
from .base import DEVELOPMENT_SECRET_KEY, DEVELOPMENT_VAULT_KEY, VAULT_KEYS

DEBUG = True
FOR_DEVELOPMENT = True
SECRET_KEY = DEVELOPMENT_SECRET_KEY
VAULT_KEYS = VAULT_KEYS or [DEVELOPMENT_VAULT_KEY]
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", "testserver"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
# An invented account, at a bank that does not exist.
ALLOWANCE_ACCOUNT = {"NAME": "Raad in de demonstratie", "IBAN": "NL13TEST0123456789", "BIC": ""}
