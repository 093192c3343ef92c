"""Zip files that nobody vouches for: looked at before anything is written, unpacked under a count."""

from __future__ import annotations

import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from thrive.indicators.files.limits import USUAL, Limits
from thrive.indicators.files.problems import Broken

CHUNK = 1 << 20
SMALL = 10_000_000  # bytes below which a high ratio is no bomb: repeated rows compress well


def unpacked(path: Path, folder: Path, limits: Limits = USUAL) -> list[Path]:
    """Unpack into `folder`; the files, in order of their names. Archives inside stay packed.

    Raises Broken for a path that leads outside, a link, an encrypted or damaged member, and for
    what grows beyond the limits, whatever the archive says of its sizes.
    """
    try:
        with zipfile.ZipFile(path) as packed:
            members = [one for one in packed.infolist() if not one.is_dir()]
            if len(members) > limits.members:
                raise Broken("archive_bomb", value=f"{len(members):,}")
            room = min(limits.unpacked, max(path.stat().st_size * limits.ratio, SMALL))
            found = []
            for member in members:
                target = folder / _inside(member)
                if any(part.startswith((".", "__MACOSX")) for part in Path(member.filename).parts):
                    continue
                target.parent.mkdir(parents=True, exist_ok=True)
                room -= _write(packed, member, target, room)
                found.append(target)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as fault:
        raise Broken("archive_broken", value=f"{path.name}: {fault}") from None
    return sorted(found)


def _inside(member: zipfile.ZipInfo) -> PurePosixPath:
    name = PurePosixPath(member.filename.replace("\\", "/"))
    is_link = stat.S_ISLNK(member.external_attr >> 16)
    if name.is_absolute() or ".." in name.parts or is_link or ":" in member.filename:
        raise Broken("archive_path", value=member.filename)
    if member.flag_bits & 1:
        raise Broken("archive_locked", value=member.filename)
    return name


def _write(packed: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path, room: int) -> int:
    written = 0
    if target.exists():
        raise Broken("archive_broken", value=member.filename)
    with packed.open(member) as source, target.open("xb") as out:
        while chunk := source.read(CHUNK):
            written += len(chunk)
            if written > room:
                raise Broken("archive_bomb", value=member.filename)
            out.write(chunk)
    return written


def is_zip(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(4) in (b"PK\x03\x04", b"PK\x05\x06")
