"""What happens to a record when its period is over."""

from enum import StrEnum


class Ending(StrEnum):
    """The end that a rule names."""

    # Gone, files and all.
    ERASE = "erase"
    # Kept without anything that leads to a person.
    ANONYMISE = "anonymise"
    # Off the site; what lies behind it has a rule of its own.
    TAKE_DOWN = "take_down"
    # To another part of the organisation, such as the personnel file.
    HAND_OVER = "hand_over"
    # To an archive, under the Archiefwet.
    TRANSFER = "transfer"
