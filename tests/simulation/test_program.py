"""``frontdesk simulate`` as people use it: figures, what if, wrong input, a store that must stay as it is."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path
from typing import Any

import pytest

from frontdesk import resources
from frontdesk.cli.main import main
from frontdesk.cli.simulation import rules_of, staff_of
from frontdesk.domain.errors import InvalidValueError
from frontdesk.domain.house import CallingRules, House
from frontdesk.settings.house_file import load_house_file
from frontdesk.simulation.program import Options, simulate
from frontdesk.simulation.scenario import Scenario
from frontdesk.store.upgrade import create_or_upgrade
from frontdesk.usecases.health import Check

OFFICE = resources.path("houses", "small-office.toml")
FEW = Scenario(tickets=60)


@pytest.fixture(scope="module")
def office() -> House:
    return load_house_file(OFFICE)


@pytest.fixture
def url(play_folder: Path) -> str:
    return f"sqlite:///{play_folder / 'play.sqlite3'}"


def without_times(figures: dict[str, Any]) -> dict[str, Any]:
    """The figures that do not depend on how fast the machine is."""
    return {key: value for key, value in figures.items() if key not in ("cost", "seconds")}


def test_the_figures_of_two_days(office: House, url: str) -> None:
    seen: list[int] = []
    options = Options(days=2, seed=4, scenario=FEW, store=url, progress=seen.append)
    figures = simulate(office, options)
    assert seen == [1, 2]
    assert figures["invariants"] == "ok"
    acts, order, forecast = figures["acts"], figures["order"], figures["forecast"]
    assert figures["tickets"] == acts["issued"] + acts.get("checked in", 0) > 40
    assert acts["called"] >= acts["finished"]
    assert order["starved"] == 0
    assert order["overtaken_max"] <= office.rules.max_overtakes
    assert sum(one["count"] for one in order["waits"].values()) <= figures["tickets"]
    assert {"mean_wait", "mae", "bias", "coverage", "naive_mae"} <= set(forecast)
    assert 0 <= forecast["coverage"] <= 1
    assert forecast["judged"] <= acts["issued"]


def test_the_same_seed_gives_the_same_figures(office: House, play_folder: Path) -> None:
    first, second, other = (
        without_times(
            simulate(
                office,
                Options(days=1, seed=seed, scenario=FEW, store=f"sqlite:///{play_folder / name}.sqlite3"),
            )
        )
        for name, seed in (("a", 1), ("b", 1), ("c", 2))
    )
    assert first == second
    assert first["order"] != other["order"]


def test_half_the_desks_make_people_wait_longer(office: House, play_folder: Path) -> None:
    waits = [
        simulate(
            office,
            Options(
                days=1,
                seed=1,
                scenario=replace(FEW, staff=((time(7, 30), desks),), sample=0.0),
                store=f"sqlite:///{play_folder / str(desks)}.sqlite3",
            ),
        )["order"]["waits"]["walk_in"]["mean"]
        for desks in (1, 3)
    ]
    assert waits[0] > waits[1]


def test_a_broken_promise_is_told(office: House, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = [Check("numbers", ok=False, detail="A 001 twice"), Check("calls", ok=True, detail="1 day")]
    monkeypatch.setattr("frontdesk.usecases.health.check_store", lambda _store: wrong)
    figures = simulate(office, Options(days=1, seed=1, scenario=replace(FEW, tickets=10), store=url))
    assert figures["invariants"] == ["numbers: A 001 twice"]


def test_a_house_that_works_gets_no_played_clients(
    office: House, url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--store", url, "init", "--house", str(OFFICE)]) == 0
    capsys.readouterr()
    assert main(["simulate", "--on", url, "--days", "1", "--house", str(OFFICE)]) == 2
    told = capsys.readouterr().err
    assert "an empty store" in told
    assert main(["--store", url, "--json", "ticket", "list"]) == 0
    assert json.loads(capsys.readouterr().out) == {"tickets": []}


def test_on_the_command_line(capsys: pytest.CaptureFixture[str], url: str) -> None:
    asked = ["simulate", "--days", "1", "--seed", "3", "--tickets", "30", "--house", str(OFFICE)]
    assert main([*asked, "--on", url, "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert {"tickets", "forecast", "order", "invariants"} <= set(figures)
    assert set(figures["order"]) >= {"overtaken_max", "starved"}


def test_in_words(capsys: pytest.CaptureFixture[str], url: str) -> None:
    asked = ["simulate", "--days", "1", "--tickets", "30", "--house", str(OFFICE), "--no-forecast"]
    assert main([*asked, "--on", url]) == 0
    out = capsys.readouterr().out
    assert "1 days" in out
    assert "invariants: ok" in out
    assert "forecast" not in out


@pytest.mark.parametrize(
    "asked",
    [
        ["--days", "0"],
        ["--days", "100000"],
        ["--tickets", "0"],
        ["--desks", "many"],
        ["--desks", "10:00=20,12:00=10"],
        ["--rule", "max_wait=soon"],
        ["--rule", "no_such_rule=1"],
        ["--rule", "max_wait=-5"],
        ["--from", "tomorrow"],
        ["--from", "9999-12-30"],
        ["--rule", "max_wait=99999999999999"],
        ["--rule", "appointments_in_a_row=0"],
    ],
)
def test_wrong_input_is_one_sentence(asked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["simulate", "--house", str(OFFICE), *asked]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_what_if_the_desks_come_later() -> None:
    assert staff_of(None) is None
    assert staff_of("24") == ((time(0, 0), 24),)
    assert staff_of("07:30=16, 10:00=24") == ((time(7, 30), 16), (time(10, 0), 24))


def test_what_if_a_rule_were_another() -> None:
    rules = rules_of(CallingRules(), ["max_wait=60", "closes_by_forecast=false"])
    assert rules == CallingRules(max_wait=60, closes_by_forecast=False)
    with pytest.raises(InvalidValueError):
        rules_of(CallingRules(), ["closes_by_forecast=maybe"])


def test_the_store_keeps_what_was_played(office: House, url: str) -> None:
    from frontdesk.store.open import open_store

    figures = simulate(office, Options(days=1, seed=1, scenario=FEW, store=url))
    store = open_store(url)
    try:
        (day,) = store.days()
        assert len(list(store.histories(day))) == figures["tickets"]
        assert len(store.waits.learned(day + timedelta(days=1), limit=5)) == 1
    finally:
        store.close()


def test_who_is_never_called_is_counted(office: House, url: str) -> None:
    crowd = Scenario(tickets=250, staff=((time(7, 30), 1),), sample=0.0, overtime=0.0)
    figures = simulate(office, Options(days=1, seed=1, scenario=crowd, store=url))
    never = figures["order"]["never_called"]
    count = sum(one["count"] for one in never.values())
    assert count == figures["acts"]["closed"] > 20
    assert max(one["longest"] for one in never.values()) > office.rules.max_wait
    assert figures["order"]["starved"] > 0
    called = sum(one["count"] for one in figures["order"]["waits"].values())
    assert called + count == figures["tickets"]


def test_a_store_of_an_older_release_is_not_brought_up_to_date(
    url: str, play_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    create_or_upgrade(url)
    with sqlite3.connect(play_folder / "play.sqlite3") as connection:
        connection.execute("UPDATE schema_info SET level = 4, revision = 'v0_4_0'")
    connection.close()
    assert main(["simulate", "--on", url, "--days", "1", "--house", str(OFFICE)]) == 2
    with sqlite3.connect(play_folder / "play.sqlite3") as connection:
        (level,) = connection.execute("SELECT level FROM schema_info").fetchone()
    connection.close()
    assert level == 4
