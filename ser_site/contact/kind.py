"""What a contact form is for (promise P10: gone once handled)."""

from django.utils.translation import gettext_lazy as _

from forms_privacy.kinds import Kind

CONTACT = Kind(key="contact", label=_("Question or message"), activity="contact", rule="contact")
