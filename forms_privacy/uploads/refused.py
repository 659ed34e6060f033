"""Why a file is not taken."""


class Refused(Exception):
    """A file that may not be kept; with words where there are any for who sent it."""
