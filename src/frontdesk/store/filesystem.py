"""Find out whether a file lies on a network share, where SQLite's locks cannot be trusted."""

from __future__ import annotations

import os
import re
from pathlib import Path

from frontdesk.domain.errors import NetworkShareError

MOUNTS = Path("/proc/mounts")

# By the type that the kernel names. 9p is absent: virtual machines use it for local disks too.
_NETWORK = frozenset(
    {
        "afs", "ceph", "cifs", "coda", "davfs", "drvfs", "gfs2", "glusterfs", "gpfs", "lustre", "ncpfs",
        "nfs", "nfs4", "ocfs2", "prl_fs", "smb2", "smb3", "smbfs", "vboxsf", "vmhgfs",
    }
)  # fmt: skip
_NETWORK_FUSE = ("ceph", "davfs", "glusterfs", "gvfsd", "rclone", "s3fs", "smbnetfs", "sshfs", "vmhgfs")


def refuse_network_share(path: Path, *, mounts: Path = MOUNTS) -> None:
    """Raise `NetworkShareError` when ``path`` lies on a network share; ``mounts`` is the kernel's table."""
    filesystem = filesystem_of(path, mounts=mounts)
    if filesystem is not None and _is_network(filesystem):
        raise NetworkShareError(path=path, filesystem=filesystem)


def filesystem_of(path: Path, *, mounts: Path = MOUNTS) -> str | None:
    """The type of the file system that holds ``path``; ``None`` where the kernel keeps no such table."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return None
    target = os.path.realpath(path)
    found, longest = None, -1
    for line in lines:
        columns = line.split(" ")
        if len(columns) < 3:
            continue
        point = re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), columns[1])
        inside = target == point or target.startswith(point.rstrip("/") + "/")
        # Of two mounts on the same point the later one covers the earlier.
        if inside and len(point) >= longest:
            found, longest = columns[2], len(point)
    return found


def _is_network(filesystem: str) -> bool:
    kind, _, detail = filesystem.partition(".")
    return kind in _NETWORK or (kind == "fuse" and detail.startswith(_NETWORK_FUSE))
