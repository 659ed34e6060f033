"""Settings for the tests: nothing outlives them."""

import atexit
import shutil
import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import FORMS_PRIVACY, STORAGES
from .base import INSTALLED_APPS as SITE_APPS

# Every process has its own, so that pytest-xdist's workers never share a file.
_SCRATCH = Path(tempfile.mkdtemp(prefix="ser-tests-"))
atexit.register(shutil.rmtree, _SCRATCH, ignore_errors=True)

FOR_DEVELOPMENT = True
INSTALLED_APPS = [
    *SITE_APPS,
    "wagtail.contrib.typed_table_block",
    "wagtail.api.v2",
    "tests.testapp",
]

SECRET_KEY = "tests-only"  # noqa: S105
VAULT_KEYS = ["dGVzdHMtb25seS1rZXktdG8tdGhlLXZhdWx0LTMyYi4="]
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
MEDIA_ROOT = _SCRATCH / "media"
PRIVATE_MEDIA_ROOT = _SCRATCH / "private"
STATIC_ROOT = _SCRATCH / "static"
STATIC_ROOT.mkdir()
STORAGES = {
    **STORAGES,
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": PRIVATE_MEDIA_ROOT},
    },
}
ERASURE_JOURNAL = _SCRATCH / "journal" / "erasures.jsonl"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Two requests at once would share the one connection of a test's database.
WAGTAIL_AUTOSAVE_INTERVAL = 0
# An invented account, at a bank that does not exist.
ALLOWANCE_ACCOUNT = {"NAME": "Raad in de demonstratie", "IBAN": "NL13TEST0123456789", "BIC": ""}
# Tests send more forms than anybody does; those that are about that set it themselves.
FORMS_PRIVACY = {**FORMS_PRIVACY, "RATE": (0, 0)}
