"""What a site must get right for media to be erased."""

from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import checks
from django.db.models import PROTECT, ForeignKey

from media_retention.queries.files import file_fields
from media_retention.queries.media import retained_models
from media_retention.stored_files import CleanFile
from retention.files import PRIVATE

AFTER = ("wagtail.images", "wagtailmedia")


def register() -> None:
    """Called once, when the apps are ready."""
    checks.register(check_order)
    checks.register(check_private_storage)
    checks.register(check_protecting_keys)
    checks.register(check_forms)
    checks.register(check_file_fields)


def check_order(app_configs: Any, **kwargs: Any) -> Sequence[checks.CheckMessage]:
    """media_retention must be able to take over what these two connect."""
    order = [config.name for config in apps.get_app_configs()]
    late = [name for name in AFTER if name in order[order.index("media_retention") :]]
    return [
        checks.Error(
            f"{name} stands after media_retention in INSTALLED_APPS.",
            hint="Put media_retention below it: it takes over the removing of files.",
            id="media_retention.E001",
        )
        for name in late
    ]


def check_private_storage(app_configs: Any, **kwargs: Any) -> Sequence[checks.CheckMessage]:
    """What is taken down needs a place without an address."""
    options = settings.STORAGES.get(PRIVATE)
    if options is None:
        return [
            checks.Error(
                "STORAGES has no storage 'private'.",
                hint="Media that are taken down are moved there; give it no public address.",
                id="media_retention.E002",
            )
        ]
    return []


def check_protecting_keys(app_configs: Any, **kwargs: Any) -> Sequence[checks.CheckMessage]:
    """A key that forbids deleting its medium would stop every erasure of it."""
    return [
        checks.Error(
            f"{field.model._meta.label}.{field.name} protects media from being deleted.",
            hint="Use null=True and on_delete=SET_NULL, or CASCADE on an inline child.",
            obj=field,
            id="media_retention.E003",
        )
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, ForeignKey)
        and field.related_model in retained_models()
        and field.remote_field.on_delete is PROTECT
    ]


def check_forms(app_configs: Any, **kwargs: Any) -> Sequence[checks.CheckMessage]:
    """A form without the suite's questions would take people for nobody at an upload."""
    from wagtail.images import get_image_model
    from wagtail.images.forms import get_image_base_form
    from wagtailmedia.forms import get_media_base_form
    from wagtailmedia.models import get_media_model

    from media_retention.forms import RetainedForm

    forms = [
        (get_image_model(), get_image_base_form(), "WAGTAILIMAGES_IMAGE_FORM_BASE", "Image"),
        (get_media_model(), get_media_base_form(), 'WAGTAILMEDIA["MEDIA_FORM_BASE"]', "Media"),
    ]
    return [
        checks.Error(
            f"The form for {model._meta.label} asks nothing about people.",
            hint=f'Set {setting} to "media_retention.forms.Retained{kind}Form" or a subclass.',
            id="media_retention.E004",
        )
        for model, form, setting, kind in forms
        if issubclass(model, retained_models()) and not issubclass(form, RetainedForm)
    ]


def check_file_fields(app_configs: Any, **kwargs: Any) -> Sequence[checks.CheckMessage]:
    """A field with a way of storing of its own would store metadata."""
    return [
        checks.Error(
            f"{field} stores its files with their metadata.",
            hint="Let its attr_class inherit from media_retention.stored_files.CleanFile.",
            obj=field,
            id="media_retention.E005",
        )
        for model in retained_models()
        for field in file_fields(model)
        if not issubclass(field.attr_class, CleanFile)
    ]
