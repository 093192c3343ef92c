"""What the pages of the program show."""

from thrive.pages.queries.program import about_page, glossary_page, holds, rules_today

__all__ = ["about_page", "glossary_page", "holds", "rules_today"]
