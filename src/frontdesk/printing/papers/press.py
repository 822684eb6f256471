"""Sets papers with Typst: a layout from ``resources/papers`` and plain values make one PDF.

What people typed reaches the layout as JSON and is never read as markup; the layouts can open nothing outside
of their own folder.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from frontdesk import resources
from frontdesk.domain.errors import BugError

if TYPE_CHECKING:
    from typst import Compiler

# Tagged, for screen readers, and with everything inside, for the archive; Typst refuses what would break it.
STANDARDS = ["a-2a", "ua-1"]
# One paper at a time: a compiler is no thing to share, and keeps what it has set for the next one.
_lock = threading.Lock()


def pdf(layout: str, values: Mapping[str, Any]) -> bytes:
    """The paper that ``layout`` makes of ``values``, as a PDF."""
    return _set(layout, values, format="pdf", pdf_standards=STANDARDS)[0]


def pictures(layout: str, values: Mapping[str, Any], *, dpi: float) -> tuple[bytes, ...]:
    """The same pages as PNG files, for a preview."""
    return _set(layout, values, format="png", ppi=dpi)


def _set(layout: str, values: Mapping[str, Any], **how: Any) -> tuple[bytes, ...]:
    folder = resources.path("papers")
    with _lock:
        try:
            found = _compiler(str(folder), str(resources.path("fonts"))).compile(
                input=str(folder / f"{layout}.typ"),
                sys_inputs={"values": json.dumps(values, ensure_ascii=False)},
                **how,
            )
        except RuntimeError as error:
            # Not the message: it may quote what somebody typed.
            raise BugError(what=f"papers/{layout}.typ") from error
    pages = found if isinstance(found, list) else [found]
    return tuple(page for page in pages if page is not None)


@lru_cache(maxsize=2)
def _compiler(root: str, fonts: str) -> Compiler:
    from typst import Compiler

    return Compiler(root=root, font_paths=[fonts], ignore_system_fonts=True)
