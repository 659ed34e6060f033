"""The page that an imported statement goes to: the one there is, or a new one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Locale, Page, Site

from privacy_blocks.queries.pages import statement_models, statement_pages

from .blocks import Block
from .document import CannotImport


@dataclass(frozen=True, slots=True)
class Target:
    """The statement page of a language as the newest draft has it; ``parent`` for a new one."""

    page: Any
    parent: Page | None

    @property
    def is_new(self) -> bool:
        """Whether the page has to be made."""
        return self.parent is not None


def target_in(language: str) -> Target:
    """The page to import into; nothing is written.

    Raises:
        CannotImport: the site has no such language or no kind of page that is a
            statement, has several to choose from, or does not allow one there.
    """
    locale = _locale(language)
    pages = list(statement_pages())
    there = [page for page in pages if page.locale_id == locale.pk]
    if len(there) > 1:
        titles = ", ".join(f"{page.pk} “{page.title}”" for page in there)
        raise CannotImport(f"there are {len(there)} statements in {language}: {titles}; keep one")
    if there:
        return Target(_newest(there[0]), None)
    return _new(locale, pages)


def block_names(target: Target) -> frozenset[str]:
    """The blocks that the statements of this site are built from."""
    return frozenset(target.page.body.stream_block.child_blocks)


def with_content(target: Target, title: str, blocks: list[Block]) -> Any:
    """The page with a text in it, not saved; an empty title leaves the page's own."""
    page = target.page
    unknown = {kind for kind, _value in blocks} - block_names(target)
    if unknown:
        raise CannotImport(f"this site's statements have no block {', '.join(sorted(unknown))}")
    page.body = page.body.stream_block.to_python(
        [{"type": kind, "value": value} for kind, value in blocks]
    )
    if title:
        page.title = title
    return page


def save(target: Target, *, publish: bool) -> Any:
    """Save the page as a draft, or publish it; the page as it is then."""
    page = target.page
    with transaction.atomic():
        if target.parent is not None:
            page.live = False
            page.has_unpublished_changes = True
            page = target.parent.add_child(instance=page)
        revision = page.save_revision(log_action="wagtail.edit", changed=True)
        if publish:
            revision.publish()
    page.refresh_from_db()
    return page


def _locale(language: str) -> Locale:
    if language not in dict(settings.WAGTAIL_CONTENT_LANGUAGES):
        known = ", ".join(code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES)
        raise CannotImport(f"this site has no language {language!r}; it has {known}")
    locale: Locale | None = Locale.objects.filter(language_code=language).first()
    if locale is None:
        raise CannotImport(f"the language {language!r} is not switched on in the admin")
    return locale


def _newest(page: Page) -> Any:
    if page.locked:
        raise CannotImport(f"page {page.pk} “{page.title}” is locked: unlock it in the admin first")
    if page.alias_of_id is not None:
        raise CannotImport(f"page {page.pk} “{page.title}” is an alias: import into its original")
    return page.get_latest_revision_as_object()


def _new(locale: Locale, pages: list[Page]) -> Target:
    """A statement below the home page of the language, linked to that of another language."""
    models = statement_models()
    if not models:
        raise CannotImport("this site has no kind of page that is a privacy statement")
    if len(models) > 1:
        names = ", ".join(model.__name__ for model in models)
        raise CannotImport(f"make the page in the admin first: it can be {names}")
    parent = _home(locale)
    model = models[0]
    if not model.can_create_at(parent):
        raise CannotImport(
            f"a statement cannot stand below “{parent.title}”: make the page in the admin first"
        )
    with override(locale.language_code):
        title = _("Privacy statement")
    page = model(title=title, slug=_free_slug(parent, slugify(title)), locale=locale)
    keys = {other.translation_key for other in pages}
    if len(keys) == 1:
        page.translation_key = keys.pop()
    return Target(page, parent)


def _home(locale: Locale) -> Page:
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        raise CannotImport("there is no default site: make one in the admin, under Settings")
    home: Page | None = (
        site.root_page
        if site.root_page.locale_id == locale.pk
        else site.root_page.get_translation_or_none(locale)
    )
    if home is None:
        raise CannotImport(f"the home page has no translation in {locale.language_code!r} yet")
    return home.specific


def _free_slug(parent: Page, wanted: str) -> str:
    taken = set(parent.get_children().values_list("slug", flat=True))
    slug, number = wanted, 2
    while slug in taken:
        slug, number = f"{wanted}-{number}", number + 1
    return slug
