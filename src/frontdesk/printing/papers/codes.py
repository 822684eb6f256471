"""Bar codes and QR codes as drawings, which stay sharp at every size."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

from frontdesk.printing.layouts.blocks import qr_modules

MODULE_MM = 0.33  # of a bar code: what a cheap scanner and a fax still tell apart


@lru_cache(maxsize=1024)
def code128_modules(text: str) -> str:
    """The modules of a Code 128 from left to right, ``1`` is a bar; without quiet zones."""
    from barcode.codex import Code128

    modules: str = Code128(text).build()[0]
    return modules


@lru_cache(maxsize=1024)
def code128(text: str) -> dict[str, object]:
    """The drawing of a Code 128 as SVG with its width in millimetres; the height is the page's to choose."""
    modules = code128_modules(text)
    drawing = _svg(len(modules), 1, _runs(modules, 0))
    return {"svg": drawing, "width": len(modules) * MODULE_MM, "text": text}


@lru_cache(maxsize=256)
def qr(text: str) -> dict[str, object]:
    """The drawing of a QR code as SVG, with how many modules a side has."""
    rows = qr_modules(text)
    runs = "".join(_runs("".join("01"[dark] for dark in row), y) for y, row in enumerate(rows))
    return {"svg": _svg(len(rows), len(rows), runs), "modules": len(rows), "text": text}


def _runs(modules: str, y: int) -> str:
    path, x = [], 0
    for value, run in groupby(modules):
        wide = len(list(run))
        if value == "1":
            path.append(f"M{x} {y}h{wide}v1h-{wide}z")
        x += wide
    return "".join(path)


def _svg(width: int, height: int, path: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" preserveAspectRatio="none"><path d="{path}"/></svg>'
    )
