"""The colours and sizes of the design language as values; the only place that spells a colour."""

from dataclasses import dataclass, replace
from typing import Literal

Status = Literal["neutral", "ok", "warn", "bad"]


@dataclass(frozen=True, slots=True)
class Hue:
    """The colour of one agency.

    Attributes:
        ink: letter, bar, border and number on a surface.
        tint: the field behind `ink`.
        on_ink: the letter inside a badge that is filled with `ink`.
    """

    ink: str
    tint: str
    on_ink: str


@dataclass(frozen=True, slots=True)
class Theme:
    """One complete set of colour tokens; names are those of the design language."""

    name: str
    dark: bool
    text: str
    muted: str
    canvas: str
    surface: str
    sunken: str
    line: str
    control: str
    primary: str
    primary_hover: str
    primary_pressed: str
    primary_tint: str
    on_primary: str
    focus: str
    ok: str
    ok_bg: str
    warn: str
    warn_bg: str
    warn_line: str
    bad: str
    bad_bg: str
    rail: str
    rail_selected: str
    rail_muted: str
    rail_text: str
    rail_mark: str
    disabled_text: str
    disabled_bg: str
    switch_off: str
    hues: tuple[Hue, Hue, Hue, Hue]

    def agency(self, letter: str) -> Hue:
        """The hue of an agency's letter. Letters past D share the four hues: the letter tells them apart."""
        return self.hues[(ord(letter[:1].upper() or "A") - ord("A")) % len(self.hues)]

    def ink(self, status: Status) -> str:
        """Text and icon colour of a status."""
        return {"neutral": self.text, "ok": self.ok, "warn": self.warn, "bad": self.bad}[status]

    def field(self, status: Status) -> str:
        """Background that goes with `ink` of the same status."""
        return {"neutral": self.sunken, "ok": self.ok_bg, "warn": self.warn_bg, "bad": self.bad_bg}[status]


@dataclass(frozen=True, slots=True)
class PublicTheme:
    """The one fixed look of the public displays; all its text reaches 7:1."""

    background: str = "#0A161E"
    text: str = "#FFFFFF"
    secondary: str = "#C3D0D7"
    line: str = "#33505F"
    band: str = "#0B3B44"
    band_text: str = "#FFFFFF"
    band_mark: str = "#8FD9D3"
    band_chip: str = "#BFEDE9"
    panel: str = "#FFFFFF"
    panel_text: str = "#14212B"
    stale_panel: str = "#FFD166"
    stale_text: str = "#14212B"
    stale_band: str = "#1B303B"

    def agency(self, letter: str) -> Hue:
        """The hue of an agency on the dark background."""
        return replace(DARK.agency(letter), on_ink=self.background)

    def panel_agency(self, letter: str) -> Hue:
        """The hue of an agency on the white panel of the newest call."""
        return LIGHT.agency(letter)


LIGHT = Theme(
    name="light",
    dark=False,
    text="#14212B",
    muted="#4B5965",
    canvas="#F3F5F6",
    surface="#FFFFFF",
    sunken="#E9EDF0",
    line="#D6DDE2",
    control="#77858F",
    primary="#0B5A66",
    primary_hover="#084852",
    primary_pressed="#063A42",
    primary_tint="#E1EFF0",
    on_primary="#FFFFFF",
    focus="#1D4ED8",
    ok="#1A6A3B",
    ok_bg="#E3F2E8",
    warn="#6B4300",
    warn_bg="#FFF1CF",
    warn_line="#A86A00",
    bad="#9C141D",
    bad_bg="#FCE7E7",
    rail="#0E2A33",
    rail_selected="#1F4955",
    rail_muted="#B9CCD2",
    rail_text="#FFFFFF",
    rail_mark="#7FD6D0",
    disabled_text="#8A96A0",
    disabled_bg="#EEF1F3",
    switch_off="#FFFFFF",
    hues=(
        Hue("#1B4F9C", "#E7EFFA", "#FFFFFF"),
        Hue("#87296B", "#F8E9F3", "#FFFFFF"),
        Hue("#2E6318", "#E9F3E3", "#FFFFFF"),
        Hue("#8A4300", "#FBEEDF", "#FFFFFF"),
    ),
)

DARK = Theme(
    name="dark",
    dark=True,
    text="#F1F5F7",
    muted="#B4C2CA",
    canvas="#0C1920",
    surface="#13252F",
    sunken="#1B303C",
    line="#2C414D",
    control="#7C8F9A",
    primary="#7FD6D0",
    primary_hover="#9BE3DE",
    primary_pressed="#B5ECE8",
    primary_tint="#17424A",
    on_primary="#06231F",
    focus="#9CC4FF",
    ok="#8ADBA6",
    ok_bg="#17382A",
    warn="#FFD98A",
    warn_bg="#3D2F10",
    warn_line="#C99A3C",
    bad="#FFB3B0",
    bad_bg="#4A1B1F",
    rail="#081318",
    rail_selected="#1B3F49",
    rail_muted="#B4C2CA",
    rail_text="#FFFFFF",
    rail_mark="#7FD6D0",
    disabled_text="#6E808B",
    disabled_bg="#182C36",
    switch_off="#13252F",
    hues=(
        Hue("#9CC4FF", "#19334F", "#0C1920"),
        Hue("#F5A8DA", "#402338", "#0C1920"),
        Hue("#B0DC8E", "#213A1D", "#0C1920"),
        Hue("#FFC27F", "#412B12", "#0C1920"),
    ),
)

