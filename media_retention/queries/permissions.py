"""What a user may do with a medium.

Wagtail's policy decides by collection who may change or delete one. Who may view uses
(``media_retention.view_placement``: the data protection officer, for one) sees all media.
"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Literal, TypeVar

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, PermissionsMixin
from django.db.models import Q, QuerySet
from wagtail.models import Page
from wagtail.permissions import policy_registry

from media_retention.models import RetainedMedium
from media_retention.queries.media import embed_model, retained_models
from media_retention.queries.shown import may_be_chosen

User = AbstractBaseUser | AnonymousUser
Action = Literal["change", "delete"]
M = TypeVar("M", bound=RetainedMedium)

CHOOSES_IMAGES = ("choose",)
"""What somebody may do who chooses images: Wagtail has a permission for it."""
CHOOSES_RECORDINGS = ("change", "delete")
"""The same for videos and sound, for which wagtailmedia has none."""


def may(user: User, action: Action, medium: RetainedMedium) -> bool:
    """Whether the user may change (or delete) this medium."""
    policy = policy_registry.get_by_type(type(medium))
    return bool(policy.user_has_permission_for_instance(user, action, medium))


def may_view(user: User, medium: RetainedMedium) -> bool:
    """Whether the user may see this medium, its dates and its file in the admin."""
    return may_view_all(user) or may(user, "change", medium)


def may_view_all(user: User) -> bool:
    """Whether the user may see all media, whoever uploaded them."""
    return isinstance(user, PermissionsMixin) and user.has_perm("media_retention.view_placement")


def viewable(user: User, model: type[RetainedMedium]) -> QuerySet[RetainedMedium]:
    """The media of a model that the user may see in the admin."""
    if may_view_all(user):
        return model._default_manager.all()
    policy = policy_registry.get_by_type(model)
    found: QuerySet[RetainedMedium] = policy.instances_user_has_any_permission_for(
        user, ["change", "delete"]
    )
    return found


def choosable(user: User, model: type[M], actions: Sequence[str], *, today: date) -> QuerySet[M]:
    """The media that the user's chooser lists: those that visitors would see."""
    policy = policy_registry.get_by_type(model)
    return may_be_chosen(policy.instances_user_has_any_permission_for(user, actions), today)


def in_some_list(
    media: QuerySet[M], user: User, actions: Sequence[str], *, today: date
) -> QuerySet[M]:
    """Those of the media that the user finds on a listing or in a chooser."""
    listed = viewable(user, media.model).order_by().values("pk")
    offered = choosable(user, media.model, actions, today=today).order_by().values("pk")
    return media.filter(Q(pk__in=listed) | Q(pk__in=offered))


def may_choose_embeds(user: User) -> bool:
    """Whether the user may see which videos from elsewhere there are, to place one on a page."""
    model = embed_model()
    if model is None:
        return False
    actions = ["add", "change", "delete", "view"]
    policy = policy_registry.get_by_type(model)
    return may_view_all(user) or bool(policy.user_has_any_permission(user, actions))


def editable_pages(user: User, ids: Collection[int]) -> set[int]:
    """Which of these pages the user may edit, in one query however many they are."""
    policy = policy_registry.get_by_type(Page)
    pages = policy.instances_user_has_permission_for(user, "change").filter(pk__in=ids)
    return set(pages.order_by().values_list("pk", flat=True))


def may_see_report(user: User) -> bool:
    """Whether the user works with media of any kind, or may see all of them."""
    return may_view_all(user) or any(
        policy_registry.get_by_type(model).user_has_any_permission(user, ["change", "delete"])
        for model in retained_models()
    )


def may_see_names(user: User | None) -> bool:
    """Whether the user may see who is depicted."""
    return isinstance(user, PermissionsMixin) and user.has_perm("media_retention.view_names")


def may_change_consents(user: User) -> bool:
    """Whether the user may attach and detach consents, and withdraw them."""
    return isinstance(user, PermissionsMixin) and user.has_perm("media_retention.change_consent")


def may_read_objections(user: User) -> bool:
    """Whether the user may read who objected and why: who decides, and who oversees that."""
    return may_decide(user) or (
        isinstance(user, PermissionsMixin) and user.has_perm("media_retention.read_objection")
    )


def may_clear(user: User, medium: RetainedMedium, *, today: date) -> bool:
    """Whether the user may say that nobody can be recognised in a medium.

    Past its end that would bring it back to the site: then it is for who decides.
    """
    return medium.due is None or medium.due > today or may_decide(user)


def may_decide(user: User) -> bool:
    """Whether the user decides on objections."""
    return isinstance(user, PermissionsMixin) and user.has_perm("media_retention.decide_objection")
