"""`catalog/portal.yml`: who publishes, where, and which parts are on (L0)."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

from gongkai.platforms import PLATFORMS, Platform
from gongkai.record import Line, Part, declare

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]


def _site_address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment:
        raise PydanticCustomError("site_address", "网址要以 http:// 或 https:// 开头，并写到域名")
    return value if value.endswith("/") else value + "/"


SiteAddress = Annotated[str, AfterValidator(_site_address)]


def _web_address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise PydanticCustomError("web_address", "网址要写完整，以 http:// 或 https:// 开头")
    return value


WebAddress = Annotated[Line, AfterValidator(_web_address)]
IcpNumber = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^\S{1,4}ICP备\d{6,12}号(-\d{1,3})?$")]
PoliceNumber = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^\S{1,4}公网安备\s?\d{14}号$")]


class Contact(Part):
    """How to reach the office that keeps the portal."""

    office: Line = declare("承办单位", "负责网站的科室或单位")
    address: Line = declare("地址", "到门牌号")
    phone: Line = declare("电话", "含区号")
    hours: Line = declare("办公时间", "如：工作日 8:30—12:00，13:30—17:00")
    email: Line | None = declare("电子邮箱", "网站找错和意见用", default=None)
    fax: Line | None = declare("传真", "没有可不填", default=None)
    postcode: Line | None = declare("邮政编码", "没有可不填", default=None)


class PartyGovernmentMark(Part):
    """The mark of sites of party and government, given by the office for organs and posts."""

    url: WebAddress = declare("网址", "标识查询网站上本单位那一页的完整网址")
    image: Line | None = declare(
        "标识图片", "发下来的图片，从 content/ 里面写起，如 files/mark.png；没有图片的，页脚只写字", default=None
    )


class Mailbox(Part):
    """Where readers ask and suggest. How soon they are answered is `Periods.response_workdays`."""

    name: Line = declare("名称", "信箱或者平台的名称", example="云溪政务信箱")
    about: Line = declare("受理范围", "可以写些什么，一句话")
    url: WebAddress | None = declare(
        "网址", "在别的网站上写的，填那一页的完整网址，如 12345 热线的网上平台；没有不填", default=None
    )
    email: Line | None = declare("电子邮箱", "收信的邮箱；有网址的可以不填", default=None)
    phone: Line | None = declare("电话", "不写信的人打哪个电话", default=None, example="12345")

    @property
    def online(self) -> bool:
        """Whether one can write, and not only call."""
        return bool(self.url or self.email)


class Colours(Part):
    """The portal's two colours; both must reach the contrast that the pages promise."""

    main: Colour = declare("主色", "按钮、链接和标题栏，与白色的对比度不低于 7:1", default="#0b4a8f")
    signal: Colour = declare("提示色", "期限和失效，与白色的对比度不低于 4.5:1", default="#a8321a")


class Features(Part):
    """Which parts of the portal are on."""

    search: bool = declare("全文搜索", "关闭后只保留分类浏览", default=True)
    feeds: bool = declare("订阅", "Atom 与 JSON Feed", default=True)
    data: bool = declare("数据下载", "JSON、CSV、Excel", default=True)
    qr: bool = declare("二维码", "政策页上供张贴用的二维码", default=True)
    library: bool = declare("文件库推送", "data/library/：每份文件一个 JSON，供上级文件库读取", default=False)
    history: bool = declare("修改记录", "从 git 历史生成的修改记录", default=True)


class Targets(Part):
    """What the year's work plan asks for; counters are held against it."""

    representative_meetings: int = declare("公众代表列席会议", "每年至少邀请公众代表列席几次会议", default=10, ge=0)
    evaluations: int = declare("政策评价", "每年至少开展几次政策评价，县一般 1 次、区一般 5 次", default=1, ge=0)
    trainings_per_unit: int = declare("政务公开培训", "每个单位每年至少参加几次培训", default=1, ge=0)
    press_conferences: int = declare("新闻发布会", "每年至少举办几场新闻发布会", default=4, ge=0)
    interpretation_rate: int = declare("解读率", "重大政策的解读率，百分数", default=100, ge=0, le=100)
    multiform_rate: int = declare(
        "多形式解读率", "政府层面文件用两种以上形式解读的比例，百分数", default=70, ge=0, le=100
    )


