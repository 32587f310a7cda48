"""The texts as one person reads them: with temperatures in their own scale."""

from dataclasses import replace

from nmsdesk.documents.texts import Texts
from nmsdesk.presenters.preferences import Preferences, TemperatureUnit


def texts_for(texts: Texts, preferences: Preferences) -> Texts:
    fahrenheit = preferences.temperature is TemperatureUnit.FAHRENHEIT
    return texts if texts.in_fahrenheit is fahrenheit else replace(texts, in_fahrenheit=fahrenheit)