PUBLIC = PublicTheme()


@dataclass(frozen=True, slots=True)
class Pair:
    """A foreground on a background and the contrast it owes its reader."""

    what: str
    foreground: str
    background: str
    at_least: float


TEXT_CONTRAST = 4.5
SHAPE_CONTRAST = 3.0
PUBLIC_CONTRAST = 7.0


def pairs(theme: Theme) -> list[Pair]:
    """Every combination of tokens that the widgets paint, with its demand. A new combination belongs here."""
    t = theme
    grounds = (
        ("canvas", t.canvas),
        ("surface", t.surface),
        ("sunken", t.sunken),
        ("primary tint", t.primary_tint),
    )
    found = [Pair(f"text on {name}", t.text, ground, 7.0) for name, ground in grounds]
    found += [Pair(f"muted on {name}", t.muted, ground, TEXT_CONTRAST) for name, ground in grounds]
    for name, ground in (("canvas", t.canvas), ("surface", t.surface)):
        found += [
            Pair(f"control border on {name}", t.control, ground, SHAPE_CONTRAST),
            Pair(f"focus on {name}", t.focus, ground, SHAPE_CONTRAST),
            Pair(f"primary on {name}", t.primary, ground, TEXT_CONTRAST),
            *(Pair(f"{s} on {name}", t.ink(s), ground, TEXT_CONTRAST) for s in ("ok", "warn", "bad")),
            *(Pair(f"agency {i} on {name}", h.ink, ground, TEXT_CONTRAST) for i, h in enumerate(t.hues)),
        ]
    for fill in (t.primary, t.primary_hover, t.primary_pressed):
        found.append(Pair(f"main button on {fill}", t.on_primary, fill, 7.0))
    found.append(Pair("primary on its tint", t.primary, t.primary_tint, TEXT_CONTRAST))
    found += [Pair(f"{s} on its field", t.ink(s), t.field(s), TEXT_CONTRAST) for s in ("ok", "warn", "bad")]
    found += [
        Pair("text on warn field", t.text, t.warn_bg, 7.0),
        Pair("text on bad field", t.text, t.bad_bg, 7.0),
        Pair("drawing of what to do on a trouble card", t.primary, t.warn_bg, SHAPE_CONTRAST),
    ]
    found.append(Pair("border of a trouble card", t.warn_line, t.warn_bg, SHAPE_CONTRAST))
    for i, hue in enumerate(t.hues):
        found.append(Pair(f"agency {i} on its tint", hue.ink, hue.tint, TEXT_CONTRAST))
        found.append(Pair(f"letter in badge {i}", hue.on_ink, hue.ink, 7.0))
        found.append(Pair(f"text on tint {i}", t.text, hue.tint, 7.0))
        found.append(Pair(f"muted on tint {i}", t.muted, hue.tint, TEXT_CONTRAST))
    found += [
        Pair("rail text on selected", t.rail_text, t.rail_selected, 7.0),
        Pair("rail muted on rail", t.rail_muted, t.rail, TEXT_CONTRAST),
        Pair("rail mark on selected", t.rail_mark, t.rail_selected, SHAPE_CONTRAST),
        Pair("rail mark on rail", t.rail_mark, t.rail, SHAPE_CONTRAST),
        Pair("pause disc on rail", LIGHT.text, DARK.warn, SHAPE_CONTRAST),
    ]
    return found


def public_pairs(theme: PublicTheme = PUBLIC) -> list[Pair]:
    """The same list for the public displays, where every text owes 7:1."""
    p = theme
    found = [
        Pair("text", p.text, p.background, PUBLIC_CONTRAST),
        Pair("secondary", p.secondary, p.background, PUBLIC_CONTRAST),
        Pair("message band", p.band_text, p.band, PUBLIC_CONTRAST),
        Pair("band mark", p.band_mark, p.band, SHAPE_CONTRAST),
        Pair("chip in the band", p.band_chip, p.band, PUBLIC_CONTRAST),
        Pair("newest call", p.panel_text, p.panel, PUBLIC_CONTRAST),
        Pair("stale panel", p.stale_text, p.stale_panel, PUBLIC_CONTRAST),
        Pair("stale band", p.band_text, p.stale_band, PUBLIC_CONTRAST),
        Pair("stale band, second", p.secondary, p.stale_band, PUBLIC_CONTRAST),
    ]
    for letter in "ABCD":
        found.append(Pair(f"letter {letter}", p.agency(letter).ink, p.background, PUBLIC_CONTRAST))
        found.append(Pair(f"badge {letter}", p.agency(letter).on_ink, p.agency(letter).ink, PUBLIC_CONTRAST))
        found.append(Pair(f"panel letter {letter}", p.panel_agency(letter).ink, p.panel, PUBLIC_CONTRAST))
    return found


# Shape and space, in px at 100 % font size.
RADIUS_HINT = 4
RADIUS_TAG = 6
RADIUS_CONTROL = 8
RADIUS_CARD = 12
RADIUS_PANEL = 24
PAGE_PADDING = 24
SIDE_WIDTH = 400
SIDE_PADDING = 20
RAIL_WIDTH = 96
STRIP_HEIGHT = 40
GAP_TILE = 8
GAP_COLUMN = 16
GAP_AREA = 24
FOCUS_WIDTH = 3
FOCUS_GAP = 2
