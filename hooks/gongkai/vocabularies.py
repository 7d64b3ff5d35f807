"""The vocabularies of the domain that several kinds share, each written once, its values as they are printed (L0).

A vocabulary of one kind stands in the kind's own file. Sources: 条例, 国办公开办函〔2019〕61号, 国办发〔2017〕47号, 党政机关公文处理工作条例.
"""

from __future__ import annotations

from enum import StrEnum


class OrganLevel(StrEnum):
    """机构类别: which organs' documents the gazette must carry, and which have notice boards of their own."""

    GOVERNMENT = "本级政府"
    OFFICE = "政府办公室"
    DEPARTMENT = "工作部门"
    TOWNSHIP = "乡镇街道"
    UNIT = "其他单位"


class Disclosure(StrEnum):
    """公文公开属性, fixed at the source; only the first is ever rendered."""

    PROACTIVE = "主动公开"
    ON_REQUEST = "依申请公开"
    NONE = "不予公开"


class NondisclosureGround(StrEnum):
    """Grounds for not disclosing. Source: 条例 art. 14 to 16."""

    STATE_SECRET = "国家秘密"
    FORBIDDEN_BY_LAW = "法律、行政法规禁止公开"
    SECURITY = "危及国家安全、公共安全、经济安全、社会稳定"
    TRADE_SECRET = "商业秘密"
    PRIVACY = "个人隐私"
    INTERNAL = "内部事务信息"
    PROCESS = "过程性信息"
    CASE_FILE = "行政执法案卷"


class AttributeOutcome(StrEnum):
    """What a review of 公文公开属性 came to."""

    KEPT = "维持原属性"
    ON_REQUEST = "转为依申请公开"
    OPENED = "转为主动公开"


class Genre(StrEnum):
    """文种. Source: 党政机关公文处理工作条例 art. 8."""

    RESOLUTION = "决议"
    DECISION = "决定"
    ORDER = "命令"
    COMMUNIQUE = "公报"
    PROCLAMATION = "公告"
    PUBLIC_NOTICE = "通告"
    OPINION = "意见"
    NOTICE = "通知"
    CIRCULAR = "通报"
    REPORT = "报告"
    REQUEST = "请示"
    REPLY = "批复"
    MOTION = "议案"
    LETTER = "函"
    MINUTES = "纪要"


class Category(StrEnum):
    """What kind of document a policy is in the library."""

    RULE = "规章"
    NORMATIVE = "行政规范性文件"
    POLICY = "政策性文件"
    OTHER = "其他文件"


class Validity(StrEnum):
    """State of a document as of a date; derived from dates and links, never typed in."""

    IN_FORCE = "现行有效"
    NOT_YET = "尚未施行"
    AMENDED = "已修改"
    PARTLY = "部分失效"
    EXPIRED = "失效"
    REPEALED = "废止"


class Section(StrEnum):
    """The parts of the portal under which the record kinds are gathered."""

    POLICIES = "政策"
    PARTICIPATION = "互动参与"
    PROGRESS = "进展与数据"
    OPEN = "政府信息公开"
    DIRECTORY = "机构与分类"

    @property
    def url(self) -> str:
        """Address of the section's own page; "" where its kinds are entrances by themselves."""
        return f"{self.name.lower()}/" if self in {Section.PARTICIPATION, Section.PROGRESS, Section.OPEN} else ""


class LifeStage(StrEnum):
    """政策服务全流程: what happens to a policy, in order. A kind says of which stage its records tell."""

    PREPARED = "酝酿"
    DRAFTED = "制定"
    ISSUED = "发布"
    EXPLAINED = "解读"
    PUSHED = "推送"
    ANSWERED = "回应"
    FULFILLED = "兑现"
    EVALUATED = "评价"


class Adoption(StrEnum):
    """What became of a view that the public put forward."""

    TAKEN = "采纳"
    PARTLY = "部分采纳"
    NOT_TAKEN = "未采纳"


class ColumnType(StrEnum):
    """栏目类型 for the meta tags of column pages. Source: 国办发〔2017〕47号."""

    HOME = "首页"
    OVERVIEW = "概况信息"
    ORGANS = "机构职能"
    LEADERS = "负责人信息"
    NEWS = "工作动态"
    POLICIES = "政策文件"
    GUIDE = "信息公开指南"
    CATALOG = "信息公开目录"
    ANNUAL_REPORT = "信息公开年报"
    ON_REQUEST = "依申请公开"
    DATA_RELEASE = "数据发布"
    OPEN_DATA = "数据开放"
    INTERPRETATION = "政策解读"
    RESPONSE = "回应关切"
    SERVICES = "办事服务"
    COMPLAINTS = "咨询投诉"
    SURVEYS = "征集调查"
    INTERVIEWS = "在线访谈"
