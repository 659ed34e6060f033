"""What must hold for every table that leaves the admin as a file."""

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def without_formula(text: str) -> str:
    """A text that a spreadsheet program takes for text, whoever typed it (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(STARTS_A_FORMULA) else text
