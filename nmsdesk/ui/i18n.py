"""Qt's translator behind `presenters.wording`, where the language has a file."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from nmsdesk.presenters import wording


def install(application: QCoreApplication, resources: Path, language: str) -> bool:
    """Take the words of `language` from now on; False where there are none: plain English.

    Figures and dates are formatted by our own presenters: Qt's locale is C whatever the
    computer's settings are.
    """
    QLocale.setDefault(QLocale.c())
    translator = QTranslator(application)
    folder = str(resources / "translations")
    if not translator.load(f"nmsdesk_{language}.qm", folder):
        wording.install(wording.plain)
        return False
    application.installTranslator(translator)
    wording.install(_by_qt)
    return True


def _by_qt(context: str, text: str, note: str, n: int) -> str:
    said = QCoreApplication.translate(context, text, note, n)
    untranslated = said == (text if n < 0 else text.replace("%n", str(n)))
    return wording.plain(context, text, note, n) if untranslated else said
