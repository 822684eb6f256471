"""Formats of references and days of validity in a house file: read, refused with the key and the reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from frontdesk import resources
from frontdesk.domain.errors import HouseInvalidError
from frontdesk.domain.reference import recognise
from frontdesk.domain.scan import read_scan
from frontdesk.settings.house_file import load_house_file

SMALL = resources.path("houses", "small-office.toml").read_text(encoding="utf-8")
FORMAT = "references = [{{ names = {{ de = 'Aktenzeichen' }}, pattern = '{}', example = '{}'{} }}]\n"


def load(tmp_path: Path, *, agency: str = "", more: str = ""):
    file = tmp_path / "house.toml"
    head, _, tail = SMALL.partition("[[agencies]]\n")
    file.write_text(f"{head}[[agencies]]\n{agency}{tail}\n{more}", encoding="utf-8")
    return load_house_file(file, today=date(2026, 11, 23))


def test_the_model_house_knows_the_references_of_each_agency():
    house = load_house_file(resources.path("houses", "haus-der-integration.toml"), today=date(2026, 11, 23))
    for agency in house.agencies:
        assert agency.references
        for one in agency.references:
            assert {found.agency for found in recognise(one.example, house.agencies)} == {agency.code}
            assert read_scan(one.example, house, date(2026, 11, 23)).agency == agency.code


def test_a_format_is_read(tmp_path: Path):
    house = load(tmp_path, agency=FORMAT.format(r"\d{3}", "123", ", check = 'luhn'"))
    (one,) = house.agencies[0].references
    assert (one.name(), one.pattern, one.example, one.check) == ("Aktenzeichen", r"\d{3}", "123", "luhn")


@pytest.mark.parametrize(
    ("pattern", "example", "more", "reason"),
    [
        ("(", "123", "", "references[0].pattern"),
        ("a" * 201, "123", "", "references[0].pattern"),
        (r"\d{3}", "12", "", "12"),
        (r"\d{3}", "123", ", check = 'md5'", "references[0].check"),
        (r"\d{3}", "123", ", muster = 'x'", "references[0].muster"),
    ],
)
def test_a_format_that_cannot_be_is_refused(
    tmp_path: Path, pattern: str, example: str, more: str, reason: str
):
    with pytest.raises(HouseInvalidError) as info:
        load(tmp_path, agency=FORMAT.format(pattern, example, more))
    assert reason in info.value.message("de")


def test_a_kind_is_taken_between_its_days(tmp_path: Path):
    kind = "[[document_kinds]]\ncode = 'zz'\nnames = { de = 'Neu' }\nvalid_from = {}\nvalid_until = {}\n"
    house = load(tmp_path, more=kind.replace("{}", "2027-01-01", 1).replace("{}", "2027-12-31"))
    codes = [kind.code for kind in house.kinds_taken(None, date(2026, 12, 31))]
    assert "zz" not in codes
    assert house.document_kind("zz", agency=None, day=date(2027, 12, 31)).code == "zz"
    with pytest.raises(HouseInvalidError) as info:
        load(tmp_path, more=kind.replace("{}", "2027-01-02", 1).replace("{}", "2027-01-01"))
    assert "2027-01-02" in info.value.message("de")
