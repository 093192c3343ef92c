"""Parquet files as columns, by pyarrow, which is loaded only where one is read or written."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as parquet
from numpy.typing import NDArray

from thrive.method.errors import BadInput

Columns = dict[str, list[str] | NDArray[Any]]
EXACT = 1 << 53  # whole numbers up to here are exact as float64


def opened(path: str) -> parquet.ParquetFile:
    """The file, its columns named in `schema_arrow.names`. BadInput for a broken one, OSError."""
    with open(path, "rb") as stream:  # whose faults say what is wrong
        content = stream.read()
    try:
        return parquet.ParquetFile(pa.BufferReader(content))
    except pa.ArrowException as fault:
        raise _broken(path, fault) from None


def columns_of(file: parquet.ParquetFile, path: str) -> tuple[Columns, frozenset[str], int]:
    """The columns; which of them are whole numbers with gaps, held as float64; the number of rows.

    Numbers and truth values come as arrays, everything else as text: decimals in their digits,
    bytes as the UTF-8 they hold, null as "". BadInput for a broken file.
    """
    try:
        found = file.read()
    except (pa.ArrowException, OSError) as fault:
        raise _broken(path, fault) from None
    columns: Columns = {}
    gapped = set()
    for name, column in zip(found.column_names, found.columns, strict=True):
        if pa.types.is_boolean(column.type):
            column = column.cast(pa.int8())
        kind = column.type
        if pa.types.is_integer(kind) and column.null_count:
            if _exact(column):
                columns[name] = column.cast(pa.float64()).to_numpy()
                gapped.add(name)
            else:
                columns[name] = _texts(column)
        elif pa.types.is_integer(kind) or pa.types.is_floating(kind):
            columns[name] = column.to_numpy()
        else:
            columns[name] = _texts(column)
    return columns, frozenset(gapped), found.num_rows


def _broken(path: str, fault: Exception) -> BadInput:
    first = str(fault).strip().splitlines()[0].rstrip(".")
    return BadInput(f"the Parquet file cannot be read: {first}.", file=path)


def _exact(column: Any) -> bool:
    known = column.drop_null().to_numpy()
    return bool(known.size == 0 or (known.min() >= -EXACT and known.max() <= EXACT))


def _texts(column: Any) -> list[str]:
    return [
        "" if v is None else v.decode("utf-8", "replace") if isinstance(v, bytes) else str(v)
        for v in column.to_pylist()
    ]


def written(columns: Mapping[str, Sequence[Any] | NDArray[Any]]) -> bytes:
    """A Parquet file of columns of equal length; a missing number is null."""
    content = io.BytesIO()
    arrays = {name: _array(column) for name, column in columns.items()}
    parquet.write_table(pa.table(arrays), content)
    return content.getvalue()


def _array(column: Sequence[Any] | NDArray[Any]) -> Any:
    if isinstance(column, np.ndarray) and column.dtype.kind == "f":
        return pa.array(column, mask=np.isnan(column))
    return pa.array(column if isinstance(column, np.ndarray) else list(column))
