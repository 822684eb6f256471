"""Store URLs: what is understood, what is refused and how, and that no password is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from frontdesk.domain.errors import StoreUrlError
from frontdesk.store.open import open_store
from frontdesk.store.url import PostgresUrl, SqliteUrl, parse_url


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("sqlite:////var/lib/frontdesk.sqlite", "/var/lib/frontdesk.sqlite"),
        ("sqlite+pysqlite:////var/lib/a b.sqlite", "/var/lib/a b.sqlite"),
        ("  sqlite:////x.db\n", "/x.db"),
    ],
)
def test_an_sqlite_file(text: str, path: str):
    assert parse_url(text) == SqliteUrl(Path(path))


def test_a_relative_file_is_looked_for_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    assert parse_url("sqlite:///demo.sqlite") == SqliteUrl(tmp_path / "demo.sqlite")


@pytest.mark.parametrize(
    ("text", "conninfo"),
    [
        ("postgresql://h/d", "postgresql://h/d"),
        ("postgres://h/d", "postgresql://h/d"),
        (
            "postgresql+psycopg://u:p%40ss@h:5433/d?sslmode=require",
            "postgresql://u:p%40ss@h:5433/d?sslmode=require",
        ),
        ("postgresql:///d?host=/run/pg", "postgresql:///d?host=/run/pg"),
        ("postgresql://[::1]:5432/d", "postgresql://[::1]:5432/d"),
        (
            "postgresql://a:5432,b:5433/d?target_session_attrs=read-write",
            "postgresql://a:5432,b:5433/d?target_session_attrs=read-write",
        ),
        (
            "postgresql+psycopg://u:pw@/d?host=a:5432&host=b&target_session_attrs=read-write",
            "postgresql://u:pw@a:5432,b/d?target_session_attrs=read-write",
        ),
    ],
)
def test_a_server_or_several(text: str, conninfo: str):
    assert parse_url(text) == PostgresUrl(conninfo)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "frontdesk.sqlite",
        "/var/lib/frontdesk.sqlite",
        "mysql://h/d",
        "postgresql+psycopg2://h/d",
        "sqlite://",
        "sqlite:///",
        "sqlite:///:memory:",
        "sqlite://host/file",
        "sqlite:////x.db?mode=ro",
        "postgresql://h:port/d",
        "postgresql://h:70000/d",
        "postgresql://a:5432,b:x/d",
        "postgresql://[::1/d",
    ],
)
def test_what_cannot_be_read_is_refused(text: str):
    with pytest.raises(StoreUrlError):
        parse_url(text)


@pytest.mark.parametrize(
    "text",
    [
        "mysql://u:geheim@h/d",
        "u:geheim@h",
        "postgresql://u:geheim@h:port/d",
        "postgresql://u:geheim℀@h/d",
        "postgresql://h/d?geheim",
        "postgresql://u:%zzgeheim@h/d",
        "postgresql://h/d?passwort=geheim",
        "postgresql://u:geheim@h/d?geheim=1",
    ],
)
def test_no_refusal_shows_a_password(text: str):
    with pytest.raises(StoreUrlError) as caught:
        open_store(text)
    assert "geheim" not in caught.value.message("de")


def test_a_server_is_shown_without_its_password():
    assert "geheim" not in repr(parse_url("postgresql://u:geheim@h/d"))
