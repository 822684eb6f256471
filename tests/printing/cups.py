"""A CUPS server of our own on a free port, with queues that lead wherever a test wants."""

from __future__ import annotations

import contextlib
import getpass
import grp
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from threading import Event

_TRIES = 200
_PAUSE = 0.05
_PATH = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/sbin"))

_FILES = """
ServerRoot {root}/etc
RequestRoot {root}/spool
CacheDir {root}/cache
StateDir {root}/state
TempDir {root}/spool/tmp
AccessLog {root}/log/access
ErrorLog {root}/log/error
PageLog {root}/log/page
SystemGroup {admins}
User {user}
Group {group}
FileDevice Yes
Sandboxing Relaxed
"""
_SERVER = """
Listen 127.0.0.1:{port}
LogLevel debug
Browsing No
WebInterface No
DefaultAuthType None
ErrorPolicy retry-job
JobRetryInterval 1
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""


def missing() -> str:
    """Why CUPS cannot be started here; empty when it can."""
    for program in ("cupsd", "lpadmin"):
        if shutil.which(program, path=_PATH) is None:
            return f"{program} is not installed (Debian: cups)"
    if not Path("/usr/lib/cups/backend/socket").exists():
        return "CUPS has no backend for network printers (Debian: cups)"
    return ""


class Cups:
    """A running server."""

    def __init__(self, root: Path) -> None:
        self.root = root
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port: int = probe.getsockname()[1]

    def start(self) -> subprocess.Popen[bytes]:
        for folder in ("etc", "etc/ppd", "spool", "spool/tmp", "cache", "state", "log"):
            (self.root / folder).mkdir()
        root = os.getuid() == 0
        mine = grp.getgrgid(os.getgid()).gr_name
        values = {
            "root": self.root,
            "port": self.port,
            "user": "lp" if root else getpass.getuser(),
            "group": "lp" if root else mine,
            "admins": "root" if root else mine,
        }
        files, server = self.root / "etc" / "cups-files.conf", self.root / "etc" / "cupsd.conf"
        files.write_text(_FILES.format(**values))
        server.write_text(_SERVER.format(**values))
        for path in (files, server):
            path.chmod(0o644)
        program = shutil.which("cupsd", path=_PATH)
        assert program is not None
        running = subprocess.Popen(
            [program, "-f", "-c", str(server), "-s", str(files)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        pause = Event()
        for _ in range(_TRIES):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1.0):
                return running
            if running.poll() is not None:
                break
            pause.wait(_PAUSE)
        running.kill()
        running.wait()
        raise RuntimeError(f"cupsd did not start: {self.errors()[-2000:]}")

    def errors(self) -> str:
        log = self.root / "log" / "error"
        return log.read_text(errors="replace") if log.exists() else ""

    def add(self, name: str, port: int) -> None:
        """A raw queue to a printer on this computer."""
        self.run("lpadmin", "-p", name, "-E", "-v", f"socket://127.0.0.1:{port}", "-m", "raw")

    def run(self, program: str, *arguments: str) -> None:
        path = shutil.which(program, path=_PATH)
        assert path is not None
        command = [path, "-h", f"127.0.0.1:{self.port}", *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)
        assert done.returncode == 0, done.stderr


@contextlib.contextmanager
def running_cups() -> Iterator[Cups]:
    # Its backends run as another user, who cannot enter the folders of pytest.
    root = Path(tempfile.mkdtemp(prefix="frontdesk-cups-"))
    root.chmod(0o755)
    server = Cups(root)
    process = server.start()
    try:
        yield server
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        shutil.rmtree(root, ignore_errors=True)
