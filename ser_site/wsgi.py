"""WSGI entry point."""

import os

from django.core.wsgi import get_wsgi_application

from ser_site.security.startup import refuse_unsafe

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ser_site.settings.production")

application = get_wsgi_application()
refuse_unsafe()
