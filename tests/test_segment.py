"""Words are told as jieba tells them, though jieba itself is not loaded."""

import pytest

from zhengtu.loaders.segment import known, tagged

PHRASES = (
    "规模以上工业增加值",
    "滨海大桥建成通车",
    "R&D经费支出",
    "PM2.5平均浓度",
    "甲、乙两家",
    "鱻镇",
    "二氧化硫排放量",
)


@pytest.fixture(scope="module")
def tokenizer(tmp_path_factory: pytest.TempPathFactory):
    import jieba
    import jieba.posseg

    jieba.setLogLevel(60)
    words = jieba.Tokenizer()
    words.tmp_dir = str(tmp_path_factory.mktemp("jieba"))
    return jieba.posseg.POSTokenizer(words)


@pytest.mark.parametrize("phrase", PHRASES)
def test_words_and_their_tags_are_those_of_jieba(phrase, tokenizer):
    told = tuple((pair.word, pair.flag) for pair in tokenizer.cut(phrase, HMM=False))
    assert tagged(phrase) == told


def test_what_only_opens_words_is_no_word():
    assert known("城镇居民")
    assert not known("城镇居")
