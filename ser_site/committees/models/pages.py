"""Council, committees and profiles of members as pages."""

from __future__ import annotations

import secrets
from typing import Any, ClassVar

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string
from wagtail.models import Page
from wagtail.search import index
from wagtail.url_routing import RouteResult

from media_retention.edit_panels import MediaOnPagePanel
from retention import clock

from .address import is_gone
from .choices import BodyKind, Seat
from .member import Member

ABOUT_FEATURES = ["bold", "italic", "ol", "ul", "link"]


def opaque_slug() -> str:
    """The last part of a profile's address: chance, so that it names nobody."""
    return secrets.token_hex(5)


def gone(request: HttpRequest) -> HttpResponse:
    """The page that says, without naming anybody, that something was removed on purpose.

    No cache keeps it, for it may come back: without a word about that a browser would for good.
    """
    headers = {"Cache-Control": "no-store"}
    return TemplateResponse(request, "410.html", status=410, headers=headers)


class CommitteeIndexPage(Page):
    """The overview of the council and its committees."""

    intro = models.TextField(_("introduction"), blank=True, max_length=600)

    parent_page_types = ["home.HomePage"]
    subpage_types = ["committees.CommitteePage", "committees.MemberIndexPage"]
    template = "committees/committee_index_page.html"
    content_panels = [*Page.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = _("overview of council and committees")
        verbose_name_plural = _("overviews of council and committees")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        for name, model in (("bodies", CommitteePage), ("overviews", MemberIndexPage)):
            below = model.objects.child_of(self).live().order_by("path")
            context[name] = [(page, page.get_url(request)) for page in below]
        return context


class CommitteePage(Page):
    """The council or a committee, with who sits in it now."""

    kind = models.CharField(
        _("kind"), max_length=16, choices=BodyKind.choices, default=BodyKind.COMMITTEE
    )
    lead = models.TextField(
        _("task"),
        blank=True,
        max_length=600,
        help_text=_("What it does, in two or three sentences."),
    )

    parent_page_types = ["committees.CommitteeIndexPage"]
    subpage_types: list[str] = []
    template = "committees/committee_page.html"
    content_panels = [*Page.content_panels, FieldPanel("kind"), FieldPanel("lead")]
    search_fields = [*Page.search_fields, index.SearchField("lead")]

    class Meta:
        verbose_name = _("council or committee")
        verbose_name_plural = _("council and committees")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ser_site.committees.queries.sitting import LEADING, leading, sides_of

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        sides = sides_of(self.translation_key, self.locale_id, today=clock.today())
        leaders = leading(sides)
        selections = [(side.key, str(side.heading), [side]) for side in sides]
        if leaders:
            selections.append((LEADING, str(_("Chair and vice-chairs")), leaders))
        wanted = request.GET.get("show", "")
        chosen = next((shown for key, _label, shown in selections if key == wanted), None)
        context["sides"] = sides if chosen is None else chosen
        context["choices"] = [
            (_("All"), "?", chosen is None),
            *((label, f"?show={key}", shown is chosen) for key, label, shown in selections),
        ]
        return context

    def get_cached_paths(self) -> list[str]:
        """Every selection, which caches in front of the site hold each by itself."""
        from ser_site.committees.queries.sitting import LEADING

        return ["/", *(f"/?show={key}" for key in (*Seat.values, LEADING))]


class MemberIndexPage(Page):
    """All members; profiles stand below it, under addresses that name nobody."""

    intro = models.TextField(_("introduction"), blank=True, max_length=600)

    parent_page_types = ["committees.CommitteeIndexPage"]
    subpage_types = ["committees.MemberPage"]
    template = "committees/member_index_page.html"
    content_panels = [*Page.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = _("overview of members")
        verbose_name_plural = _("overviews of members")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ser_site.committees.queries.sitting import everybody

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        wanted = request.GET.get("committee", "")
        bodies = list(self._bodies())
        chosen = next((body for body in bodies if body.slug == wanted), None)
        context["members"] = everybody(
            self.locale.language_code,
            today=clock.today(),
            committee=chosen.translation_key if chosen else None,
        )
        context["choices"] = [
            (_("All"), "?", chosen is None),
            *((body.title, f"?committee={body.slug}", body == chosen) for body in bodies),
        ]
        return context

    def get_cached_paths(self) -> list[str]:
        """Every selection, which caches in front of the site hold each by itself."""
        return ["/", *(f"/?committee={body.slug}" for body in self._bodies())]

    def _bodies(self) -> models.QuerySet[CommitteePage]:
        found: models.QuerySet[CommitteePage] = CommitteePage.objects.sibling_of(self).live()
        return found.order_by("path")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """An address at which a profile stood is gone, which is more than not found."""
        try:
            return super().route(request, path_components)
        except Http404:
            if len(path_components) == 1 and is_gone(path_components[0]):
                return RouteResult(self, kwargs={"profile_is_gone": True})
            raise

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The overview, or that a profile is gone."""
        if kwargs.pop("profile_is_gone", False):
            return gone(request)
        response: HttpResponse = super().serve(request, *args, **kwargs)
        return response


class MemberPage(Page):
    """A member's public profile (promise P16). Its title is the member's name."""

    member = models.ForeignKey(
        Member,
        verbose_name=_("member"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="pages",
    )
    organisation = models.CharField(_("organisation"), max_length=120, blank=True)
    photo = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("portrait"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    photo_alt = models.CharField(
        _("text alternative"),
        max_length=255,
        blank=True,
        help_text=_("Only what the name does not say already."),
    )
    about = RichTextField(
        _("about this member"),
        blank=True,
        features=ABOUT_FEATURES,
        help_text=_("What the member supplied for the website."),
    )

    #: What describes the portrait and goes with it.
    media_texts: ClassVar[dict[str, tuple[str, ...]]] = {"photo": ("photo_alt",)}

    parent_page_types = ["committees.MemberIndexPage"]
    subpage_types: list[str] = []
    template = "committees/member_page.html"
    content_panels = [
        FieldPanel("title", heading=_("Name")),
        FieldPanel("member"),
        FieldPanel("organisation"),
        MultiFieldPanel([FieldPanel("photo"), FieldPanel("photo_alt")], heading=_("Portrait")),
        FieldPanel("about"),
        MediaOnPagePanel(),
    ]
    # The address is chance and stays so: nothing here lets an editor put a name into it.
    promote_panels: list[Any] = []
    search_fields = [
        *Page.search_fields,
        index.SearchField("organisation"),
        index.SearchField("about"),
    ]

    class Meta:
        verbose_name = _("profile of a member")
        verbose_name_plural = _("profiles of members")

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Give the page its address once."""
        if not getattr(self, "slug", ""):
            self.slug = opaque_slug()
        super().full_clean(*args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ser_site.committees.queries.sitting import seats_of

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["seats"] = seats_of(self, today=clock.today())
        return context

    @property
    def is_over(self) -> bool:
        """Whether the member has left: then nothing shows the profile, whatever runs."""
        return self.member is None or self.member.has_left(clock.today())

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The profile, as long as the member is one."""
        if self.is_over:
            return gone(request)
        response: HttpResponse = super().serve(request, *args, **kwargs)
        return response

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """Nothing once the member has left."""
        if self.is_over:
            return []
        urls: list[dict[str, Any]] = super().get_sitemap_urls(request)
        return urls
