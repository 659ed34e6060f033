"""What is known of an upload without asking: from its collection, or the page it is made for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.apps import apps
from django.db.models import Model
from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme
from wagtail.models import Collection, Page

from media_retention import conf
from media_retention.models import CollectionUse

_page_class: ContextVar[type[Model] | None] = ContextVar("page_class", default=None)


@dataclass(frozen=True, slots=True)
class Known:
    """What an upload is for, and on which ground people in it may be shown."""

    intended_use: str
    legal_basis: str


@contextmanager
def uploading_for(page_class: type[Model] | None) -> Iterator[None]:
    """Within this, uploads are made for a page of a class."""
    token = _page_class.set(page_class)
    try:
        yield
    finally:
        _page_class.reset(token)


def known_of_upload(collection: Collection | None) -> Known | None:
    """What the collection says, or one that it lies in; else the page; else nothing."""
    return _of_collection(collection) or _of_page(_page_class.get())


def page_class_of(request: HttpRequest) -> type[Model] | None:
    """The class of the page in whose editor a chooser is open; nothing elsewhere."""
    address = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()}):
        return None
    try:
        match = resolve(urlsplit(address).path)
    except Resolver404:
        return None
    if match.view_name == "wagtailadmin_pages:add":
        names = match.kwargs
        return _model(names["content_type_app_name"], names["content_type_model_name"])
    if match.view_name == "wagtailadmin_pages:edit":
        page = Page.objects.filter(pk=match.kwargs["page_id"]).first()
        return page.specific_class if page else None
    return None


def _model(app: str, model: str) -> type[Model] | None:
    try:
        return apps.get_model(app, model)
    except LookupError:
        return None


def _of_collection(collection: Collection | None) -> Known | None:
    if collection is None:
        return None
    nearest_first = collection.get_ancestors(inclusive=True).order_by("-depth")
    uses = {
        use.collection_id: use for use in CollectionUse.objects.filter(collection__in=nearest_first)
    }
    for one in nearest_first:
        if use := uses.get(one.pk):
            return Known(use.intended_use, use.legal_basis)
    return None


def _of_page(page_class: type[Model] | None) -> Known | None:
    use = conf.use_for_page(page_class) if page_class else ""
    return Known(use, conf.basis_for_use(use)) if use else None
