"""Varied Chinese policy text for measuring: a large Zipf vocabulary, topics, names and formulas, from a seed (no input)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

_ORGANS = "教育局 民政局 财政局 人力资源和社会保障局 自然资源局 住房和城乡建设局 交通运输局 水利局 农业农村局 商务局 文化和旅游局 卫生健康局 应急管理局 审计局 市场监督管理局 统计局 医疗保障局 司法局 公安局 信访局".split()
_FORMULAS = (
    "为了规范{0}{1}工作，根据有关法律法规，结合本区实际，制定本办法。", "本办法所称{0}，是指{1}{2}。", "区{0}部门负责{1}的组织实施和监督管理。",
    "各镇人民政府、街道办事处应当做好{0}{1}工作。", "符合下列条件之一的，可以申请{0}：", "申请人应当提交{0}、{1}等材料，并对材料的真实性负责。",
    "自受理之日起20个工作日内作出决定；{0}情况复杂的，经批准可以延长10个工作日。", "违反本办法规定，{0}的，依法追究{1}责任。", "对{0}成绩突出的单位和个人，给予{1}。",
    "本办法自公布之日起施行，有效期{0}年。",
)  # fmt: skip
_NUMERALS = "零一二三四五六七八九"


class Draft(NamedTuple):
    """One document of the corpus."""

    number: int
    title: str
    document_number: str
    organ: str
    topic: int
    dated_on: dt.date
    clauses: tuple[tuple[str, str], ...]  # heading, text


class _Language:
    """Words over the 3,755 commonest characters, and phrases of them, with frequencies by Zipf; topics and documents prefer their own."""

    def __init__(self, generator: np.random.Generator, *, words: int = 40_000, phrases: int = 120_000, topics: int = 60) -> None:
        characters = [bytes([high, low]).decode("gb2312", "ignore") for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF)]
        alphabet = np.array([c for c in characters if c])
        generator.shuffle(alphabet)
        lengths = generator.choice([1, 2, 3, 4], size=words, p=[0.05, 0.60, 0.20, 0.15])
        picked = alphabet[_zipf(generator, alphabet.size, int(lengths.sum()), shift=25, power=1.15)]
        self.words = _joined(picked, lengths)
        sizes = generator.integers(1, 6, size=phrases)
        self.phrases = _joined(self.words[_zipf(generator, words, int(sizes.sum()), shift=6, power=1.1)], sizes)
        self.topics = [generator.permutation(phrases)[:2500] for _ in range(topics)]

    def draw(self, generator: np.random.Generator, topic: int, count: int) -> list[str]:
        """Return phrases: common ones, the topic's, and a few that the document repeats."""
        common = _zipf(generator, self.phrases.size, count, shift=2, power=1.1)
        topical = self.topics[topic][_zipf(generator, 2500, count, shift=4, power=0.9)]
        own = topical[: max(6, count // 60)]
        kind = generator.random(count)
        mixed = np.where(kind < 0.31, common, np.where(kind < 0.4, topical, own[generator.integers(0, own.size, count)]))
        return self.phrases[mixed].tolist()


def _zipf(generator: np.random.Generator, size: int, count: int, *, shift: float, power: float) -> np.ndarray:
    chances = np.cumsum(1 / (np.arange(size) + shift) ** power)
    return np.minimum(np.searchsorted(chances / chances[-1], generator.random(count)), size - 1)


def _joined(parts: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    ends = np.cumsum(lengths)
    return np.array(["".join(parts[end - size : end]) for end, size in zip(ends.tolist(), lengths.tolist(), strict=True)])


def documents(count: int, seed: int = 1, *, characters: int = 2000) -> Iterator[Draft]:
    """Yield `count` documents of about `characters` characters, the same for the same seed."""
    generator = np.random.default_rng(seed)
    language = _Language(generator)
    for number in range(count):
        yield _draft(np.random.default_rng((seed, number)), language, number, characters)


def _draft(generator: np.random.Generator, language: _Language, number: int, characters: int) -> Draft:
    topic, organ = int(generator.integers(len(language.topics))), _ORGANS[int(generator.integers(len(_ORGANS)))]
    words = iter(language.draw(generator, topic, characters // 3))
    day = dt.date(2006, 1, 1) + dt.timedelta(days=int(generator.integers(0, 365 * 20)))
    title = f"云溪区{organ}关于{next(words)}{next(words)}{next(words)}的{('通知', '意见', '办法', '公告')[number % 4]}"
    clauses, size = [], 0
    target = int(characters * (0.5 + generator.random()))
    while size < target:
        text = "".join(_sentence(generator, words) for _ in range(int(generator.integers(2, 6))))
        clauses.append((f"第{_numeral(len(clauses) + 1)}条", text))
        size += len(text) + 4
    return Draft(number, title, f"云{organ[:1]}发〔{day.year}〕{number % 300 + 1}号", organ, topic, day, tuple(clauses))


def _sentence(generator: np.random.Generator, words: Iterator[str]) -> str:
    if generator.random() < 0.25:
        return _FORMULAS[int(generator.integers(len(_FORMULAS)))].format(*(next(words, "工作") for _ in range(3)))
    parts = [
        "".join(next(words, "管理") for _ in range(int(generator.integers(2, 8))))
        for _ in range(int(generator.integers(1, 5)))
    ]
    return "，".join(parts) + "。"


def _numeral(value: int) -> str:
    if value < 10:
        return _NUMERALS[value]
    tens, ones = divmod(value, 10)
    return (_NUMERALS[tens] if tens > 1 else "") + "十" + (_NUMERALS[ones] if ones else "")
