"""The kinds of personal data that an activity can ask for."""

from enum import StrEnum


class DataCategory(StrEnum):
    """What a statement can say that is asked of people (GDPR 13 and 30(1)(c))."""

    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    TITLE = "title"
    GENDER = "gender"
    DATE_OF_BIRTH = "date_of_birth"
    EMAIL = "email"
    TELEPHONE = "telephone"
    ADDRESS = "address"
    ORGANISATION = "organisation"
    FUNCTION = "function"
    BANK_DETAILS = "bank_details"
    CV = "cv"
    MOTIVATION = "motivation"
    SALARY = "salary"
    REFERENCES = "references"
    CONDUCT = "conduct"
    PUBLIC_SOURCES = "public_sources"
    PICTURE = "picture"
    IP_ADDRESS = "ip_address"
    OWN_WORDS = "own_words"
    """Whatever somebody adds of their own accord."""
