"""Printer profiles: every shipped one is sound, and a faulty one is named."""

import pytest

from frontdesk.printing.profiles import parse_profile, profile, profile_names

RAW = {"title": "X", "source": "Y", "dots": 576, "dpi": 203}


def test_the_profiles_that_the_manual_names_are_there():
    assert {"generic_80", "generic_58", "epson_tm_t20iii", "epson_tm_t88v"} <= set(profile_names())


@pytest.mark.parametrize("name", profile_names())
def test_every_shipped_profile_is_sound(name):
    model = profile(name)
    assert model.source
    assert model.strip_rows <= 128
    assert 40 < model.width_mm < 84
    # Only a model whose vendor documents the confirmation may claim it.
    assert model.proof == "none" or name.startswith("epson_")


def test_dots_and_millimetres():
    assert profile("generic_80").width_mm == 72.0
    assert profile("epson_tm_t88v").width_mm == pytest.approx(72.25, abs=0.01)


@pytest.mark.parametrize("name", ["nothing", "../pyproject", "", "GENERIC_80"])
def test_an_unknown_name_is_no_file_name(name):
    with pytest.raises(KeyError):
        profile(name)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"dots": None}, "dots missing"),
        ({"dots": "576"}, "dots must be a whole number"),
        ({"dots": True}, "dots must be a whole number"),
        ({"dots": 10}, "from 200 to 1300"),
        ({"strip_rows": 2000}, "strip_rows"),
        ({"cut": "guillotine"}, "cut must be one of gs_v_66, none"),
        ({"cut": "none"}, "tear_mm is needed"),
        ({"proof": "hope"}, "proof must be one of"),
        ({"title": " "}, "title must be a text"),
        ({"colour": "red"}, "colour is not known"),
        ({"code_pages": 3}, "code_pages must be a table"),
        ({"code_pages": {"CP1251": 300}}, r"code_pages\.CP1251"),
    ],
)
def test_a_faulty_profile_is_refused_with_its_key(change, complaint):
    raw = {key: value for key, value in (RAW | change).items() if value is not None}
    with pytest.raises(ValueError, match=complaint):
        parse_profile("x", raw)


def test_a_faulty_file_is_named(tmp_path, monkeypatch):
    from frontdesk.printing import profiles

    (tmp_path / "odd.toml").write_text("dots = ", encoding="utf-8")
    monkeypatch.setattr(profiles, "folder", lambda: tmp_path)
    with pytest.raises(profiles.ProfileError, match=r"odd\.toml"):
        profile.__wrapped__("odd")
