"""One printer, one program at a time: across threads, processes, users, and sudden deaths."""

import os
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from frontdesk.printing.lock import EndpointLock

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
        assert EndpointLock("p", folder=tmp_path).acquire(0.0)
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
        lock._path.symlink_to(target)
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
            lock._path.unlink(missing_ok=True)
