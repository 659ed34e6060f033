"""Files of a form that is not sent yet, between one step and the next.

Each lies in private storage under a random name, sealed with a key of its own that is in the
visitor's page and nowhere else: not the site nor any back-up can open it. They go when the form
is sent, when the visitor takes one away, and else at the next sweep, so within a day.
"""

from __future__ import annotations

import base64
import logging
from collections.abc import Iterable
from datetime import date
from uuid import UUID, uuid4

from django.core.files.base import ContentFile
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from forms_privacy.steps.state import Parked
from forms_privacy.uploads.safe import Safe
from retention.private_storage import PrivateStorage, files_in
from retention.sealing import Key, Place, VaultError, fill, random_key, unfill

logger = logging.getLogger(__name__)
FOLDER = "begun-forms"


class Gone(LookupError):
    """It is no longer there, or not what was parked: choose it again."""

    def __init__(self, parked: Parked) -> None:
        super().__init__(parked.place)
        self.parked = parked


@sensitive_variables()
def park(safe: Safe) -> Parked:
    """Keep a file that passed every check until the form is sent.

    Raises:
        OSError: the storage does not take it.
    """
    place, raw = uuid4(), random_key()
    sealed = Key(raw).encrypt(fill(safe.content), _place(place))
    PrivateStorage().save(_path(place.hex), ContentFile(sealed))
    key = base64.urlsafe_b64encode(raw).decode()
    return Parked(place.hex, key, safe.name, len(safe.content), safe.content_type)


@sensitive_variables()
def fetch(parked: Parked) -> Safe:
    """The file as it was parked.

    Raises:
        Gone: choose it again.
        OSError: the storage does not answer.
    """
    place = UUID(parked.place)
    try:
        with PrivateStorage().open(_path(parked.place)) as file:
            sealed = file.read()
        plain = Key(base64.urlsafe_b64decode(parked.key)).decrypt(sealed, _place(place))
    except (FileNotFoundError, VaultError) as error:
        raise Gone(parked) from error
    return Safe(parked.name, unfill(plain), parked.content_type)


def is_there(parked: Parked) -> bool:
    """Whether it is still in storage."""
    return PrivateStorage().exists(_path(parked.place))


def stand_in(parked: Parked) -> Safe:
    """What stands for it in a form that is looked at and not stored."""
    return Safe(parked.name, b"", parked.content_type)


def remove(some: Iterable[Parked]) -> None:
    """Take them away; what the storage does not let go of now, the next sweep takes."""
    for one in some:
        try:
            PrivateStorage().delete(_path(one.place))
        except OSError:
            logger.warning("A file of a form could not be removed; the sweep tries again.")


def remove_all(today: date) -> list[str]:
    """Once in every sweep: take away whatever is there, however new.

    Waiting until one is a day old would keep it nearly two days. Whoever is filling in a form at
    that moment is asked to choose the files again, and loses nothing else.
    """
    kept = 0
    for name in list(files_in(FOLDER, before=timezone.now())):
        try:
            PrivateStorage().delete(name)
        except OSError:
            kept += 1
    return [f"files of forms never sent that could not be removed: {kept}"] if kept else []


def _path(place: str) -> str:
    return f"{FOLDER}/{place}"


def _place(place: UUID) -> Place:
    return Place(FOLDER, place, "file")
