"""What the register's templates need."""

from django import template

from retention.queries.period_words import period_or_none_in_words
from retention.rules.period import Period

register = template.Library()


@register.filter
def in_words(period: Period | None) -> str:
    """A version's period in the reader's language."""
    return period_or_none_in_words(period)
