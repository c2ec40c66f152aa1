"""Time and memory of reading, against one jieba part-of-speech pass over the same texts.

Run by ``make bench`` with a folder of reports, as edited and as compiled in a wheel; never part of
the tests: times depend on the machine, their ratio hardly does.
"""

import random
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from zhengtu.loaders import marks
from zhengtu.loaders.extract import extract
from zhengtu.loaders.identify import identify
from zhengtu.loaders.records import Document
from zhengtu.loaders.source import find, read
from zhengtu.loaders.split import split

TURN = 20  # documents: the two take turns, so that a machine busy with others slows both


def sample(folder: Path, count: int) -> list[Document]:
    """``count`` documents of the folder, always the same ones."""
    paths = find([folder])
    chosen = random.Random(20).sample(paths, min(count, len(paths)))
    return [document for path in chosen for document in split(read(path))[0]]


def seconds(work: Callable[[Document], object], documents: Sequence[Document]) -> float:
    """Processor time of ``work`` over the documents, one core."""
    began = time.process_time()
    for document in documents:
        work(document)
    return time.process_time() - began


def main(folder: str, count: str = "200") -> None:
    """Print the two times, their ratio and the peak memory."""
    import jieba.posseg

    jieba.setLogLevel(60)
    documents = sample(Path(folder), int(count))
    extract(documents[0], identify(documents[0]))
    jieba.posseg.lcut("预热")
    ours = theirs = 0.0
    for n in range(0, len(documents), TURN):
        turn = documents[n : n + TURN]
        ours += seconds(lambda document: extract(document, identify(document)), turn)
        theirs += seconds(lambda document: jieba.posseg.lcut(document.text), turn)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"documents {len(documents)}, {sum(len(d.text) for d in documents):,} characters")
    form = "plain" if str(marks.__file__).endswith(".py") else "compiled"
    print(f"{form} reading {ours:.1f} s, {1000 * ours / len(documents):.0f} ms a document")
    print(f"jieba.posseg {theirs:.1f} s; ratio {ours / theirs:.2f}")
    print(f"peak memory {peak:.0f} MB, jieba's included")


if __name__ == "__main__":
    main(*sys.argv[1:])
