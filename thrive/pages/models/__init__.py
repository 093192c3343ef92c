"""What staff write: texts of pages, news, words of the glossary, how objectives stand; and messages."""

from thrive.pages.models.contact import ContactMessage
from thrive.pages.models.texts import ContentPage, PageText
from thrive.pages.models.written import AddedWord, NewsPost, ObjectiveReport

__all__ = [
    "AddedWord",
    "ContactMessage",
    "ContentPage",
    "NewsPost",
    "ObjectiveReport",
    "PageText",
]
