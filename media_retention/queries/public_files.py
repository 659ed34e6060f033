"""Whether a public file may be given to visitors, by its name alone."""

from datetime import date
from typing import Any

from django.db.models import Model, Q

from media_retention.queries.files import file_fields
from media_retention.queries.media import retained_models


def may_be_served(name: str, *, today: date) -> bool:
    """Whether no medium that has this file, or an image of which it is a size, is over."""
    for model in retained_models():
        if _is_over(model, name, "", today):
            return False
        if hasattr(model, "get_rendition_model") and _is_over(
            model.get_rendition_model(), name, "image__", today
        ):
            return False
    return True


def _is_over(model: type[Model], name: str, medium: str, today: date) -> bool:
    over = Q(**{f"{medium}due__lte": today}) | Q(**{f"{medium}taken_down_at__isnull": False})
    here: dict[str, Any]
    for field in file_fields(model):
        here = {field.attname: name}
        if model._base_manager.filter(over, **here).exists():
            return True
    return False
