"""Puts a finished PDF where it belongs so that it is either there as a whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from frontdesk.domain.printjob import JobState
from frontdesk.printing.outcome import Outcome

_MOST_OF_ONE_NAME = 999


def save_pdf(folder: Path, title: str, data: bytes) -> Outcome:
    """Write ``data`` as ``title.pdf``, or ``title-2.pdf`` where that exists; never over an older file.

    PRINTED means that the file and its name are on the disk. FAILED means that there is no such name, since
    none appears before the content is complete.
    """
    temporary: Path | None = None
    named = False
    try:
        with NamedTemporaryFile(dir=folder, prefix=".", suffix=".part", delete=False) as file:
            temporary = Path(file.name)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _give_name(temporary, folder, title)
        named = True
        _sync_folder(folder)
    except OSError as error:
        # With the name given the file is there, but may not survive a power cut.
        return Outcome(JobState.UNKNOWN if named else JobState.FAILED, _reason(error))
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
    return Outcome(JobState.PRINTED, None, len(data), "file")


def write_pdf(file: Path, data: bytes) -> Outcome:
    """Write ``data`` as the file that a person named, in place of an older one; whole or not at all."""
    file = file.resolve()
    if file.exists() and not file.is_file():  # a device would be replaced, not written to
        return Outcome(JobState.FAILED, "forbidden")
    temporary: Path | None = None
    named = False
    try:
        with NamedTemporaryFile(dir=file.parent, prefix=".", suffix=".part", delete=False) as part:
            temporary = Path(part.name)
            part.write(data)
            part.flush()
            os.fsync(part.fileno())
        os.replace(temporary, file)
        named = True
        _sync_folder(file.parent)
    except OSError as error:
        return Outcome(JobState.UNKNOWN if named else JobState.FAILED, _reason(error))
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
    return Outcome(JobState.PRINTED, None, len(data), "file")


def _give_name(temporary: Path, folder: Path, title: str) -> None:
    for attempt in range(1, _MOST_OF_ONE_NAME + 1):
        name = f"{title}.pdf" if attempt == 1 else f"{title}-{attempt}.pdf"
        try:
            # A link, unlike a rename, refuses to replace what is there.
            os.link(temporary, folder / name)
        except FileExistsError:
            continue
        except OSError as error:
            if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS):
                raise
            # Disks without hard links (FAT, some shares): one writer per folder makes this safe enough.
            if (folder / name).exists():
                continue
            os.replace(temporary, folder / name)
        return
    raise FileExistsError(errno.EEXIST, "too many files of one name", title)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":  # Windows cannot open a folder
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _reason(error: OSError) -> str:
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "forbidden"
    return "folder_missing" if error.errno in (errno.ENOENT, errno.ENOTDIR) else "disk"
