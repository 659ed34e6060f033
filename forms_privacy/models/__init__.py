"""Forms and what people sent with them."""

from .access import ACCESSES, Access, Act
from .consent import MAIN, GivenConsent
from .form import Form
from .mail import MailToSend, PendingMail, WaitingMail
from .note import Note
from .question import Question
from .right import FormRight
from .submission import SUBMISSIONS, Submission
from .tally import FREE_TEXTS, CountedPost, FreeTexts, Tally
from .upload import Upload

__all__ = [
    "ACCESSES",
    "FREE_TEXTS",
    "MAIN",
    "SUBMISSIONS",
    "Access",
    "Act",
    "CountedPost",
    "Form",
    "FormRight",
    "FreeTexts",
    "GivenConsent",
    "MailToSend",
    "Note",
    "PendingMail",
    "Question",
    "Submission",
    "Tally",
    "Upload",
    "WaitingMail",
]
