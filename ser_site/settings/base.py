"""Settings shared by every environment; see docs/reference/settings.md."""

import os
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from ser_site.security.policy import PUBLIC_DIRECTIVES, with_media_from

from . import buckets
from .environment import database, listed

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = Path(os.environ.get("VAR_DIR", BASE_DIR / "var"))

INSTALLED_APPS = [
    "ser_site.security",
    "ser_site.theme",
    "ser_site.home",
    "ser_site.news",
    "ser_site.magazine",
    "ser_site.publications",
    "ser_site.committees",
    "ser_site.correspondence",
    "ser_site.allowances",
    "ser_site.contact",
    "ser_site.vacancies",
    "ser_site.subsidies",
    "ser_site.surveys",
    "ser_site.complaints",
    "ser_site.events",
    "ser_site.statement",
    "ser_site.media",
    "ser_site.content",
    "privacy_blocks",
    "forms_privacy",
    "wagtailmedia",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.sitemaps",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    # Below wagtail.images and wagtailmedia: it takes over their removing of files.
    "media_retention",
    "retention",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "forms_privacy.middleware.FormCsrfMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "ser_site.security.middleware.HeadersMiddleware",
    "ser_site.security.middleware.ContentSecurityPolicyMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

# Django looks for its own middleware by name; the one above is a subclass of it, which leaves
# alone only the posts that bring a token of their own (decision 0019).
SILENCED_SYSTEM_CHECKS = ["security.W003"]

ROOT_URLCONF = "ser_site.urls"
WSGI_APPLICATION = "ser_site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {
    "default": database("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}"),
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        # What is deleted is overwritten: a copy of the file holds nothing of who was erased.
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON;"
        ),
    }

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "nl"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
# One catalogue for the whole site; the packages bring their own.
# The second has Dutch for wagtailmedia, which has none of its own, and mends wagtail-localize's.
LOCALE_PATHS = [BASE_DIR / "ser_site" / "locale", BASE_DIR / "ser_site" / "translations"]
# English with the day before the month.
FORMAT_MODULE_PATH = ["ser_site.formats"]
USE_TZ = True
WAGTAIL_I18N_ENABLED = True
WAGTAIL_FINISH_WORKFLOW_ACTION = "privacy_blocks.publishing.workflow.finish_workflow"
# A page that is sent to translation is a draft there until somebody translated and published it.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("nl", "Nederlands"), ("en", "English")]

STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("STATIC_ROOT", VAR_DIR / "static"))
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "ser_site.theme.finders.ThemeFinder",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(os.environ.get("MEDIA_ROOT", VAR_DIR / "media"))
PRIVATE_MEDIA_ROOT = Path(os.environ.get("PRIVATE_MEDIA_ROOT", VAR_DIR / "private"))

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        # No base_url: a private file has no address.
        "OPTIONS": {"location": PRIVATE_MEDIA_ROOT},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# Media in S3 buckets, instead of in those two folders.
MEDIA_ORIGIN = ""
BUCKETS = buckets.from_environment()
if BUCKETS:
    STORAGES |= BUCKETS.storages
    MEDIA_ORIGIN = BUCKETS.address
    MEDIA_URL = f"{MEDIA_ORIGIN}/"
    AWS_S3_ENDPOINT_URL = os.environ.get("S3_ENDPOINT_URL") or None
    AWS_S3_REGION_NAME = os.environ.get("S3_REGION") or None
    AWS_S3_FILE_OVERWRITE = False
    AWS_S3_CLIENT_CONFIG = buckets.client_config()

# Public pages; the admin's own headers come from ser_site.security.
CONTENT_SECURITY_POLICY = {"DIRECTIVES": with_media_from(MEDIA_ORIGIN, PUBLIC_DIRECTIVES)}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURITY_CONTACT = os.environ.get("SECURITY_CONTACT", "mailto:security@voorbeeld.example")

# Only the settings for development and tests may turn this on: it allows the sample
# accounts, of whom everybody knows the password, and the secret keys of the repository.
FOR_DEVELOPMENT = False
DEVELOPMENT_SECRET_KEY = "development-only-key-that-production-refuses"  # noqa: S105
DEVELOPMENT_VAULT_KEY = "ZGV2ZWxvcG1lbnQta2V5LXRvLXRoZS12YXVsdC0zMmI="
SAMPLE_ACCOUNT_DOMAIN = "voorbeeld.example"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
# Wagtail's page editor sends many fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

WAGTAIL_SITE_NAME = "SER"
WAGTAILADMIN_USER_LOGIN_FORM = "ser_site.security.login.LoginForm"
WAGTAILADMIN_BASE_URL = os.environ.get("ADMIN_BASE_URL", "http://127.0.0.1:8000")
WAGTAILIMAGES_IMAGE_MODEL = "media.SerImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "media_retention.forms.RetainedImageForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "xlsx"]
WAGTAILMEDIA = {
    "MEDIA_MODEL": "media.SerVideo",
    "MEDIA_FORM_BASE": "media_retention.forms.RetainedMediaForm",
}
# No third party is asked for anything: videos from elsewhere are a medium of their own
# (media_retention), and what an imported text embeds is shown as nothing.
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False

# The engine (retention).
ERASURE_JOURNAL = Path(os.environ.get("ERASURE_JOURNAL", VAR_DIR / "journal" / "erasures.jsonl"))
# The site's keys to the vault, newest first.
VAULT_KEYS = listed("VAULT_KEYS")

# From which account allowances are paid (allowances): without it there is no file for the bank.
ALLOWANCE_ACCOUNT = {
    "NAME": os.environ.get("ALLOWANCE_ACCOUNT_NAME", ""),
    "IBAN": os.environ.get("ALLOWANCE_ACCOUNT_IBAN", ""),
    "BIC": os.environ.get("ALLOWANCE_ACCOUNT_BIC", ""),
}

# Under which rule of the register it is kept who saw which answers.
FORMS_PRIVACY: dict[str, object] = {"ACCESS_RULE": "access-record"}
# The socket of ClamAV's daemon: a path, or host:port. Empty: files are not scanned.
CLAMD_SOCKET = os.environ.get("CLAMD_SOCKET", "")

# A cache in front of the site that takes PURGE requests (retention, wagtail).
FRONTEND_CACHE = os.environ.get("FRONTEND_CACHE", "")
if FRONTEND_CACHE:
    INSTALLED_APPS.append("wagtail.contrib.frontend_cache")
    WAGTAILFRONTENDCACHE = {
        "default": {
            "BACKEND": "wagtail.contrib.frontend_cache.backends.HTTPBackend",
            "LOCATION": FRONTEND_CACHE,
        },
    }

# Which rule a medium's use falls under, and who is told what goes (media_retention).
MEDIA_RETENTION = {
    "DIGEST_GROUP": "Redactie",
    "PAGE_RULES": {
        "news.NewsPage": "news-media",
        "magazine.MagazineArticlePage": "magazine-media",
        "publications.PublicationPage": "publication-media",
        "committees.MemberPage": "member-profile",
    },
}
