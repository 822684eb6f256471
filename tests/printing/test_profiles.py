"""Printer profiles: every shipped one is sound, the house may bring its own, and a faulty one is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.errors import PrinterError
from frontdesk.printing import profiles
from frontdesk.printing.profiles import FOLDER_VARIABLE, ProfileError, parse_profile, profile, profile_names

RAW = {"title": "X", "source": "Y", "dots": 576, "dpi": 203, "columns": 48}
TOML = 'title = "X"\nsource = "Y"\ndots = 576\ndpi = 203\ncolumns = 48\n'
PROVEN = {"epson_tm_t20iii", "epson_tm_t88v", "epson_tm_m30iii", "epson_58"}
FENCED = {"citizen_ct", "custom_kiosk"}


def test_every_model_of_the_manual_is_there():
    assert set(profile_names()) == PROVEN | FENCED | {
        "generic_80",
        "generic_58",
        "star_escpos",
        "bixolon_srp",
        "rongta_rp",
        "xprinter_80",
    }


@pytest.mark.parametrize("name", profile_names())
def test_every_shipped_profile_is_sound(name):
    model = profile(name)
    assert model.source
    assert model.strip_rows <= 128
    assert 40 < model.width_mm < 84
    # Only a model whose vendor documents the confirmation may claim it; the others show it in a test.
    wanted = "process_id" if name in PROVEN else "gs_r" if name in FENCED else "none"
    assert model.proof == wanted
    assert model.tells_status or model.proof == "none"
    assert model.columns <= model.dots // 12
    assert all(quirk.endswith(".") for quirk in model.quirks)
    assert model.quirks or name in PROVEN


def test_dots_and_millimetres():
    assert profile("generic_80").width_mm == 72.0
    assert profile("epson_tm_t88v").width_mm == pytest.approx(72.25, abs=0.01)


@pytest.mark.parametrize("name", ["nothing", "../pyproject", "", "GENERIC_80"])
def test_an_unknown_name_is_no_file_name(name):
    with pytest.raises(KeyError):
        profile(name)


@pytest.mark.parametrize(
    ("change", "de", "en"),
    [
        ({"dots": None}, "es fehlt dots", "dots is missing"),
        ({"dots": "576"}, "dots muss eine ganze Zahl von 200", "dots must be a whole number from 200"),
        ({"dots": True}, "dots muss eine ganze Zahl", "dots must be a whole number"),
        ({"dots": 10}, "von 200 bis 1300", "from 200 to 1300"),
        ({"columns": 3}, "columns", "columns"),
        ({"strip_rows": 2000}, "strip_rows", "strip_rows"),
        ({"pace": 0.5}, "pace", "pace"),
        ({"cut": "guillotine"}, "cut muss eines sein von gs_v_66, none", "cut must be one of gs_v_66, none"),
        ({"cut": "none"}, "tear_mm fehlt", "tear_mm is missing"),
        ({"cut": []}, "cut muss eines", "cut must be one"),
        ({"proof": "hope"}, "proof muss eines", "proof must be one of"),
        ({"evidence": "rumour"}, "evidence muss eines", "evidence must be one of"),
        ({"tells_status": "yes"}, "tells_status muss true oder false", "tells_status must be true or false"),
        ({"native_qr": 1}, "native_qr muss true", "native_qr must be true"),
        ({"quirks": "loud"}, "quirks muss eine Liste", "quirks must be a list"),
        ({"quirks": [1]}, "quirks muss eine Liste", "quirks must be a list"),
        ({"title": " "}, "title muss ein Text", "title must be a text"),
        ({"colour": "red"}, "colour ist kein Schlüssel; bekannt sind title", "colour is not known"),
        ({"status": "documented"}, "status ist kein Schlüssel", "status is not known"),
        ({"code_pages": 3}, "code_pages muss eine Tabelle", "code_pages must be a table"),
        ({"code_pages": {"CP1251": 300}}, "code_pages.CP1251", "code_pages.CP1251"),
    ],
)
def test_a_faulty_profile_is_refused_with_its_key(change, de, en):
    raw = {key: value for key, value in (RAW | change).items() if value is not None}
    with pytest.raises(profiles.WrongKeyError) as caught:
        parse_profile("x", raw)
    assert de in caught.value.said["de"]
    assert en in caught.value.said["en"]


@given(
    st.dictionaries(
        st.sampled_from([*RAW, *profiles._KEYS]) | st.text(max_size=8),
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats()
        | st.text(max_size=8)
        | st.lists(st.integers(), max_size=2),
    )
)
def test_whatever_a_file_says_is_a_profile_or_a_sentence(raw):
    languages = {"de", "en"}
    try:
        parse_profile("x", RAW | raw)
    except profiles.WrongKeyError as error:
        languages = set(error.said)
    assert languages == {"de", "en"}


class TestOwn:
    """Profiles of the house, beside its settings."""

    def test_they_go_before_the_shipped_ones(self, tmp_path):
        (tmp_path / "generic_80.toml").write_text(TOML, encoding="utf-8")
        (tmp_path / "ours.toml").write_text(TOML, encoding="utf-8")
        assert profile("generic_80", tmp_path).title == "X"
        assert profile("generic_80").title != "X"
        assert {"ours", "generic_58"} <= set(profile_names(tmp_path))
        # A changed file counts at once.
        (tmp_path / "ours.toml").write_text(TOML.replace("576", "512"), encoding="utf-8")
        assert profile("ours", tmp_path).dots == 512

    def test_the_environment_names_their_folder(self, tmp_path, monkeypatch):
        (tmp_path / "ours.toml").write_text(TOML, encoding="utf-8")
        monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
        assert profile("ours").dots == 576
        monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "missing"))
        assert "ours" not in profile_names()

    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            (b"dots = ", "kein TOML"),
            (b"\xff\xfe", "kein TOML"),
            (b"dots = 1", "es fehlt title, source, dpi, columns"),
            (b"x" * 100_000, "viel zu groß"),
        ],
    )
    def test_a_faulty_file_is_named_in_one_sentence(self, tmp_path, content, reason):
        (tmp_path / "odd.toml").write_bytes(content)
        with pytest.raises(ProfileError, match=rf"odd\.toml .*{reason}") as caught:
            profile("odd", tmp_path)
        assert isinstance(caught.value, PrinterError)
        assert "\n" not in caught.value.message("en")

    def test_a_file_that_cannot_be_read_is_named(self, tmp_path):
        (tmp_path / "odd.toml").mkdir()
        with pytest.raises(ProfileError, match=r"odd\.toml .*nicht lesbar"):
            profile("odd", tmp_path)
