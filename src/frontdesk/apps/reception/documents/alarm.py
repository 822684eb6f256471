"""Papers that must not wait, told beside the tickets as well."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from frontdesk.apps.reception.documents.following import Following
from frontdesk.domain.bundle import BundleState
from frontdesk.domain.misrouting import Urgency

# Under this name lupdate finds the words.
translate = QCoreApplication.translate


def alarm(following: Following | None, *, unsaved: int = 0) -> str:
    """What to say about papers that must not wait; empty for nothing.

    ``unsaved`` counts those that were refused and that only this window has.
    """
    if unsaved:
        return translate("documents", "Ein Eingang ist nicht gespeichert")
    papers = None if following is None else following.papers
    if papers is None:
        return ""
    attention = papers.picture.attention
    if attention.disputed:
        count = len(attention.disputed)
        one = translate("documents", "1 Papier beanstandet")
        return one if count == 1 else translate("documents", "%s Papiere beanstandet") % count
    if attention.late and all(bundle.state is BundleState.SEALED for bundle in attention.late):
        return translate("documents", "Ein Stapel ist nicht übergeben")
    if attention.late:
        return translate("documents", "Ein Stapel ist nicht quittiert")
    if any(view.urgency is Urgency.LATE for view in attention.misrouted):
        return translate("documents", "Papiere sind überfällig weiterzusenden")
    return ""
