"""Learn what traits weigh from passages in which people marked every name.

    python -m zhengtu.loaders.initiatives.learning WORDS DOCUMENTS CORPUS [PASSAGES STATEMENTS]…

writes ``name_weights.csv`` and ``category_weights.csv`` into the folder ``WORDS``. ``DOCUMENTS`` is
the folder that the passages name their documents in, ``CORPUS`` the project's own examples
(``tests/corpus/initiatives.txt``); each ``PASSAGES`` (json) has its ``STATEMENTS`` (json lines)
behind it. A weight is that of a logistic regression with a quadratic penalty; without passages it
moves from what it is only as far as the corpus asks, so that a new line needs no annotation.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from .categories import CATEGORIES, KINDLESS, category_weights
from .examples import Example, annotated, corpus
from .traits import OF_WORDS
from .weights import BIAS, CERTAIN, HOPELESS, UNSURE, weights

RARE = 4  # a trait of fewer examples tells nothing
SLIGHT = 0.1  # a weight below this changes nothing
PENALTY = 2.0

Row = tuple[Sequence[str], bool, float, float]  # traits, whether so, how much it counts, its start


def main(words: str, documents: str, own: str, *marked: str) -> None:
    """Learn from the corpus and the annotated passages, and write the two word lists."""
    examples = list(corpus(Path(own)))
    for passages, statements in zip(marked[::2], marked[1::2], strict=True):
        examples += annotated(Path(documents), Path(passages), Path(statements))
    names = names_of(examples, {} if marked else weights())
    kinds = categories_of(examples, {} if marked else category_weights())
    told = {trait: [weight] for trait, weight in names.items()}
    _write(Path(words, "name_weights.csv"), ("trait", "weight"), told)
    _write(Path(words, "category_weights.csv"), ("trait", *CATEGORIES), kinds)


def names_of(examples: Sequence[Example], known: Mapping[str, float]) -> dict[str, float]:
    """What speaks for a name: the characters first, then the words where these leave it open."""
    rows = [(one.traits, one.category is not None, one.weight, 0.0) for one in examples]
    first = fitted(rows, BIAS, {t: w for t, w in known.items() if not t.startswith(OF_WORDS)})
    open_rows = []
    for one, (_, named, counted, _) in zip(examples, rows, strict=True):
        start = first[BIAS] + sum(first.get(trait, 0.0) for trait in one.traits)
        if HOPELESS < start < CERTAIN:
            open_rows.append((one.words, named, counted, start))
    words = {trait: w for trait, w in known.items() if trait.startswith(OF_WORDS)}
    return first | fitted(open_rows, UNSURE, words)


def categories_of(
    examples: Iterable[Example], known: Mapping[str, Sequence[float]]
) -> dict[str, list[float]]:
    """What speaks for each category of a name, against the others."""
    named = [
        ([trait for trait in one.traits if not trait.startswith(KINDLESS)], one)
        for one in examples
        if one.category is not None
    ]
    each = []
    for n, category in enumerate(CATEGORIES):
        rows = [(told, one.category == category, one.weight, 0.0) for told, one in named]
        each.append(fitted(rows, BIAS, {trait: row[n] for trait, row in known.items()}))
    return {trait: [row[trait] for row in each] for trait in each[0]}


def _write(path: Path, header: Sequence[str], weights: dict[str, list[float]]) -> None:
    """A word list of weights: sorted and rounded, slight ones left out."""
    with path.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(header)
        for trait, told in sorted(weights.items()):
            if trait in (BIAS, UNSURE) or max(map(abs, told)) >= SLIGHT:
                rows.writerow([trait, *(f"{weight:.2f}" for weight in told)])


def fitted(rows: Sequence[Row], usual: str, known: Mapping[str, float]) -> dict[str, float]:
    """The weights of traits that best tell what is so, with that of ``usual``, a trait of all.

    They stay as near to the ``known`` ones as the rows let them.

    >>> rows = [(["a", "b"], True, 1.0, 0.0), (["a"], False, 1.0, 0.0)] * RARE
    >>> weights = fitted(rows, "any", {"c": 0.5})
    >>> bool(weights["b"] > 0 > weights["any"]), float(weights["c"])
    (True, 0.5)
    """
    import numpy
    from scipy.optimize import minimize
    from scipy.sparse import csr_matrix

    met = Counter(trait for told, *_ in rows for trait in set(told))
    learned = {trait for trait in met if met[trait] >= RARE}.union(known) - {usual}
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

    def loss(w):  # type: ignore[no-untyped-def]
        margin = signs * (matrix @ w + starts)
        slope = -signs * counted / (1 + numpy.exp(margin))
        total = (counted * numpy.logaddexp(0, -margin)).sum() + PENALTY / 2 * (w @ w)
        return total, matrix.T @ slope + PENALTY * w

    found = prior + minimize(loss, numpy.zeros(shape[1]), jac=True, method="L-BFGS-B").x
    return {usual: found[0], **{trait: found[n] for trait, n in columns.items()}}


if __name__ == "__main__":
    main(*sys.argv[1:])
