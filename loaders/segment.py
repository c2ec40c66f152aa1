"""Word boundaries: the one place that knows jieba."""

from __future__ import annotations

import tempfile
from functools import lru_cache
from typing import Any

_PROPER = ("nr", "ns", "nt", "nz", "eng", "x")


@lru_cache(maxsize=1)
def _tagger() -> Any:
    """jieba with a private cache directory: its default is one file that every user shares."""
    import jieba
    import jieba.posseg

    jieba.setLogLevel(60)
    tokenizer = jieba.Tokenizer()
    with tempfile.TemporaryDirectory(prefix="zhengtu-") as private:
        tokenizer.tmp_dir = private
        tokenizer.initialize()
    return jieba.posseg.POSTokenizer(tokenizer)


@lru_cache(maxsize=65536)
def tagged(words: str) -> tuple[tuple[str, str], ...]:
    """The words of a short text with their part of speech (jieba's tags).

    >>> tagged("开工建设")[0]
    ('开工', 'v')
    """
    return tuple((pair.word, pair.flag) for pair in _tagger().lcut(words, HMM=False))


def proper(words: str) -> bool:
    """Whether a phrase has a word that names: a person, place or body, or one no dictionary has.

    What no dictionary has falls into single characters: two in a row are a name.

    >>> proper("钱塘江"), proper("花卉种苗繁育"), proper("镜湖")
    (True, False, True)
    """
    alone = False
    for word, flag in tagged(words):
        if flag[:2] in _PROPER or flag == "eng":
            return True
        if len(word) == 1 and alone:
            return True
        alone = len(word) == 1
    return False


def named(words: str) -> bool:
    """Whether a phrase opens as a name does, not with a verb or a particle.

    >>> named("危房改造任务"), named("缓解入学难"), named("的饮水困难")
    (True, False, False)
    """
    flag = tagged(words)[0][1]
    return flag[:1] not in "vupcd" or flag in _NOMINAL


_NOMINAL = ("vn",)


def verbal(words: str) -> bool:
    """Whether a phrase is verbs and adverbs alone.

    >>> verbal("转让"), verbal("妥善"), verbal("陆岛交通")
    (True, True, False)
    """
    return bool(words) and all(flag[:1] in "vad" for _, flag in tagged(words))


def known(word: str) -> bool:
    """Whether the dictionary has a word.

    >>> known("城镇居民"), known("氨氮化硫")
    (True, False)
    """
    return bool(_tagger().tokenizer.FREQ.get(word))


def boundary(words: str, place: int) -> bool:
    """Whether a word ends at ``place`` of a phrase.

    >>> boundary("失业保险参保人数", 2), boundary("二氧化硫排放量", 2)
    (True, False)
    """
    return word_start(words, place) == place <= len(words)


def word_start(words: str, place: int) -> int:
    """Where the word begins that stands at ``place`` of a phrase.

    >>> word_start("有效发明专利", 1), word_start("全省发明专利", 2)
    (0, 2)
    """
    at = 0
    for word, _ in tagged(words):
        if at + len(word) > place:
            return at
        at += len(word)
    return at
