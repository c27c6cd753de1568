"""A table as typed Parquet columns, by pyarrow, which is an optional part."""

from __future__ import annotations

import datetime
import json
from typing import IO, Any

from reportmine.reports.columns import Column, schema
from reportmine.reports.table import Cell, Table

BLOCK = 50_000  # rows in a row group


def write_parquet(table: Table, handle: IO[bytes]) -> None:
    """Writes `table` with the types of its columns: text, int64, double, bool, date, lists; structures as JSON text."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = [schema(table.name).column(name) for name in table.columns]
    types = pa.schema([(column.name, _type(column, pa)) for column in columns])
    with pq.ParquetWriter(handle, types) as writer:
        for start in range(0, max(len(table.rows), 1), BLOCK):
            block = table.rows[start : start + BLOCK]
            arrays = [
                pa.array([_value(column, row[index]) for row in block], type=types.field(index).type)
                for index, column in enumerate(columns)
            ]
            writer.write_table(pa.Table.from_arrays(arrays, schema=types))


def _type(column: Column, pa: Any) -> Any:
    kinds = {
        "int": pa.int64(),
        "year": pa.int64(),
        "ratio": pa.float64(),
        "points": pa.float64(),
        "float": pa.float64(),
        "bool": pa.bool_(),
        "date": pa.date32(),
        "list": pa.list_(pa.string()),
        "ints": pa.list_(pa.int64()),
        "ratios": pa.list_(pa.float64()),
    }
    return kinds.get(column.kind, pa.string())


def _value(column: Column, cell: Cell) -> object:
    if cell is None:
        return None
    if column.kind in ("ratio", "points", "float") and isinstance(cell, int):
        return float(cell)
    if column.kind == "ratios" and isinstance(cell, list):
        return [float(item) for item in cell]
    if column.kind == "date":
        return datetime.date.fromisoformat(str(cell)) if cell else None
    if column.kind == "json":
        return json.dumps(cell, ensure_ascii=False)
    if column.kind == "list" and isinstance(cell, list):
        return [item if isinstance(item, str) else json.dumps(item, ensure_ascii=False) for item in cell]
    return cell
