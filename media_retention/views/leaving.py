"""The report "what leaves the site": a table, its export, and the months to come as bars."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import BaseColumn, Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page

from media_retention import charts
from media_retention.queries.leaving import Selection, as_ends, by_month, ends, in_period
from media_retention.queries.leaving_rows import rule_names, tell, tell_all
from media_retention.queries.page_titles import language_names, titles_of
from media_retention.queries.permissions import may_see_report
from media_retention.views.leaving_filters import LeavingFilterSet
from media_retention.views.leaving_words import Row, row_of, rows_of
from retention import clock
from retention.queries.period_words import readers_language, written
from retention.spreadsheets import NamedSheetMixin, without_formula

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, with the address of the table that shows what it counts."""

    count: int
    url: str


class DayColumn(Column):
    """A day as the sentences write it."""

    def get_value(self, instance: Row) -> str:
        """In the reader's language."""
        return written(instance.day)


class PagesColumn(BaseColumn):
    """The pages that lose it, with links for who may edit them."""

    cell_template_name = "media_retention/leaving/pages_cell.html"


class EndsPaginator(WagtailPaginator):
    """Counts ends, of whichever model."""

    model = None


class LeavingView(NamedSheetMixin, ReportView):
    """What leaves the site, the soonest first, in so many queries however much it is."""

    page_title = gettext_lazy("What leaves the site")
    header_icon = "date"
    template_name = "media_retention/leaving/report.html"
    results_template_name = "media_retention/leaving/results.html"
    index_url_name = "media_retention:leaving"
    index_results_url_name = "media_retention:leaving_results"
    filterset_class = LeavingFilterSet
    paginator_class = EndsPaginator
    columns: ClassVar[list[BaseColumn]] = [
        TitleColumn(
            "title",
            label=gettext_lazy("Title"),
            get_url=lambda row: row.url,
            classname="leaving-title",
        ),
        DayColumn("day", label=gettext_lazy("Leaves on")),
        Column("outcome", label=gettext_lazy("What happens")),
        Column("rule", label=gettext_lazy("Retention rule")),
        Column("reason", label=gettext_lazy("Why"), classname="leaving-reason"),
        PagesColumn("pages", label=gettext_lazy("Pages that lose it")),
    ]
    list_export: ClassVar[list[str]] = [
        "title",
        "day",
        "outcome",
        "rule",
        "since",
        "reason",
        "page_titles",
    ]
    export_headings: ClassVar[dict[str, _StrPromise]] = {
        "title": gettext_lazy("Title"),
        "day": gettext_lazy("Leaves on"),
        "outcome": gettext_lazy("What happens"),
        "rule": gettext_lazy("Retention rule"),
        "since": gettext_lazy("Since"),
        "reason": gettext_lazy("Why"),
        "page_titles": gettext_lazy("Pages that lose it"),
    }
    custom_value_preprocess: ClassVar[dict[Any, dict[str, Callable[[Any], Any] | None]]] = {
        **ReportView.custom_value_preprocess,
        str: {ReportView.FORMAT_CSV: without_formula},
    }

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Only who works with media, or may look at all of them."""
        if not may_see_report(request.user):
            raise PermissionDenied
        self.today = clock.today()
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def months(self) -> list[date]:
        """The months that the bars show, and the table unless another period is asked for."""
        return charts.months_from(self.today)

    @cached_property
    def selection(self) -> Selection:
        """What the filters ask for; without a period, from today to the end of the last month."""
        filters = self.filters
        asked = filters.form.cleaned_data if filters.is_valid() else {}
        period = asked.get("period")
        chosen = Selection(
            rule=asked.get("rule") or "",
            pages=_below(asked.get("page")),
            held={"yes": True, "no": False}.get(asked.get("held") or ""),
            viewer=self.request.user,
        )
        if period is None:
            return in_period(chosen, self.today, charts.last_day_of(self.months))
        return in_period(chosen, *(day and day.date() for day in (period.start, period.stop)))

    def get_filtered_queryset(self) -> QuerySet[Any, Any]:
        """The ends, to be counted and cut to a page by the database."""
        return ends(self.selection)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The screen; or the whole table as a file, read and written bit by bit."""
        if not self.is_export:
            return super().get(request, *args, **kwargs)
        found = as_ends(ends(self.selection).iterator())
        told = tell_all(found, today=self.today, language=readers_language())
        languages = language_names()
        rows = (row_of(one, titles_of(one.pages, languages)) for one in told)
        return self.as_spreadsheet(rows, request.GET["export"])

    def paginate_queryset(self, queryset: Any, page_size: int) -> Any:
        """The page's rows in words, before the table is made of them."""
        paginator, page, found, has_more = super().paginate_queryset(queryset, page_size)
        told = tell(list(as_ends(found)), today=self.today, language=readers_language())
        return paginator, page, rows_of(told, self.request.user), has_more

    def stream_csv(self, queryset: Any) -> Iterator[Any]:
        """In the reader's language, though it is written when the request is over."""
        return in_language(get_language() or "", super().stream_csv(queryset))

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the period in words and, on the first page, the bars."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        context["period_in_words"] = period_in_words(self.selection)
        if context["page_obj"].number == 1:
            context["charts"] = self.bars()
            context["figures"] = self.figures(context["charts"])
        return context

    def bars(self) -> list[charts.Bars]:
        """The coming twelve months by rule, with the filters but whatever the period."""
        wanted = in_period(self.selection, self.today, charts.last_day_of(self.months))
        counts = by_month(wanted)
        names = rule_names(list(counts), readers_language())
        return charts.bars_by_rule(counts, names, self.months)

    def figures(self, found: list[charts.Bars]) -> list[tuple[date, list[Figure]]]:
        """The same by month, each figure with an address that shows what it counts."""
        return [
            (month, [self.figure(chart.rule, chart.bars[place]) for chart in found])
            for place, month in enumerate(self.months)
        ]

    def figure(self, rule: str, bar: charts.Bar) -> Figure:
        """How many, and where the table shows which."""
        if not bar.count:
            return Figure(0, "")
        query = self.request.GET.copy()
        query.pop(self.page_kwarg, None)
        query["rule"] = rule
        query["period_from"] = max(bar.month, self.today).isoformat()
        query["period_to"] = bar.last_day.isoformat()
        return Figure(bar.count, f"{self.index_url}?{query.urlencode()}")


def in_language(language: str, lines: Iterator[Any]) -> Iterator[Any]:
    """Make each line in a language; between two of them the thread may serve others."""
    done = object()
    while True:
        with override(language):
            line = next(lines, done)
        if line is done:
            return
        yield line


def period_in_words(wanted: Selection) -> str:
    """From when until when, both days included."""
    if wanted.first is not None and wanted.last is not None:
        return _("From %(first)s up to and including %(last)s") % {
            "first": written(wanted.first),
            "last": written(wanted.last),
        }
    if wanted.first is not None:
        return _("From %(first)s on") % {"first": written(wanted.first)}
    if wanted.last is not None:
        return _("Up to and including %(last)s") % {"last": written(wanted.last)}
    return _("Everything that has an end date")


def _below(page: Page | None) -> QuerySet[Any, Any] | None:
    """Ids of a page and of all under it."""
    if page is None:
        return None
    below: QuerySet[Any, Any] = Page.objects.descendant_of(page, inclusive=True)
    return below.order_by().values("pk")
