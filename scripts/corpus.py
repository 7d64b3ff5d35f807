"""Varied Chinese policy text for measuring: a large Zipf vocabulary, topics, names and formulas, from a seed (no input)."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import yaml

_ORGANS = [
    "教育局",
    "民政局",
    "财政局",
    "人力资源和社会保障局",
    "自然资源局",
    "住房和城乡建设局",
    "交通运输局",
    "水利局",
    "农业农村局",
    "商务局",
    "文化和旅游局",
    "卫生健康局",
    "应急管理局",
    "审计局",
    "市场监督管理局",
    "统计局",
    "医疗保障局",
    "司法局",
    "公安局",
    "信访局",
]
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

    def __init__(
        self, generator: np.random.Generator, *, words: int = 40_000, phrases: int = 120_000, topics: int = 60
    ) -> None:
        characters = [
            bytes([high, low]).decode("gb2312", "ignore") for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF)
        ]
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
        mixed = np.where(
            kind < 0.31, common, np.where(kind < 0.4, topical, own[generator.integers(0, own.size, count)])
        )
        drawn: list[str] = self.phrases[mixed].tolist()
        return drawn


def _zipf(generator: np.random.Generator, size: int, count: int, *, shift: float, power: float) -> np.ndarray:
    chances = np.cumsum(1 / (np.arange(size) + shift) ** power)
    return np.minimum(np.searchsorted(chances / chances[-1], generator.random(count)), size - 1)


def _joined(parts: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    ends = np.cumsum(lengths)
    return np.array(
        ["".join(parts[end - size : end]) for end, size in zip(ends.tolist(), lengths.tolist(), strict=True)]
    )


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
    clauses: list[tuple[str, str]] = []
    size = 0
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


def portal(root: Path, records: int, *, search: bool = False) -> Path:
    """Write a portal of `records` policies of about 6 kB, with the shipped portal's organs, topics and audiences."""
    if root.is_dir():
        return root
    shipped = Path(__file__).resolve().parent.parent / "catalog"
    (root / "catalog").mkdir(parents=True)
    for name in ("portal", "organizations", "topics", "audiences"):
        shutil.copy(shipped / f"{name}.yml", root / "catalog")
    if not search:
        settings = root / "catalog/portal.yml"
        settings.write_text(
            settings.read_text(encoding="utf-8")
            .replace("  search: true", "  search: false")
            .replace("  library: true", "  library: false"),
            encoding="utf-8",
        )
    known = {name: _values(shipped / f"{name}.yml", name, "id") for name in ("organizations", "topics", "audiences")}
    known["codes"] = _values(shipped / "organizations.yml", "organizations", "code")
    known["themes"] = [
        topic
        for topic, kind in zip(known["topics"], _values(shipped / "topics.yml", "topics", "kind"), strict=True)
        if kind == "主题分类"
    ]
    for draft in documents(records, seed=7):
        front, body = policy(draft, known)
        path = root / "content/policies" / str(draft.dated_on.year) / f"gk-{draft.number:06d}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        head = yaml.dump(front, allow_unicode=True, sort_keys=False, Dumper=_Plain)
        path.write_text(f"---\n{head}---\n\n{body}", encoding="utf-8")
    return root


class _Plain(yaml.CSafeDumper):
    """Writes equal values out again instead of referring to the first."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - yaml asks for the argument
        """Never use an alias."""
        return True


def _values(path: Path, key: str, field: str) -> list[str]:
    return [each[field] for each in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)[key]]


def policy(draft: Draft, known: dict[str, list[str]]) -> tuple[dict[str, object], str]:
    """Make front matter and text of a policy from a draft."""
    number = draft.number

    def pick(kind: str, step: int) -> str:
        return known[kind][(number * step + number // 7) % len(known[kind])]

    front: dict[str, object] = {
        "title": draft.title,
        "index_number": f"{pick('codes', 3)}/{draft.dated_on.year}-{number:07d}",
        "document_number": f"云政办发〔{draft.dated_on.year}〕{number + 1}号",
        "genre": ("通知", "意见", "公告", "批复", "决定")[number % 5],
        "category": ("政策性文件", "其他文件")[number % 2],
        "issued_by": [pick("organizations", 3)],
        "topics": sorted({pick("themes", 5), pick("topics", 11)}),
        "audiences": [pick("audiences", 7)],
        "keywords": [heading[:8] for heading, _ in draft.clauses[:3] if heading],
        "summary": draft.clauses[0][1][:90].replace("\n", " "),
        "formed_on": draft.dated_on,
        "published_on": draft.dated_on,
        "effective_on": draft.dated_on,
        "disclosure": "主动公开",
        "review": {
            "first": "文秘科",
            "second": "办公室",
            "final": "分管负责人",
            "secrecy": "保密办",
            "on": draft.dated_on,
        },
    }
    if number % 50 == 49:
        front["supersedes"] = [f"gk-{number - 40:06d}"]
    body = "\n\n".join(f"{heading}　{text}" if heading else text for heading, text in draft.clauses)
    return front, body + "\n"