class Periods(Part):
    """How long things may take before the portal says that they are late."""

    body_catalog_days: int = declare(
        "企事业单位目录更新周期", "公共企事业单位的公开目录超过多少天没有更新就标为超期", default=365, ge=1
    )
    response_workdays: int = declare("答复期限", "群众反映的问题在多少个工作日内答复", default=15, ge=1)
    correction_workdays: int = declare("更正期限", "网站找错在多少个工作日内改好或者说明", default=3, ge=1)
    outcome_workdays: int = declare("活动结果期限", "活动办完后在多少个工作日内公布结果", default=20, ge=1)


class PortalIdentity(Part):
    """The portal as a publication."""

    name: Line = declare("网站名称", "页头和浏览器标题上的名称", example="云溪区政务公开")
    url: SiteAddress = declare("网址", "正式发布的完整网址", example="https://www.yunxi.example/")
    site_id_code: Annotated[str, StringConstraints(pattern=r"^([0-9A-Za-z]{10})?$")] = declare(
        "网站标识码", "十位标识码；尚未取得的留空", default=""
    )
    region: Line = declare("地区", "如：云溪区")
    organ: Line = declare("主办单位", "如：云溪区人民政府办公室")
    summary: Line = declare("网站说明", "一句话，搜索引擎和首页用", default="政府信息公开平台")
    contact: Contact | None = declare("联系方式", "页脚和指南用", default=None)
    mailbox: Mailbox | None = declare("咨询建议", "「我要咨询、提建议」写到哪里；没有不填", default=None)
    colours: Colours = declare("颜色", "主色与提示色", default=Colours())
    features: Features = declare("功能开关", "哪些功能打开", default=Features())
    hot_queries: tuple[Line, ...] = declare("热门搜索", "首页搜索框下的词", default=())
    icp_number: IcpNumber | None = declare(
        "ICP备案号",
        "页脚用；简称、ICP备、数字、号，如「溪ICP备99990001号-1」；没有取得的不填",
        default=None,
        example="溪ICP备99990001号-1",
    )
    police_number: PoliceNumber | None = declare(
        "公安备案号",
        "页脚用；简称、公网安备、14 位数字、号，如「溪公网安备37999902000001号」；没有取得的不填",
        default=None,
        example="溪公网安备37999902000001号",
    )
    party_government_mark: PartyGovernmentMark | None = declare(
        "党政机关网站标识", "页脚用；没有取得的不填", default=None
    )
    interpretation_from: int = declare("解读检查起始年份", "从哪一年起检查重大政策和规范性文件是否有解读", default=2019)
    gazette_from: int | None = declare(
        "公报检查起始年份", "从哪一年起检查本级政府和政府办公室的文件是否登了公报；不填不检查", default=None, ge=1949
    )
    gazette_within_days: int = declare("登载公报的期限", "文件公开后多少天内要登上公报", default=130, ge=1, le=400)
    share_platforms: tuple[Platform, ...] = declare(
        "分发平台", "新文件的文案发到哪些平台、最多多少字；不填用程序自带的表", default=PLATFORMS, min_length=1
    )
    copy_share: float = declare(
        "照抄比例上限", "解读正文与文件原文相同的连续文字超过这个比例就提示", default=0.35, gt=0, le=1
    )
    targets: Targets = declare("年度目标", "年度工作要点定的次数和比例，计数和指标页与它比较", default=Targets())
    attribute_review_years: int = declare(
        "公开属性复核间隔", "定为不予公开的文件，每隔几年复核一次；到期那年的 12 月 31 日前完成", default=1, ge=1, le=10
    )
    periods: Periods = declare("办理期限", "超过这些期限，页面标明超期，检查时提醒", default=Periods())
    search_endpoint: Line | None = declare("外部搜索接口", "使用兼容 OpenSearch 的搜索服务时填写接口地址", default=None)

    @property
    def domain(self) -> str:
        """Host name of the portal's address."""
        return urlsplit(self.url).netloc
