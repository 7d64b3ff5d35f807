"""Names of organs: telling them, taking apart joint issuers, region and short name (ingest)."""

from __future__ import annotations

import re

_TAILS = (
    "人民政府 政府 委员会 办公室 办公厅 管委会 领导小组 指挥部 工作委员会 人民法院 人民检察院 街道办事处 办事处 总队 支队 大队 "
    "中心 联合会 总工会 工会 妇联 残联 联社 分局 总局 局 厅 部 处 院 署 站 所 区委 县委 市委 省委 州委 旗委 党委 党组 工委 常委会 协会 公司 银行 支行 分行 集团 社 会议"
)
_TAIL = "|".join(sorted(_TAILS.split(), key=len, reverse=True))
_ORGAN = re.compile(
    rf"[\u4e00-\u9fff·“”（）()]{{1,38}}?(?:{_TAIL})(?:（[\u4e00-\u9fff]{{2,20}}）|\([\u4e00-\u9fff]{{2,20}}\))?"
)
_NO_NAME = re.compile(
    r"网站|门户|关于|通知|的|印发|现将|根据|各|请|本|应当|以及|负责|牵头|配合|由|和其他|有关|单位和|什么|如何"
)
_VERB = re.compile(r"关于|印发|转发|批转|发布|公布")
_LONGEST = 60
_CITY = r"市(?!政(?!务|府)|[场容民直属级辖])"
_OUTER = re.compile(
    r"(?:中国共产党|中共|共青团|国家[^区县市]{2,6}总局)?"
    r"(?P<province>[^省市区县旗]{1,4}省(?!级)|[^省市区县旗]{1,6}自治区)?"
    rf"(?P<city>[^省市区县旗盟]{{1,7}}?{_CITY}|[^省市区县旗盟]{{1,10}}自治州|[^省市区县旗]{{1,8}}?(?:州|盟|地区)(?=人民政府|行政公署|[^市]{{1,6}}[县旗]))?"
    rf"(?P<county>[^市盟县旗区室局府]{{1,14}}?(?:自治县|区(?![域块])|县|旗|{_CITY}))?"
    r"(?P<town>[^市县区]{1,6}?(?:镇|乡|街道)(?=人民政府|党|办事处|便民|综合))?"
)


def is_organ(text: str) -> bool:
    """Tell a text that is the name of one organ."""
    if len(text) > _LONGEST:
        return False
    bare = re.sub(r"\s", "", text)
    return len(bare) >= 3 and bool(_ORGAN.fullmatch(bare)) and not _NO_NAME.search(bare)


def split_organs(text: str) -> tuple[str, ...]:
    """Take apart the names of several organs written together, by spaces or by the region that begins each."""
    if len(text) > 10 * _LONGEST:
        return ()
    names: list[str] = []
    for part in re.split(r"[\s、，,]+", text.strip()):
        names.extend(_split_joined(part))
    return tuple(names) if names and all(is_organ(name) for name in names) else ()


def organs_of_title(title: str) -> tuple[str, ...]:
    """Give the issuers that a title begins with: 「云溪区民政局 云溪区财政局关于…」."""
    verb = _VERB.search(title)
    return split_organs(title[: verb.start()]) if verb and verb.start() else ()


def region_parts(name: str) -> tuple[str, ...]:
    """Give the administrative divisions that a name begins with, from the widest: 烟台市, 芝罘区."""
    match = _OUTER.match(name)
    return tuple(part for part in match.groups() if part) if match else ()


def region_of(name: str) -> str:
    """Give the whole region that a name begins with."""
    return "".join(region_parts(name))


def short_name(name: str) -> str:
    """Shorten the name of an organ as people of its region say it: 区政府办公室."""
    parts = region_parts(name)
    rest = name.split(parts[-1], 1)[1] if parts else name
    named = bool(parts) and parts[-1].endswith(("镇", "乡", "街道"))
    unit = "".join(parts[-1:]) if named else "".join(parts[-1:])[-1:]
    return unit + rest.replace("人民政府", "政府").replace("管理委员会", "管委会") if rest else name


def _split_joined(text: str) -> list[str]:
    region = region_of(text.removeprefix("中共"))
    names: list[str] = []
    start = 0
    for match in re.finditer(rf"(?:中共)?{re.escape(region)}", text) if region else ():
        if match.start() > start and is_organ(text[start : match.start()]):
            names.append(text[start : match.start()])
            start = match.start()
    return [*names, text[start:]]
