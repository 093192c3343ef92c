"""A file as it came → clean UTF-8 text on disk, with what was seen on the way.

Whatever could make a reader stumble later is found here in one pass: NUL bytes, letters that are
not UTF-8, endless lines, quotation marks that never close, compressed files that grow without end.
"""

from __future__ import annotations

import codecs
import gzip
import hashlib
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import numpy as np

from thrive.indicators.files.limits import USUAL, Limits
from thrive.indicators.files.problems import Broken

CHUNK = 1 << 20
QUOTE, LF, CR = 0x22, 0x0A, 0x0D
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # how .xlsx (any zip) and .xls begin
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


@dataclass
class Opened:
    """Clean UTF-8 text in `path`. `lines` counts line breaks; `breaks_in_quotes` says whether a
    quoted value runs over several lines."""

    path: Path
    lines: int
    breaks_in_quotes: bool
    notes: Counter[str] = field(default_factory=Counter)


def fingerprint(path: Path) -> str:
    """SHA-256 of the file as it came, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def opened(path: Path, folder: Path, *, encoding: str = "", limits: Limits = USUAL) -> Opened:
    """Clean text of a CSV or text file, plain or gzip. `encoding` "" finds out; "cp1252" is asked.

    Writes into `folder` only where the text has to be converted. Raises Broken.
    """
    if path.stat().st_size > limits.file:
        raise Broken("too_large", value=f"{path.stat().st_size:,}")
    notes: Counter[str] = Counter()
    with path.open("rb") as stream:
        start = stream.read(4)
    if start[:2] == b"\x1f\x8b":
        path = _unzipped(path, folder / "unpacked.csv", limits)
        with path.open("rb") as stream:
            start = stream.read(4)
    if start in WORKBOOKS:
        raise Broken("workbook", value=path.name)
    if start[:2] in _UTF16 and start != codecs.BOM_UTF32_LE:
        path = _converted(path, folder / "converted.csv", _UTF16[start[:2]], skip=2)
        notes["utf16"] = 1
    elif encoding == "cp1252":
        path = _converted(path, folder / "converted.csv", "cp1252", skip=0)
        notes["cp1252"] = 1
    found = _scanned(path, limits, strict_tail=bool(notes["utf16"]))
    found.notes.update(notes)
    return found


def _unzipped(path: Path, to: Path, limits: Limits) -> Path:
    most = min(limits.unpacked, max(path.stat().st_size, 1) * limits.ratio)
    written = 0
    try:
        with gzip.open(path) as packed, to.open("wb") as out:
            while chunk := packed.read(CHUNK):
                written += len(chunk)
                if written > most:
                    raise Broken("archive_bomb", value=path.name)
                out.write(chunk)
    except (OSError, EOFError, zlib.error):
        raise Broken("archive_broken", value=path.name) from None
    return to


def _converted(path: Path, to: Path, encoding: str, skip: int) -> Path:
    decoder = codecs.getincrementaldecoder(encoding)()
    line = 1
    with path.open("rb") as stream, to.open("w", encoding="utf-8", newline="") as out:
        stream.seek(skip)
        for chunk, last in _chunks(stream):
            try:
                text = decoder.decode(chunk, last)
            except UnicodeDecodeError as fault:
                before = fault.object[: fault.start].decode(encoding, "ignore")
                raise Broken("encoding", line + before.count("\n")) from None
            line += text.count("\n")
            out.write(text)
    return to


def _chunks(stream: BinaryIO) -> Iterator[tuple[bytes, bool]]:
    chunk = stream.read(CHUNK)
    while chunk:
        after = stream.read(CHUNK)
        yield chunk, not after
        chunk = after


def _scanned(path: Path, limits: Limits, strict_tail: bool) -> Opened:
    """One pass over the bytes. Raises Broken where no reader should go on."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    lines, line_start, at, open_since = 0, 0, 0, 0
    inside = False  # a quotation mark is open
    broken_quotes = False
    final = b""
    with path.open("rb") as stream:
        for chunk, last in _chunks(stream):
            nul = chunk.find(b"\0")
            if nul >= 0:
                raise Broken("nul", lines + chunk.count(b"\n", 0, nul) + 1)
            try:
                decoder.decode(chunk, last)
            except UnicodeDecodeError as fault:
                where = max(fault.start - (len(fault.object) - len(chunk)), 0)
                if fault.end == len(fault.object) and last and not strict_tail:
                    where = len(chunk) - 1
                start = chunk.rfind(b"\n", 0, where) + 1
                raise Broken(
                    "encoding",
                    lines + chunk.count(b"\n", 0, where) + 1,
                    value=chunk[start : where + 20].decode("cp1252", "replace"),
                ) from None
            signs = np.frombuffer(chunk, np.uint8)
            ends = np.flatnonzero((signs == LF) | (signs == CR))
            edges = np.concatenate([[line_start - at - 1], ends, [len(chunk)]])
            longest = int(np.argmax(np.diff(edges)))
            if edges[longest + 1] - edges[longest] - 1 > limits.line:
                before = int((signs[: max(edges[longest] + 1, 0)] == LF).sum())
                raise Broken("line_too_long", lines + before + 1)
            breaks = ends[signs[ends] == LF]
            if inside or QUOTE in chunk:
                quotes = np.flatnonzero(signs == QUOTE)
                odd = (np.searchsorted(quotes, breaks) + inside) % 2 == 1
                broken_quotes |= bool(odd.any())
                if (len(quotes) + inside) % 2:
                    if len(quotes):
                        open_since = lines + int(np.searchsorted(breaks, quotes[-1])) + 1
                    inside = True
                else:
                    inside = False
            lines += len(breaks)
            if len(ends):
                line_start = at + int(ends[-1]) + 1
            at += len(chunk)
            final = chunk[-1:]
    if inside:
        raise Broken("quote_open", open_since)
    found = Opened(path, lines, broken_quotes)
    if final not in (b"\n", b"\r", b""):
        found.notes["no_last_newline"] = 1
    return found
