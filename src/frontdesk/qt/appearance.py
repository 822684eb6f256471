"""Puts a theme on the running application: palette, font, style sheet of the stock controls."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from frontdesk.qt import fonts, garbage, icons
from frontdesk.qt.theme import DARK, LIGHT, RADIUS_CONTROL, Theme

_FOLLOWING = "frontdesk_follows_system_theme"
_STYLED = "frontdesk_styled"

_current = LIGHT


def theme() -> Theme:
    """The theme in force. Widgets read it while painting, so a change needs no bookkeeping."""
    return _current


def system_theme() -> Theme:
    """What the desktop asks for."""
    dark = QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return DARK if dark else LIGHT


def application() -> QApplication:
    """The running application; a programming error if there is none."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("create the QApplication first")
    return app


def apply(chosen: Theme | None = None, *, scale: float | None = None) -> None:
    """Dress the application. Without a theme follow the system, also when it changes later.

    Every widget receives a palette change, which makes it paint anew.
    """
    app = application()
    fonts.load()
    fonts.set_scale(fonts.system_scale() if scale is None else scale)
    if not app.property(_STYLED):
        # By name and once. Never ask `app.style()` from Python: Qt replaces that object behind a style sheet
        # whenever it likes, and the Python wrapper of the old one crashes.
        app.setStyle("Fusion")
        app.setProperty(_STYLED, True)
    # Nothing on a screen of this house blinks; a steady caret is also what screenshots need.
    app.setCursorFlashTime(0)
    with garbage.paused():
        app.setFont(fonts.font(fonts.BODY))
    app.setWindowIcon(icons.window_icon())
    _dress(app, chosen or system_theme())
    hints = app.styleHints()
    if app.property(_FOLLOWING):
        hints.colorSchemeChanged.disconnect(_follow)
    if chosen is None:
        hints.colorSchemeChanged.connect(_follow)
    app.setProperty(_FOLLOWING, chosen is None)


def _follow(_scheme: Qt.ColorScheme) -> None:
    _dress(application(), system_theme())


def _dress(app: QApplication, chosen: Theme) -> None:
    global _current
    _current = chosen
    with garbage.paused():
        app.setPalette(palette(chosen))
        app.setStyleSheet(style_sheet(chosen))


def palette(t: Theme) -> QPalette:
    """The theme as a Qt palette, for everything that Qt itself draws."""
    made = QPalette()
    role = QPalette.ColorRole
    for which, color in {
        role.Window: t.canvas,
        role.WindowText: t.text,
        role.Base: t.surface,
        role.AlternateBase: t.surface,
        role.Text: t.text,
        role.PlaceholderText: t.muted,
        role.Button: t.surface,
        role.ButtonText: t.text,
        role.BrightText: t.bad,
        role.Light: t.surface,
        role.Midlight: t.line,
        role.Mid: t.control,
        role.Dark: t.control,
        role.Shadow: t.line,
        role.Highlight: t.primary,
        role.HighlightedText: t.on_primary,
        role.Link: t.primary,
        role.LinkVisited: t.primary,
        role.ToolTipBase: t.text,
        role.ToolTipText: t.surface,
        role.Accent: t.primary,
    }.items():
        made.setColor(which, QColor(color))
    disabled = QPalette.ColorGroup.Disabled
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(disabled, which, QColor(t.disabled_text))
    made.setColor(disabled, role.Base, QColor(t.disabled_bg))
    return made


def style_sheet(t: Theme) -> str:
    """The stock controls that we do not paint ourselves; one rule per kind, no rule for labels."""
    dp = fonts.dp
    radius = dp(RADIUS_CONTROL)
    return f"""
QLineEdit, QComboBox, QDateEdit, QSpinBox, QPlainTextEdit, QTextEdit {{
    background: {t.surface}; color: {t.text}; border: 1px solid {t.control}; border-radius: {radius}px;
    padding: 0 {dp(12)}px; min-height: {dp(42)}px;
    selection-background-color: {t.primary}; selection-color: {t.on_primary};
}}
QLineEdit, QPlainTextEdit, QTextEdit {{ placeholder-text-color: {t.muted}; }}
QPlainTextEdit, QTextEdit {{ padding: {dp(8)}px {dp(12)}px; }}
QLineEdit:focus, QComboBox:focus, QDateEdit:focus, QSpinBox:focus, QPlainTextEdit:focus {{
    border-color: {t.focus};
}}
QLineEdit:disabled, QComboBox:disabled {{
    background: {t.disabled_bg}; color: {t.disabled_text}; border-color: {t.line};
}}
QLineEdit[frameless="true"] {{ background: transparent; border: none; padding: 0; min-height: 0; }}
QComboBox::drop-down {{ border: none; width: {dp(32)}px; }}
QComboBox QAbstractItemView {{
    background: {t.surface}; color: {t.text}; border: 1px solid {t.control};
    selection-background-color: {t.primary_tint}; selection-color: {t.text}; outline: none;
}}
QMenu {{
    background: {t.surface}; color: {t.text}; border: 1px solid {t.control}; padding: {dp(4)}px;
}}
QMenu::item {{ padding: {dp(10)}px {dp(16)}px; border-radius: {dp(4)}px; }}
QMenu::item:selected {{ background: {t.primary_tint}; color: {t.text}; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: {dp(4)}px; }}
QToolTip {{ background: {t.text}; color: {t.surface}; border: none; padding: {dp(6)}px {dp(8)}px; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: {dp(12)}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {dp(12)}px; margin: 0; }}
QScrollBar::handle {{
    background: {t.control}; border-radius: {dp(4)}px; margin: 2px;
    min-height: {dp(44)}px; min-width: {dp(44)}px;
}}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QTableView, QListView, QTreeView {{
    background: {t.surface}; color: {t.text}; border: 1px solid {t.line}; gridline-color: {t.line};
    selection-background-color: {t.primary_tint}; selection-color: {t.text}; outline: none;
}}
QHeaderView::section {{
    background: {t.surface}; color: {t.muted}; border: none; border-bottom: 1px solid {t.line};
    padding: {dp(8)}px {dp(12)}px;
}}
"""
