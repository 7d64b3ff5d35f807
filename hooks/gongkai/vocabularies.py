"""The controlled vocabularies of the domain, each written once, its values as they are printed (L0).

Sources: 条例, 国办公开办函〔2019〕61号, 国办发〔2017〕47号, 党政机关公文处理工作条例, 基层政务公开标准目录.
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


class TopicKind(StrEnum):
    """Official theme of the 22, or a theme of life."""

    OFFICIAL = "主题分类"
    LIFE = "特色主题"


class AudienceGroup(StrEnum):
    """Whether an audience is people or businesses."""

    PERSON = "个人"
    BUSINESS = "企业"


class InterpretationForm(StrEnum):
    """解读形式."""

    TEXT = "文字"
    CHART = "图表图解"
    ANIMATION = "动漫动画"
    VIDEO = "视频"
    AUDIO = "音频"
    PRESS = "新闻发布会"
    INTERVIEW = "访谈"
    EXPERT = "专家解读"
    MEDIA = "媒体解读"
    LIVE = "直播"
    QUESTIONS = "简明问答"
    ON_SITE = "现场宣讲"


class InterpretationElement(StrEnum):
    """What an interpretation must explain."""

    BACKGROUND = "背景依据"
    GOALS = "目标任务"
    CONTENT = "主要内容"
    KEYWORDS = "关键词"
    SCOPE = "涉及范围"
    STANDARD = "执行标准"
    BENEFITS = "惠民利企举措"
    DIFFERENCES = "新旧政策差异"


class DisclosureField(StrEnum):
    """The 26 fields of the standard catalog of grass-roots disclosure."""

    PROJECTS = "重大建设项目"
    TRADING = "公共资源交易"
    SCHOOLING = "义务教育"
    RESIDENCE = "户籍管理"
    ASSISTANCE = "社会救助"
    ELDERLY_CARE = "养老服务"
    LEGAL_SERVICE = "公共法律服务"
    BUDGET = "财政预决算"
    EMPLOYMENT = "就业"
    INSURANCE = "社会保险"
    FARM_SUBSIDY = "涉农补贴"
    CULTURE = "公共文化服务"
    HEALTH = "卫生健康"
    SAFETY = "安全生产"
    DISASTER_RELIEF = "救灾"
    FOOD_DRUG = "食品药品监管"
    TAX = "税收管理"
    RURAL_REVIVAL = "扶贫（乡村振兴）"
    HOUSING = "保障性住房"
    RURAL_HOUSING = "农村危房改造"
    PLANNING = "城乡规划"
    RURAL_LAND = "农村集体土地征收"
    ENVIRONMENT = "生态环境"
    URBAN_HOUSES = "国有土地上房屋征收与补偿"
    MUNICIPAL = "市政服务"
    ENFORCEMENT = "城市综合执法"


class Channel(StrEnum):
    """公开渠道和载体."""

    WEBSITE = "政府网站"
    GAZETTE = "政府公报"
    NEW_MEDIA = "两微一端"
    MEETING = "发布会/听证会"
    BROADCAST = "广播电视"
    PRESS = "纸质媒体"
    READING_POINT = "公开查阅点"
    SERVICE_CENTRE = "政务服务中心"
    SERVICE_STATION = "便民服务站"
    VISIT = "入户/现场"
    BOARD = "社区/企事业单位/村公示栏（电子屏）"
    PUSH = "精准推送"
    OTHER = "其他"


class DisclosureMethod(StrEnum):
    """公开方式."""

    PROACTIVE = "主动"
    ON_REQUEST = "依申请"


class DisclosureLevel(StrEnum):
    """公开层级."""

    COUNTY = "县级"
    TOWNSHIP = "乡级"


class QuestionField(StrEnum):
    """The ten fields of questions and answers."""

    EDUCATION = "教育"
    HEALTH = "医疗卫生"
    EMPLOYMENT = "就业创业"
    ASSISTANCE = "社会救助"
    WELFARE = "社会福利"
    INSURANCE = "社会保险"
    HOUSING = "土地住房"
    ECOLOGY = "生态保护"
    CITY = "城市管理"
    CULTURE = "公共文化体育"


class Fulfilment(StrEnum):
    """兑现方式."""

    AUTOMATIC = "免申即享"
    APPLICATION = "申报"


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
