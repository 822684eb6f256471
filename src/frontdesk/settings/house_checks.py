"""What must hold between the sections of a house file: no name twice, every reference leads somewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from frontdesk.domain.house import in_language
from frontdesk.settings.availability_checks import check_availability
from frontdesk.settings.house_draft import Draft
from frontdesk.settings.problems import shown


def check(draft: Draft) -> None:
    """Add a finding for everything that does not fit together."""
    for section, key, normal in (
        ("agencies", "code", str.casefold),
        ("agencies", "letter", str.upper),
        ("series", "letter", str.upper),
        ("services", "code", str.casefold),
        ("desks", "name", str.casefold),
        ("displays", "name", str.casefold),
        ("stations", "name", str.casefold),
        ("document_kinds", "code", str.casefold),
        ("topics", "code", str.casefold),
        ("availability", "code", str.casefold),
    ):
        _unique(draft, f"{section}[{{}}].{key}", draft.mentioned(section, key), normal)
    _check_names(draft)
    _check_site(draft)
    _check_series(draft)
    _check_agencies(draft)
    _check_services(draft)
    _check_desks(draft)
    _check_displays(draft)
    _check_small_lists(draft)
    check_availability(draft)


def _unique(
    draft: Draft, key: str, texts: Iterable[tuple[int, str]], normal: Callable[[str], str] = str.casefold
) -> None:
    first: dict[str, int] = {}
    for index, text in texts:
        before = first.setdefault(normal(text), index)
        if before != index:
            draft.add(key.format(index), "duplicate", value=shown(text), other=key.format(before))


def _check_names(draft: Draft) -> None:
    """Two things that read alike cannot be told apart on a tile, a slip or a door."""
    _unique_names(draft, "agencies", ((i, entry.names) for i, entry in draft.agencies.items()))
    for code in {entry.agency for entry in draft.services.values()}:
        mine = ((i, entry.names) for i, entry in draft.services.items() if entry.agency == code)
        _unique_names(draft, "services", mine)
    rooms = ((i, entry.room or f"Zimmer {entry.name}") for i, entry in draft.desks.items())
    _unique(draft, "desks[{}].room", rooms)


def _unique_names(draft: Draft, section: str, names: Iterable[tuple[int, dict[str, str]]]) -> None:
    every = list(names)
    for language in sorted({language for _, texts in every for language in texts}):
        in_this = ((index, texts[language]) for index, texts in every if language in texts)
        _unique(draft, f"{section}[{{}}].names.{language}", in_this)


def _check_site(draft: Draft) -> None:
    if draft.site is None:
        return
    if "de" not in draft.site.languages:
        draft.add("site.languages", "no_german_language")
    if not draft.site.hours.spans():
        draft.add("site.hours", "never_open")


def _check_series(draft: Draft) -> None:
    for index, entry in draft.series.items():
        ranges = [
            ("ordinary", entry.ordinary),
            ("appointment", entry.appointment),
            ("offline", entry.offline),
        ]
        for place, (name, numbers) in enumerate(ranges):
            for other, before in ranges[:place]:
                if numbers[0] <= before[1] and before[0] <= numbers[1]:
                    draft.add(f"series[{index}].{name}", "range_overlap", other=f"series[{index}].{other}")


def _check_agencies(draft: Draft) -> None:
    letters = _known(draft, "series", "letter", str.upper)
    for index, entry in draft.agencies.items():
        _exists(draft, f"agencies[{index}].letter", entry.letter, letters, "no_series")


def _check_services(draft: Draft) -> None:
    agencies, letters = _agency_codes(draft), _known(draft, "series", "letter", str.upper)
    for index, entry in draft.services.items():
        key = f"services[{index}]"
        _exists(draft, f"{key}.agency", entry.agency, agencies, "no_agency")
        if entry.series is None:
            continue
        _exists(draft, f"{key}.series", entry.series, letters, "no_series")
        owners = {other.code: other for other in draft.agencies.values() if other.letter == entry.series}
        if owners and entry.agency not in owners and entry.agency in (agencies or ()):
            # The letter stands for its agency on every screen: the client would go to the wrong floor.
            name = in_language(next(iter(owners.values())).names, "de")
            draft.add(f"{key}.series", "series_of_other", value=entry.series, other=name)


def _check_desks(draft: Draft) -> None:
    agencies, codes = _agency_codes(draft) or set(), _known(draft, "services", "code")
    # Services of unknown agencies are findings already, and so are two of the same code.
    owners: dict[str, set[str]] = {}
    for service in draft.services.values():
        if service.agency in agencies:
            owners.setdefault(service.code, set()).add(service.agency)
    for index, entry in draft.desks.items():
        _exists(draft, f"desks[{index}].agency", entry.agency, agencies or None, "no_agency")
        for place, code in enumerate(entry.services):
            key = f"desks[{index}].services[{place}]"
            _exists(draft, key, code, codes, "no_service")
            if entry.agency in agencies and entry.agency not in owners.get(code, agencies):
                # An agency never sees another agency's clients.
                draft.add(key, "service_of_other", value=code, other=min(owners[code]))


def _check_displays(draft: Draft) -> None:
    agencies = _agency_codes(draft)
    spoken = None if draft.site is None else set(draft.site.languages)
    for index, entry in draft.displays.items():
        for place, code in enumerate(entry.agencies):
            _exists(draft, f"displays[{index}].agencies[{place}]", code, agencies, "no_agency")
        for place, language in enumerate(entry.languages):
            _exists(draft, f"displays[{index}].languages[{place}]", language, spoken, "no_site_language")


def _check_small_lists(draft: Draft) -> None:
    agencies = _agency_codes(draft)
    for index, kind in draft.document_kinds.items():
        for place, code in enumerate(kind.agencies):
            _exists(draft, f"document_kinds[{index}].agencies[{place}]", code, agencies, "no_agency")
    for index, topic in draft.topics.items():
        if topic.agency is not None:
            _exists(draft, f"topics[{index}].agency", topic.agency, agencies, "no_agency")
    days = ((i, entry.day.isoformat()) for i, entry in draft.closed_days.items())
    _unique(draft, "closed_days[{}].day", days)


def _agency_codes(draft: Draft) -> set[str] | None:
    return _known(draft, "agencies", "code")


def _known(
    draft: Draft, section: str, key: str, normal: Callable[[str], str] = str.casefold
) -> set[str] | None:
    """What may be referred to; ``None`` when the section is missing, which is a finding already."""
    known = {normal(text) for _, text in draft.mentioned(section, key)}
    return known or None


def _exists(draft: Draft, key: str, value: str, known: set[str] | None, reason: str) -> None:
    if known is not None and value not in known:
        draft.add(key, reason, value=shown(value))
