"""The command line as its own process: start-up cost, and the change feed as it comes."""

import json
import subprocess
import sys
from collections import deque
from queue import Queue
from threading import Thread

import pytest

from frontdesk import resources

HEAVY = ("PySide6", "alembic", "pydantic", "reportlab", "escpos", "holidays", "sqlalchemy.orm")


def command(store_url: str, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "frontdesk", "--store", store_url, "--json", *arguments]


@pytest.fixture
def loaded(store_url: str) -> str:
    file = str(resources.path("houses", "small-office.toml"))
    subprocess.run(command(store_url, "init", "--house", file), check=True, capture_output=True)
    return store_url


def service_of(store_url: str) -> str:
    """Any service of the small office."""
    code = (
        "import sys; from frontdesk.store.open import open_store; "
        "print(open_store(sys.argv[1]).house().active_services[0].code)"
    )
    done = subprocess.run([sys.executable, "-c", code, store_url], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def test_a_command_imports_nothing_heavy_that_it_does_not_use(loaded: str) -> None:
    service = service_of(loaded)
    for arguments in (
        ("ticket", "issue", service, "--anyway"),
        ("ticket", "list"),
        ("call", "next", "--desk", "x"),
    ):
        code = (
            "import sys; from frontdesk.cli.main import main; main(sys.argv[1:]); "
            f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
        )
        process = [sys.executable, "-c", code, "--store", loaded, *arguments]
        done = subprocess.run(process, capture_output=True, text=True, check=False)
        assert done.stderr.splitlines()[-1] == "[]"


def test_only_the_driver_of_the_chosen_database_is_imported(loaded: str) -> None:
    other = "psycopg" if loaded.startswith("sqlite") else "pysqlite3"
    code = (
        "import sys; from frontdesk.cli.main import main; main(sys.argv[1:]); "
        "print(sys.argv[-1] in sys.modules)"
    )
    process = [sys.executable, "-c", code, "--store", loaded, "ticket", "list", "--service", other]
    done = subprocess.run(process, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1] == "False"


def test_watch_prints_one_line_for_each_committed_act(loaded: str) -> None:
    service = service_of(loaded)
    watch = subprocess.Popen(
        command(loaded, "watch", "--interval", "0.05"), stdout=subprocess.PIPE, text=True
    )
    assert watch.stdout is not None
    lines: Queue[str] = Queue()
    reader = Thread(target=lambda: deque(map(lines.put, watch.stdout or ()), maxlen=0))
    reader.start()
    try:
        # It says nothing when it begins to watch, so issue until the first line comes.
        while lines.empty():
            issue = command(loaded, "ticket", "issue", service, "--anyway")
            subprocess.run(issue, check=True, capture_output=True)
        line = json.loads(lines.get())
        assert line["changed"] == ["tickets"]
        assert line["revision"]
        assert line["at"].endswith("Z")
    finally:
        watch.terminate()
        watch.wait(10)
        reader.join(10)
        watch.stdout.close()
