"""What the readers of file formats raise."""


class Malformed(ValueError):
    """A file is not built as its format says."""


class Unreadable(ValueError):
    """A picture that nobody can read, so nobody can tell what is hidden in it."""


class NotCleanable(Unreadable):
    """A recording of a kind of which nobody here can take out what it tells."""
