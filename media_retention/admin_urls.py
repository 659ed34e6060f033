"""Addresses of the admin's screens about media."""

from typing import Any

from django.urls import URLPattern, path, re_path

from media_retention.views.acts.erasing import EraseView
from media_retention.views.acts.taking_down import RestoreView, TakeDownView
from media_retention.views.consents import MediumConsentsView
from media_retention.views.leaving import LeavingView
from media_retention.views.medium import FileView, MediumView
from media_retention.views.objections import ObjectView

app_name = "media_retention"

urlpatterns = [
    path("leaving/", LeavingView.as_view(), name="leaving"),
    path("leaving/results/", LeavingView.as_view(results_only=True), name="leaving_results"),
    path("<uuid:record>/", MediumView.as_view(), name="medium"),
    path("<uuid:record>/take-down/", TakeDownView.as_view(), name="take_down"),
    path("<uuid:record>/put-back/", RestoreView.as_view(), name="restore"),
    path("<uuid:record>/erase/", EraseView.as_view(), name="erase"),
    path("<uuid:record>/consents/", MediumConsentsView.as_view(), name="consents"),
    path("<uuid:record>/object/", ObjectView.as_view(), name="object"),
    path("file/<uuid:record>/", FileView.as_view(), {"field": "file"}, name="file"),
    path("file/<uuid:record>/poster/", FileView.as_view(), {"field": "thumbnail"}, name="poster"),
]


def image_screens() -> list[URLPattern]:
    """In the place of Wagtail's screens, at the same addresses: theirs keep the names."""
    from wagtail.images import get_image_model
    from wagtail.images.views.images import UsageView
    from wagtail.images.views.multiple import DeleteUploadView

    from media_retention.views import images, uploads
    from media_retention.views.asked_first import asked_first, own_upload_first

    model: Any = get_image_model()
    to_change = asked_first("change", model, "image_id")
    to_delete = asked_first("delete", model, "image_id")
    parked = own_upload_first(model)
    return [
        path("images/", images.ImageIndexView.as_view()),
        path("images/results/", images.ImageIndexView.as_view(results_only=True)),
        path("images/add/", images.ImageCreateView.as_view()),
        path("images/<int:image_id>/", images.ImageEditView.as_view()),
        path("images/<int:image_id>/generate_url/", to_change(images.ImageURLView.as_view())),
        path(
            "images/<int:image_id>/generate_url/output/",
            to_change(images.ImageURLView.as_view(output_only=True)),
        ),
        path("images/<int:image_id>/preview/<str:filter_spec>/", to_change(images.preview)),
        path("images/<int:image_id>/delete/", to_delete(images.ImageDeleteView.as_view())),
        path("images/usage/<int:image_id>/", to_change(UsageView.as_view())),
        path("images/multiple/add/", uploads.MultipleAddView.as_view()),
        path("images/multiple/<int:image_id>/", to_change(uploads.MultipleEditView.as_view())),
        path(
            "images/multiple/create_from_uploaded_image/<int:uploaded_file_id>/",
            parked(uploads.MultipleCreateView.as_view()),
        ),
        path(
            "images/multiple/delete_upload/<int:uploaded_file_id>/",
            parked(DeleteUploadView.as_view()),
        ),
        path(
            "images/multiple/<int:image_id>/delete/",
            to_delete(images.MultipleDeleteView.as_view()),
        ),
        *_image_choosers(),
    ]


def _image_choosers() -> list[URLPattern]:
    """Choosing an image for a page, and uploading one there."""
    from wagtail.images import get_image_model
    from wagtail.images.views.chooser import viewset as chooser

    from media_retention.views import choosing, uploads

    upload = chooser.construct_view(uploads.ChooserUploadView)
    return [
        path("images/chooser/create/", uploads.for_the_page(upload)),
        path("images/chooser/chosen/<str:pk>/", chooser.construct_view(choosing.ImageChosenView)),
        path(
            "images/chooser/chosen-multiple/",
            chooser.construct_view(choosing.ImageChosenMultipleView),
        ),
        path(
            "images/chooser/<int:image_id>/select_format/",
            choosing.ImageSelectFormatView.as_view(
                model=get_image_model(), preserve_url_parameters=chooser.preserve_url_parameters
            ),
        ),
    ]


def video_screens() -> list[URLPattern]:
    """In the place of wagtailmedia's screens, at the same addresses: theirs keep the names."""
    from wagtailmedia.models import get_media_model
    from wagtailmedia.views.media import usage

    from media_retention.views import choosing, uploads, video_chooser, videos
    from media_retention.views.asked_first import asked_first

    to_change = asked_first("change", get_media_model(), "media_id")
    return [
        path("media/", videos.VideoIndexView.as_view()),
        path(
            "media/results/",
            videos.VideoIndexView.as_view(results_only=True),
            name="media_retention_media_results",
        ),
        re_path(r"^media/(?P<media_type>audio|video)/add/$", videos.add),
        path("media/chooser/", videos.chooser),
        re_path(r"^media/chooser/(?P<media_type>audio|video)/$", videos.chooser),
        path("media/chooser/<int:media_id>/", choosing.media_chosen),
        path("media/edit/<int:media_id>/", videos.VideoEditView.as_view()),
        path("media/delete/<int:media_id>/", videos.delete),
        path("media/usage/<int:media_id>/", to_change(usage)),
        re_path(
            r"^media/(?P<media_type>audio|video)/chooser/upload/$",
            uploads.for_the_page(video_chooser.upload),
        ),
    ]
