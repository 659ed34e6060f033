"""Under which rules this site holds something now."""

from retention import stores


def rules_with_data() -> set[str]:
    """The keys of rules under which any store holds a record, or a use of one."""
    return {
        rule
        for store in stores.all_stores()
        for rule, holding in store.holdings().items()
        if holding.count or holding.oldest_due
    }
