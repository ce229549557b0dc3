"""Matching the rows of a table with its columns, one to one."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np
from scipy.optimize import linear_sum_assignment

_Row = TypeVar("_Row")
_Column = TypeVar("_Column")


def assigned(
    rows: Sequence[_Row],
    columns: Sequence[_Column],
    worth: Callable[[_Row, _Column], float],
    *,
    least: float,
) -> tuple[tuple[_Row, _Column], ...]:
    """The pairs worth ``least`` or more that are worth most in sum, each thing in one at most."""
    table = np.array([[worth(row, column) for column in columns] for row in rows])
    table = np.where(table >= least, table, 0.0).reshape(len(rows), len(columns))
    places = zip(*linear_sum_assignment(table, maximize=True), strict=True)
    return tuple((rows[row], columns[column]) for row, column in places if table[row, column])
