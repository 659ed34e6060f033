"""What the readers of file formats raise."""


class Malformed(ValueError):
    """A file is not built as its format says."""


class Unreadable(ValueError):
    """A picture that nobody can read, so nobody can tell what is hidden in it."""
