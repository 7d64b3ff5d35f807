"""The codes of findings that no rule makes (L0): what reading, validating, linking and the page engine say.

Rules carry their own code and say what they demand in their docstrings; the handbook lists both.
"""

from __future__ import annotations

from collections.abc import Mapping

READING: Mapping[str, str] = {
    "F001": "一个文件不得超过 16 MB，附件除外。",
    "F002": "文件要在、要能读出来；catalog/portal.yml 不能缺。",
    "F003": "不得用链接指向资料目录之外，也不用链接代替文件夹。",
    "F004": "文件里不得有空字节（不是文本文件）。",
    "F005": "文件要用 UTF-8 编码。",
    "F006": "目录里不放不会被读取的文件。",
    "F007": "Markdown 文件开头要有完整的元数据（两行 --- 之间）。",
    "F008": "文件不得是空的，目录文件要有规定的列表。",
    "F009": "文字里不得有看不见的控制字符。",
    "Y001": "要是正确的 YAML。",
    "Y002": "同一组里键名不得重复。",
    "Y003": "别的软件会读成别的值的内容（yes、12:30、0123、1.10 等）要加引号。",
    "Y004": "不用 YAML 的锚点、引用和类型标签。",
    "Y005": "嵌套不得超过 32 层。",
    "Y006": "引号里不得用转义写出控制字符。",
    "Y007": "内容里「#」前有空格的要加引号，否则后面的会当作说明略去。",
    "S001": "不得有没有定义的字段。",
    "S002": "必填字段不能缺。",
    "S003": "字段的值要合类型、格式和可选范围。",
    "L001": "标识在同类记录里不得重复。",
    "L002": "引用的记录要存在。",
    "L003": "引用的条款要在原文里。",
    "L004": "两个来源不得生成同一个网址。",
    "W006": "不再需要的豁免可以删去（提示）。",
    "D001": "栏目页里的链接要指向存在的文件。",
    "D002": "栏目页里的链接要指向存在的位置。",
    "D003": "页面引擎不得报告其他问题。",
}
"""Code → what is demanded, in one sentence."""

AUDITING: Mapping[str, str] = {
    "A001": "公开过的网址不得消失：要有同一记录、旧网址或撤下登记。",
    "A002": "撤下登记（catalog/tombstones.yml）每条只登记一次，不登记还在公布的记录。",
    "A003": "撤下登记写的替代记录要已公布。",
    "A004": "旧网址要写成本站的相对路径，如 policies/old-id/。",
    "A005": "核对用的上一版网站要完好。",
}
"""What the audit trail says when a build is held against the one before."""

INGESTING: Mapping[str, str] = {
    "I001": "导入的文件要能读出来。",
    "I002": "导入的文件要有必需的内容，缺的补上后再移入目录。",
    "I003": "已有的文件不会被覆盖。",
    "I004": "推定的字段请核对。",
    "I005": "原文没有的字段没有填。",
    "I006": "某一行是怎样处理的。",
    "I007": "略去了哪些行，为什么。",
}
"""What scripts/ingest.py says of the files that it was given."""

WARNINGS = frozenset({"Y003", "Y007", "F006", "D003", "I003"})
NOTICES = frozenset({"W006", "I004", "I005", "I006", "I007"})
"""The codes above that are no errors."""
