"""Surveys as pages."""

from .pages import SurveyField, SurveyPage

__all__ = ["SurveyField", "SurveyPage"]
