"""Logistic regression over binned numbers, in plain arrays: every bin has a weight of its own.

A ridge keeps the weights of bins that are seldom filled near nought, and makes the answer
unique although crossed terms repeat what plain ones say.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int32]
Reals = NDArray[np.float64]
STEPS, NEAR_ENOUGH = 25, 1e-4


class Design(NamedTuple):
    """What is known of every row: for each term the bin it falls into, and numbers as they are.

    The first column of the answer is the start, then come the bins of all terms, then the lines.
    """

    codes: tuple[Codes, ...]
    widths: tuple[int, ...]
    lines: tuple[Reals, ...]

    @property
    def firsts(self) -> list[int]:
        """The column of the first bin of each term, and last that of the first line."""
        return [1 + sum(self.widths[:term]) for term in range(len(self.widths) + 1)]

    @property
    def size(self) -> int:
        """How many columns there are."""
        return 1 + sum(self.widths) + len(self.lines)

    def predict(self, beta: Reals) -> Reals:
        """The log-odds of every row."""
        firsts = self.firsts
        total = np.full(len(self.codes[0]), beta[0])
        for code, first in zip(self.codes, firsts, strict=False):
            total += beta[first + code]
        for place, line in enumerate(self.lines):
            total += beta[firsts[-1] + place] * line
        return total

    def sums(self, values: Reals) -> Reals:
        """The sum of values in every column."""
        firsts, total = self.firsts, np.empty(self.size)
        total[0] = values.sum()
        for code, width, first in zip(self.codes, self.widths, firsts, strict=False):
            total[first : first + width] = np.bincount(code, values, width)
        for place, line in enumerate(self.lines):
            total[firsts[-1] + place] = line @ values
        return total

    def products(self, values: Reals) -> Reals:
        """The weighted sum of the product of every two columns."""
        table = np.zeros((self.size, self.size))
        table[0] = self.sums(values)
        for term in range(len(self.codes)):
            self._cross(term, values, table)
        last = self.firsts[-1]
        for one, line in enumerate(self.lines):
            for other in range(one, len(self.lines)):
                table[last + one, last + other] = (line * values) @ self.lines[other]
        return table + np.triu(table, 1).T

    def _cross(self, term: int, values: Reals, table: Reals) -> None:
        """Fill the rows of one term, right of the diagonal."""
        firsts, widths, code = self.firsts, self.widths, self.codes[term]
        here = slice(firsts[term], firsts[term] + widths[term])
        table[here, here] = np.diag(np.bincount(code, values, widths[term]))
        for other in range(term + 1, len(self.codes)):
            width = widths[other]
            cells = np.bincount(code * width + self.codes[other], values, widths[term] * width)
            there = slice(firsts[other], firsts[other] + width)
            table[here, there] = cells.reshape(widths[term], width)
        for place, line in enumerate(self.lines):
            table[here, firsts[-1] + place] = np.bincount(code, values * line, widths[term])


class Told(NamedTuple):
    """What is fitted to: which rows are true, for how many each stands, and the ridge by column."""

    right: Reals
    times: Reals
    ridge: Reals


def fit(design: Design, right: Reals, ridge: float, times: Reals | None = None) -> Reals:
    """Fit all columns by Newton's steps; ``right`` is 1 where the row is true.

    ``times`` says for how many rows each stands. The start bears no ridge.
    """
    times = np.ones(len(right)) if times is None else times
    told = Told(right, times, np.full(design.size, ridge))
    told.ridge[0] = 1e-9
    beta = np.zeros(design.size)
    share = min(max(float(np.average(right, weights=times)), 1e-6), 1 - 1e-6)
    beta[0] = np.log(share / (1 - share))
    for _ in range(STEPS):
        stated = 1 / (1 + np.exp(-np.clip(design.predict(beta), -40, 40)))
        bend = design.products(times * stated * (1 - stated))
        bend[np.diag_indices(design.size)] += told.ridge
        slope = design.sums(times * (right - stated)) - told.ridge * beta
        step = np.asarray(np.linalg.solve(bend, slope), np.float64)
        step *= _stride(design, told, beta, step)
        beta += step
        if np.abs(step).max() < NEAR_ENOUGH:
            break
    return beta


def _loss(design: Design, told: Told, beta: Reals) -> float:
    odds = design.predict(beta)
    fit_of_rows = told.times @ (np.logaddexp(0, odds) - told.right * odds)
    return float(fit_of_rows + (told.ridge * beta * beta).sum() / 2)


def _stride(design: Design, told: Told, beta: Reals, step: Reals) -> float:
    """How much of a step to take: a whole one overshoots where nearly all rows are false."""
    stride, before = 1.0, _loss(design, told, beta)
    while stride > 1e-3 and _loss(design, told, beta + stride * step) > before:
        stride /= 2
    return stride
