"""Taking over from Wagtail and wagtailmedia what they would do with retained media.

The removal of files: theirs happens in a task that forgets a refusal, or while the page waits;
ours is written down with the row's deletion and tried until it succeeds (``retention.files``).

Their APIs, on a site that has them: these would list what visitors may not see any more. The
API of the admin, which every site has: it tells who may log in of every image.

Wagtail's addresses for sizes on request: these would fail on what is off the site.

Labels that Wagtail translates once, when the server starts: an editor who reads the admin in
another language than the site's would find them in the site's.
"""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.db.models.signals import post_delete
from django.http import HttpResponse
from django.utils.translation import gettext_lazy
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.images import signal_handlers as image_handlers
from wagtailmedia import signal_handlers as media_handlers

from media_retention.models import RetainedMedium
from media_retention.queries.media import retained_models
from media_retention.queries.permissions import CHOOSES_IMAGES, in_some_list
from media_retention.queries.shown import may_be_chosen
from retention import clock

# These texts have their translations in Wagtail's own catalogues, and must not get into ours.
of_wagtail = gettext_lazy

CHOOSER = {
    "choose_one_text": of_wagtail("Choose"),
    "choose_another_text": of_wagtail("Choose another"),
    "edit_item_text": of_wagtail("Edit"),
    "search_tab_label": of_wagtail("Search"),
    "create_action_label": of_wagtail("Create"),
}

IMAGE_IN_TEXT = {
    "format": of_wagtail("Format"),
    "image_is_decorative": of_wagtail("Image is decorative"),
    "alt_text": of_wagtail("Alt text"),
}


def take_over_file_removal() -> None:
    """Disconnect their receivers for models with the mixin; must run after theirs connect."""
    for model in retained_models():
        post_delete.disconnect(image_handlers.post_delete_file_cleanup, sender=model)
        post_delete.disconnect(media_handlers.post_delete_file_cleanup, sender=model)
        if hasattr(model, "get_rendition_model"):
            post_delete.disconnect(
                image_handlers.post_delete_file_cleanup, sender=model.get_rendition_model()
            )


def take_over_apis() -> None:
    """Let Wagtail's and wagtailmedia's APIs tell only of media that may be shown.

    And the admin's own, which every account can ask, only of what that finds on its screens.
    """
    from wagtail.images.api.admin.views import ImagesAdminAPIViewSet

    # First: it is a subclass of the public one.
    ImagesAdminAPIViewSet.get_queryset = _of_what_user_finds(ImagesAdminAPIViewSet.get_queryset)
    if apps.is_installed("wagtail.api.v2"):
        from wagtail.images.api.v2.views import ImagesAPIViewSet
        from wagtailmedia.api.views import MediaAPIViewSet

        for views in (ImagesAPIViewSet, MediaAPIViewSet):
            views.get_queryset = _of_what_is_shown(views.get_queryset)
    if apps.is_installed("wagtail.api.v3"):
        from wagtail.images.api.v3 import router

        router.get_images_queryset = _of_what_is_shown(router.get_images_queryset)


def take_over_serving() -> None:
    """Let the addresses of Wagtail's URL generator answer 410 for what may not be shown."""
    from wagtail.images.utils import verify_signature
    from wagtail.images.views.serve import ServeView

    serve: Callable[..., Any] = ServeView.get

    def get(
        view: Any, request: Any, signature: str, image_id: str, *args: Any, **kwargs: Any
    ) -> Any:
        spec = args[0] if args else kwargs["filter_spec"]
        if verify_signature(signature.encode(), image_id, spec, key=view.key):
            image = view.model._default_manager.filter(pk=image_id).first()
            if isinstance(image, RetainedMedium) and not image.may_be_shown:
                return gone()
        return serve(view, request, signature, image_id, *args, **kwargs)

    ServeView.get = get


def take_over_labels() -> None:
    """Let editors read choosers, and how an image goes into a text, in their own language."""
    from wagtail.images.forms import ImageInsertionForm

    for name, words in CHOOSER.items():
        setattr(ChooserViewSet, name, words)
    for name, words in IMAGE_IN_TEXT.items():
        ImageInsertionForm.base_fields[name].label = words


def gone() -> HttpResponse:
    """What was here is off the site; no cache keeps that, for it may come back."""
    return HttpResponse(
        "Gone", content_type="text/plain", status=410, headers={"Cache-Control": "no-store"}
    )


def _of_what_is_shown(media_of: Callable[..., Any]) -> Callable[..., Any]:
    def shown(asked: Any) -> Any:
        media = media_of(asked)
        if not issubclass(media.model, RetainedMedium):
            return media
        return may_be_chosen(media, clock.today())

    return shown


def _of_what_user_finds(images_of: Callable[..., Any]) -> Callable[..., Any]:
    def found(view: Any) -> Any:
        images = images_of(view)
        if not issubclass(images.model, RetainedMedium):
            return images
        return in_some_list(images, view.request.user, CHOOSES_IMAGES, today=clock.today())

    return found
