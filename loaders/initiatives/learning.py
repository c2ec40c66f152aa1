"""Learn what traits weigh from passages in which people marked every name.

    python -m zhengtu.loaders.initiatives.learning WORDS DOCUMENTS CORPUS [PASSAGES STATEMENTS]…

writes ``clause_weights.csv``, ``name_weights.csv`` and ``category_weights.csv`` into the folder
``WORDS``. ``DOCUMENTS`` is the folder that the passages name their documents in, ``CORPUS`` the
project's own examples (``tests/corpus/initiatives.txt``); each ``PASSAGES`` (json) has its
``STATEMENTS`` (json lines) behind it. A weight is that of a logistic regression with a quadratic
penalty. Then, or at once where there are no passages, weights move as little as the corpus lines
ask that are still misread.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from .categories import CATEGORIES, KINDLESS, category_weights
from .examples import OWN, Example, Spoken, annotated, corpus
from .promising import DULL, clause_weights
from .weights import BIAS, CERTAIN, HOPELESS, THRESHOLD, UNSURE, total, weights

RARE = 5  # a trait of fewer examples tells nothing
SLIGHT = 0.15  # a weight below this changes nothing
OPEN = 2.5  # a closer look is learned from more candidates than it is taken at
PENALTY = 2.0
MARGIN = 0.1  # how far from a wrong reading a line has to be: rounding undoes less
ROUNDS = 50

Weights = dict[str, float]
Row = tuple[Sequence[str], bool, float, float]  # traits, whether so, how much it counts, its start
Misread = tuple[int, tuple[str, ...], bool]  # of which table, traits, whether so


def main(words: str, documents: str, own: str, *marked: str) -> None:
    """Learn from the corpus and the annotated passages, and write the three word lists."""
    lines = list(corpus(Path(own)))
    clauses, names, kinds = [clause_weights()], [weights()], _columns(category_weights())
    if marked:
        spoken = lines.copy()
        for passages, statements in zip(marked[::2], marked[1::2], strict=True):
            spoken += annotated(Path(documents), Path(passages), Path(statements))
        examples = _examples(spoken)
        clauses, names = _telling([clauses_of(spoken)]), _telling([names_of(examples)])
        kinds = _telling(categories_of(examples))
    met = Counter(t for one in lines for t in (BIAS, *one.traits))
    clauses = moved(clauses, met, lambda tables: overlooked(lines, tables[0]))
    own_examples = _examples(lines)
    met = Counter(t for one in own_examples for t in (BIAS, UNSURE, *one.traits, *one.further))
    names = moved(names, met, lambda tables: misread(own_examples, tables[0]))
    kinds = moved(kinds, met, lambda tables: mistaken(own_examples, tables))
    _write(Path(words, "clause_weights.csv"), ("trait", "weight"), clauses)
    _write(Path(words, "name_weights.csv"), ("trait", "weight"), names)
    _write(Path(words, "category_weights.csv"), ("trait", *CATEGORIES), kinds)


def _examples(spoken: Iterable[Spoken]) -> list[Example]:
    return [one for clause in spoken for one in clause.examples]


def clauses_of(spoken: Iterable[Spoken]) -> Weights:
    """What speaks for a name in a clause."""
    return fitted([(one.traits, one.named, one.weight, 0.0) for one in spoken], BIAS, {}, {})


def names_of(examples: Sequence[Example]) -> Weights:
    """What speaks for a name: at a glance, then at a closer look where that leaves it open."""
    rows = [(one.traits, one.category is not None, one.weight, 0.0) for one in examples]
    first = fitted(rows, BIAS, {}, {})
    open_rows = []
    for one, (_, named, counted, _) in zip(examples, rows, strict=True):
        start = total(first, BIAS, one.traits)
        if abs(start) < OPEN:
            open_rows.append((one.further, named, counted, start))
    return first | fitted(open_rows, UNSURE, {}, {})


def categories_of(examples: Iterable[Example]) -> list[Weights]:
    """What speaks for each category of a name, against the others."""
    named = [(_of_kind(one), one) for one in examples if one.category is not None]
    return [
        fitted([(told, one.category == kind, one.weight, 0.0) for told, one in named], BIAS, {}, {})
        for kind in CATEGORIES
    ]


def moved(
    known: list[Weights], met: Mapping[str, int], wrong: Callable[[list[Weights]], list[Misread]]
) -> list[Weights]:
    """Tables of weights, moved no further than what they misread asks.

    ``wrong`` tells what tables misread; what is misread again counts once more. The more often a
    trait is ``met``, the less it moves: the others tell what is special to a line.
    """
    asked: list[Counter[tuple[tuple[str, ...], bool]]] = [Counter() for _ in known]
    tables = known
    for _ in range(ROUNDS):
        found = wrong(tables)
        if not found:
            break
        for n, told, so in found:
            asked[n][told, so] += 1
        rows = [[(*what, OWN * often, 0.0) for what, often in one.items()] for one in asked]
        tables = [fitted(row, BIAS, one, met) for row, one in zip(rows, known, strict=True)]
    else:
        print(f"{len(wrong(tables))} readings stay wrong: look at the lines", file=sys.stderr)
    traits = dict.fromkeys([trait for table in tables for trait in table], 0.0)
    return [traits | table for table in tables]


def overlooked(lines: Iterable[Spoken], table: Weights) -> list[Misread]:
    """The clauses with a name that their weights pass over, or nearly so."""
    told = [(BIAS, *one.traits) for one in lines if one.named]
    return [(0, one, True) for one in told if total(table, BIAS, one[1:]) < DULL + MARGIN]


def misread(lines: Iterable[Example], table: Weights) -> list[Misread]:
    """The examples that the weights of names take for what they are not, or nearly so."""
    found = []
    for one in lines:
        told, weight = (BIAS, *one.traits), total(table, BIAS, one.traits)
        if HOPELESS < weight < CERTAIN:
            told += (UNSURE, *one.further)
            weight += total(table, UNSURE, one.further)
        named = one.category is not None
        if (weight - THRESHOLD) * (1 if named else -1) < MARGIN:
            found.append((0, told, named))
    return found


def mistaken(lines: Iterable[Example], tables: list[Weights]) -> list[Misread]:
    """The names whose category is not the one that the weights speak for most, or hardly so."""
    found: list[Misread] = []
    for one in lines:
        if one.category is not None:
            kind = _of_kind(one)
            told, sums = (BIAS, *kind), [total(table, BIAS, kind) for table in tables]
            right = CATEGORIES.index(one.category)
            for n, other in enumerate(sums):
                if n != right and other > sums[right] - MARGIN:
                    found += [(right, told, True), (n, told, False)]
    return found


def _of_kind(one: Example) -> tuple[str, ...]:
    return tuple(trait for trait in one.traits if not trait.startswith(KINDLESS))


def _columns(table: Mapping[str, Sequence[float]]) -> list[Weights]:
    return [{trait: row[n] for trait, row in table.items()} for n in range(len(CATEGORIES))]


def _telling(tables: list[Weights]) -> list[Weights]:
    """Tables without the traits that tell slightly in all of them, or end in a blank."""
    whole = [trait for trait in tables[0] if trait == trait.strip()]
    traits = [t for t in whole if max(abs(table[t]) for table in tables) >= SLIGHT]
    return [{t: table[t] for t in {BIAS, UNSURE, *traits} & table.keys()} for table in tables]


def _write(path: Path, header: Sequence[str], tables: list[Weights]) -> None:
    """A word list of weights, sorted and rounded."""
    with path.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(header)
        for trait in sorted(tables[0]):
            rows.writerow([trait, *(f"{table[trait]:.2f}" for table in tables)])


def fitted(
    rows: Sequence[Row], usual: str, known: Mapping[str, float], met: Mapping[str, int]
) -> Weights:
    """The weights of traits that best tell what is so, with that of ``usual``, a trait of all.

    They stay as near to the ``known`` ones as the rows let them, and nearer the more a trait is
    ``met`` elsewhere.

    >>> rows = [(["a", "b"], True, 1.0, 0.0), (["a"], False, 1.0, 0.0)] * RARE
    >>> weights = fitted(rows, "any", {"c": 0.5}, {})
    >>> bool(weights["b"] > 0 > weights["any"]), float(weights["c"])
    (True, 0.5)
    """
    import numpy
    from scipy.optimize import minimize
    from scipy.sparse import csr_matrix

    often = Counter(trait for told, *_ in rows for trait in set(told))
    learned = {trait for trait in often if often[trait] >= RARE}.union(known) - {usual}
    columns = {trait: n for n, trait in enumerate(sorted(learned), 1)}
    met_in = [[0, *sorted({columns[t] for t in told if t in columns})] for told, *_ in rows]
    ends = numpy.cumsum([0, *map(len, met_in)])
    places = [n for row in met_in for n in row]
    shape = (len(rows), len(columns) + 1)
    matrix = csr_matrix((numpy.ones(len(places)), places, ends), shape=shape)
    signs = numpy.array([1.0 if so else -1.0 for _, so, _, _ in rows])
    counted = numpy.array([weight for _, _, weight, _ in rows])
    prior = numpy.array([known.get(trait, 0.0) for trait in (usual, *columns)])
    starts = numpy.array([start for *_, start in rows]) + matrix @ prior
    penalty = PENALTY * numpy.array([1.0 + met.get(trait, 0) for trait in (usual, *columns)])

    def loss(w):  # type: ignore[no-untyped-def]
        margin = signs * (matrix @ w + starts)
        slope = -signs * counted / (1 + numpy.exp(margin))
        total = (counted * numpy.logaddexp(0, -margin)).sum() + (penalty * w) @ w / 2
        return total, matrix.T @ slope + penalty * w

    found = prior + minimize(loss, numpy.zeros(shape[1]), jac=True, method="L-BFGS-B").x
    return {usual: found[0], **{trait: found[n] for trait, n in columns.items()}}


if __name__ == "__main__":
    main(*sys.argv[1:])
