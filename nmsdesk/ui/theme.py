"""The look: named tokens into the palette and the one style sheet."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

LOOKS = ("system", "light", "dark", "high_contrast")
BASE_POINTS = 11.0
"""The smallest type on any screen."""

ROLES: Mapping[QPalette.ColorRole, str] = {
    QPalette.ColorRole.Window: "surface",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "raised",
    QPalette.ColorRole.AlternateBase: "surface",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "emergency_ink",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "accent_ink",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Accent: "accent",
}

TEXT_PAIRS = (
    ("ink", "surface"),
    ("ink", "raised"),
    ("ink", "accent_ground"),
    ("muted", "surface"),
    ("muted", "raised"),
    ("muted", "accent_ground"),
    ("accent", "surface"),
    ("accent", "raised"),
    ("accent", "accent_ground"),
    ("accent_ink", "accent"),
    ("rail_ink", "rail"),
    ("rail_muted", "rail"),
    ("rail_ink", "rail_selected"),
    ("rail_muted", "rail_selected"),
    ("emergency_ink", "emergency_bar"),
    ("nms_ink", "nms"),
    ("serotonin_ink", "serotonin"),
    *(
        (level, ground)
        for level in ("watch", "urgent", "emergency", "nms", "serotonin", "ok")
        for ground in (f"{level}_ground", "raised", "surface")
    ),
    *(
        ("ink", f"{level}_ground")
        for level in ("watch", "urgent", "emergency", "nms", "serotonin", "ok")
    ),
)
"""Text on ground, as it occurs on screen: each pair must be readable in every theme."""

GRAPHIC_PAIRS = (
    ("control_line", "raised"),
    ("control_line", "surface"),
    ("watch_mark", "raised"),
    ("urgent_mark", "raised"),
    ("rail_mark", "rail"),
)
"""Borders and marks that carry meaning: 3:1."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Named colours; `name` is the file's name."""

    name: str
    colours: Mapping[str, str]

    def colour(self, token: str) -> QColor:
        return QColor(self.colours[token])


@dataclass(slots=True)
class _Shown:
    """The look in force: one a process, as Qt has one palette a process."""

    theme: Theme = field(default_factory=lambda: Theme("", {}))


_shown = _Shown()


def load_theme(resources: Path, name: str) -> Theme:
    """Read `resources/themes/<name>.toml`."""
    with (resources / "themes" / f"{name}.toml").open("rb") as file:
        return Theme(name, tomllib.load(file))


def colour(token: str) -> QColor:
    """The colour of `token` in the look in force, for whoever paints."""
    return _shown.theme.colour(token)


def shown() -> Theme:
    """The look in force."""
    return _shown.theme


def luminance(colour: str) -> float:
    """Relative luminance of `#RRGGBB` (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def palette(theme: Theme) -> QPalette:
    made = QPalette()
    for role, token in ROLES.items():
        made.setColor(role, theme.colour(token))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("muted"))
    return made


def style_sheet(resources: Path, theme: Theme, scale: int) -> str:
    """The style sheet with the tokens filled in; a missing token raises KeyError.

    `scale` is the text size in percent; sizes in the sheet grow with it.
    """
    points = BASE_POINTS * scale / 100
    sizes = {
        "base": f"{points:.1f}pt",
        "title": f"{points * 1.5:.1f}pt",
        "target": f"{round(24 * max(scale, 100) / 100)}px",
        "icons": (resources / "icons").as_posix(),
        "mode": "light" if luminance(theme.colours["surface"]) > 0.5 else "dark",
    }
    sheet = (resources / "style" / "nmsdesk.qss").read_text(encoding="utf-8")
    return Template(sheet).substitute({**theme.colours, **sizes})


def font(scale: int) -> QFont:
    """The font of everything: the desk's own sans, never under 11 pt at 100 %."""
    made = QFont()
    made.setFamilies(["Inter", "Segoe UI", "SF Pro Text", "Noto Sans", "DejaVu Sans"])
    made.setPointSizeF(BASE_POINTS * scale / 100)
    return made


def name_for(look: str, app: QApplication) -> str:
    """The theme of a chosen look; `system` follows the desktop."""
    if look != "system":
        return look
    hints = app.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "high_contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


def apply(app: QApplication, resources: Path, look: str, scale: int = 100) -> Theme:
    """Dress the application: Fusion, palette, font, style sheet.

    Each widget there is is dressed anew, so nothing is done where nothing changed.
    """
    theme = load_theme(resources, name_for(look, app))
    sheet = style_sheet(resources, theme, scale)
    _shown.theme = theme
    if app.styleSheet() == sheet:
        return theme
    if not app.styleSheet():
        app.setStyle("Fusion")
    app.setPalette(palette(theme))
    app.setFont(font(scale))
    # Qt dresses each widget once for each of its parents where one sheet follows another, and
    # once where the first sheet comes: taking the old one off before is some four times faster.
    app.setStyleSheet("")
    app.setStyleSheet(sheet)
    return theme


def mark(widget: QWidget, *, role: str | None = None, tone: str | None = None) -> None:
    """Give `widget` a role or a tone of the style sheet, also when it is already shown."""
    if role is not None:
        widget.setProperty("role", role)
    if tone is not None:
        if widget.property("tone") == tone and role is None:
            return
        widget.setProperty("tone", tone)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
