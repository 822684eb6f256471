"""Shows a sheet of A4 in the program that this PC has for PDFs; from there it is printed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def show_file(file: Path) -> bool:
    """Open the file; false when this PC has no program for it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))
