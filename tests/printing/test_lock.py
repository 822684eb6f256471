"""One printer, one program at a time: across threads, processes, users, and sudden deaths."""

import os
import signal
import socket
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from frontdesk.printing.lock import EndpointLock
from frontdesk.printing.printer import EscposPrinter, open_printer
from frontdesk.printing.transports.tcp import places

HOLD = """
import sys
from pathlib import Path
from frontdesk.printing.lock import EndpointLock
lock = EndpointLock(sys.argv[1], folder=Path(sys.argv[2]))
print(lock.acquire(0.0), flush=True)
sys.stdin.read()
"""


def program(endpoint, folder):
    return subprocess.Popen(
        [sys.executable, "-c", HOLD, endpoint, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_only_one_has_it_and_others_wait_their_turn(tmp_path):
    first, second = (EndpointLock("10.0.0.1:9100", folder=tmp_path) for _ in range(2))
    assert first.acquire(0.0)
    assert not second.acquire(0.05)
    threading.Timer(0.1, first.release).start()
    assert second.acquire(10.0)
    second.release()
    second.release()
    with first:
        assert not second.acquire(0.0)
    assert second.acquire(0.0)
    second.release()


def test_other_printers_have_other_locks(tmp_path):
    with EndpointLock("a", folder=tmp_path), EndpointLock("b", folder=tmp_path):
        assert len(list(tmp_path.iterdir())) == 2


def is_free(lock):
    free = lock.acquire(0.0)
    lock.release()
    return free


def lock_of(url):
    printer = open_printer(url)
    assert isinstance(printer, EscposPrinter)
    return printer.lock


def test_a_printer_has_one_lock_however_it_is_spelled(tmp_path, monkeypatch):
    monkeypatch.setattr("frontdesk.printing.lock._folder", lambda: tmp_path)
    by_number = lock_of("tcp://127.0.0.1:9100")
    for url in ("tcp://localhost:9100", "tcp://LOCALHOST:9100?profile=generic_58", "tcp://localhost"):
        by_name = lock_of(url)
        with by_number:
            assert not is_free(by_name)
        with by_name:
            assert not is_free(by_number)
    with by_number:
        assert is_free(lock_of("tcp://localhost:9101"))
        assert is_free(lock_of("tcp://127.0.0.2:9100"))


def test_an_address_in_the_dress_of_ipv6_is_the_same(monkeypatch):
    found = [(socket.AF_INET6, socket.SOCK_STREAM, 6, "", ("::ffff:192.0.2.10", 9100, 0, 0))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **named: found)
    assert places("printer", 9100) == ("192.0.2.10 9100",)


def test_a_place_is_asked_for_until_it_is_known_and_then_kept(tmp_path):
    answers = [(), ("192.0.2.10 9100",), ("192.0.2.99 9100",)]
    lock = EndpointLock("printer", folder=tmp_path, places=lambda: answers.pop(0))
    with lock:  # nobody knows: the spelling must do
        assert not is_free(EndpointLock("printer", folder=tmp_path))
    for _ in range(2):
        with lock:
            assert not is_free(EndpointLock("192.0.2.10 9100", folder=tmp_path))
            assert is_free(EndpointLock("printer", folder=tmp_path))
    assert len(answers) == 1


def test_of_two_addresses_each_keeps_out_and_a_vain_try_leaves_nothing_locked(tmp_path):
    def place(*names):
        return EndpointLock("?", folder=tmp_path, places=lambda: names)

    with place("a"):
        for both in (place("a", "b"), place("b", "a")):
            assert not both.acquire(0.0)
    both = place("b", "a", "a")
    for alone in (place("a"), place("b")):
        assert alone.acquire(0.0)
        assert not both.acquire(0.0)
        alone.release()
    with both:
        assert not is_free(place("a"))
        assert not is_free(place("b"))


def test_a_name_server_that_hangs_costs_little_and_the_spelling_is_locked(monkeypatch):
    asked = threading.Event()

    def hang(*args, **kwargs):
        asked.wait(30)
        raise socket.gaierror(socket.EAI_AGAIN, "later")

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    monkeypatch.setattr("frontdesk.printing.transports.tcp._NAME_SECONDS", 0.05)
    assert places("printer.local", 9100) == ()
    asked.set()


def test_a_killed_program_gives_it_back(tmp_path):
    lock = EndpointLock("p", folder=tmp_path)
    with program("p", tmp_path) as other:
        assert other.stdout.readline() == "True\n"
        assert not lock.acquire(0.0)
        other.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
        assert lock.acquire(10.0)
    lock.release()


def test_a_child_process_does_not_keep_it(tmp_path):
    lock = EndpointLock("p", folder=tmp_path)
    lock.acquire(0.0)
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, close_fds=False) as child:
        lock.release()
        # A child that has only just begun may hold what it inherited for a moment.
        assert EndpointLock("p", folder=tmp_path).acquire(10.0)
        child.communicate(b"\n")


@pytest.mark.skipif(os.name != "posix", reason="Windows has other rights")
class TestRights:
    def test_the_next_user_can_open_it_whatever_the_umask(self, tmp_path):
        before = os.umask(0o077)
        try:
            with EndpointLock("p", folder=tmp_path):
                pass
        finally:
            os.umask(before)
        (file,) = tmp_path.iterdir()
        assert stat.S_IMODE(file.stat().st_mode) == 0o666

    def test_a_link_is_not_followed_and_printing_goes_on(self, tmp_path):
        target = tmp_path / "target"
        lock = EndpointLock("p", folder=tmp_path)
        lock._paths[0].symlink_to(target)
        assert lock.acquire(0.0)
        assert not target.exists()
        lock.release()

    def test_without_a_place_for_locks_printing_goes_on(self, tmp_path):
        assert EndpointLock("p", folder=tmp_path / "missing").acquire(0.0)

    @pytest.mark.skipif(os.name != "posix" or os.getuid() != 0, reason="only root can be somebody else")
    def test_another_user_waits_too(self, tmp_path):
        """In a folder like /run/lock, where everybody may write and nobody may touch the others' files."""
        shared = Path("/run/lock") if os.access("/run/lock", os.W_OK) else Path("/tmp")
        name = f"frontdesk-test-{os.getpid()}"
        lock = EndpointLock(name, folder=shared)
        # Everything is imported before the program becomes somebody else: its files may be root's alone.
        code = (
            "import fcntl, os; from pathlib import Path; from frontdesk.printing.lock import EndpointLock\n"
            "os.setgid(65534); os.setuid(65534)\n"
            f"print(EndpointLock({name!r}, folder=Path({str(shared)!r})).acquire(0.0))\n"
        )
        try:
            for held, answer in ((True, "False\n"), (False, "True\n")):
                if held:
                    assert lock.acquire(0.0)
                else:
                    lock.release()
                done = subprocess.run(
                    [sys.executable, "-c", code], capture_output=True, text=True, check=True
                )
                assert done.stdout == answer
        finally:
            lock.release()
            lock._paths[0].unlink(missing_ok=True)
