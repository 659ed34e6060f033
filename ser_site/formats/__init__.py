"""How figures and dates are written where a template leaves that to the language."""
