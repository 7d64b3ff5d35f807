"""Which of the official themes a document belongs to, told by its words (ingest). The themes' own names are the catalog's."""

from __future__ import annotations

import re
from collections.abc import Sequence

WORDS: dict[str, str] = {
    "组织机构": "机构改革 机构设置 内设机构 人员编制 议事协调机构 任免 职能配置",
    "综合政务": "政务公开 政府信息公开 信息公开 公文 政务服务 督查 信访 政府网站 政务新媒体 工作规则 常务会议 放管服 一网通办 营商环境 行政审批 档案 值班 民生实事 重点工作 政府工作报告",
    "国民经济管理、国有资产监管": "国民经济 价格 收费标准 统计 普查 固定资产投资 国有企业 国有资产 项目建设 社会信用 招标投标",
    "财政、金融、审计": "财政 预算 决算 专项资金 政府采购 税 金融 融资 贷款 担保 保险业 审计 债务 补助资金",
    "国土资源、能源": "土地 国土 自然资源 不动产 矿产 能源 电力 煤炭 测绘 征地 征收补偿 地质灾害 集体土地",
    "农业、林业、水利": "农业 农村 农民 乡村振兴 种植 养殖 畜牧 渔业 林业 林长 水利 河道 河长 防汛 抗旱 灌溉 耕地 粮食 农机 高标准农田 水库",
    "工业、交通": "工业 制造业 中小企业 交通 公路 道路运输 公共汽车 物流 港口 邮政 铁路 停车",
    "商贸、海关、旅游": "商贸 商务 消费 外贸 外资 招商 电子商务 会展 海关 口岸 旅游 景区 民宿 夜间经济",
    "市场监管、安全生产监管": "市场监管 食品 药品 产品质量 特种设备 标准化 知识产权 安全生产 消防 燃气安全 危险化学品 应急预案 经营主体 个体工商户",
    "城乡建设、环境保护": "城乡规划 城市管理 住房 保障性 物业 老旧小区 危房 建筑 市政 供水 供热 供气 垃圾 园林 环境保护 生态环境 大气 水污染 扬尘 污染 内涝 排水 雨水 噪声 公租房 加装电梯",
    "科技、教育": "科技 创新 科学 教育 学校 招生 入学 义务教育 幼儿园 学前 教师 校外培训 学生",
    "文化、广电、新闻出版": "文化 文物 非物质文化遗产 广播 电视 图书馆 博物馆 新闻出版 电影",
    "卫生、体育": "卫生 医疗 医院 疾病 疫情 健康 疫苗 中医 医保 医药 体育 全民健身 急救",
    "人口与计划生育、妇女儿童工作": "人口 计划生育 生育 育儿 托育 妇女 儿童 未成年人 婴幼儿",
    "劳动、人事、监察": "就业 创业 人力资源 社会保险 养老保险 失业 工伤 工资 职业技能 人才 公务员 事业单位招聘 劳动 农民工 高校毕业生",
    "公安、安全、司法": "公安 治安 户籍 户口 交通安全 禁毒 司法 法律援助 公证 调解 行政执法 行政复议 规范性文件 法治 重大行政决策 普法 养犬 犬",
    "民政、扶贫、救灾": "民政 社会救助 低保 最低生活保障 特困 养老 老年人 残疾人 孤儿 殡葬 地名 社区 村民委员会 慈善 救灾 减灾 扶贫 双拥 退役军人 优抚 婚姻登记 临时救助",
    "民族、宗教": "民族 宗教",
    "对外事务": "外事 友好城市 出国",
    "港澳台侨工作": "港澳 台湾 台胞 华侨 侨务",
    "国防": "国防 征兵 人民防空 人防 民兵 兵役",
}
"""Theme → words that speak for it. `其他` has none: it is what is left."""

OTHER = "其他"
_TITLE_WEIGHT, _ENOUGH = 6, 6


def stated_theme(text: str) -> str:
    """Give the official theme that a page's fact sheet names: 「综合政务/政务公开」; empty when it names none."""
    parts = [part.strip() for part in re.split(r"[\\/＼／|>＞,，]", text)]
    exact = next((part for part in parts if part in WORDS or part == OTHER), "")
    return exact or next((name for name in WORDS if name in text), "")


def guess_theme(title: str, texts: Sequence[str]) -> str:
    """Give the theme whose words weigh most, those in the title more than those in the text; 其他 when few speak for any."""
    title, text = title.replace("人民政府", ""), "".join(texts)[:6000].replace("人民政府", "")  # it holds 民政
    scores = {name: sum(_weight(word, title, text) for word in words.split()) for name, words in WORDS.items()}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] >= _ENOUGH else OTHER


def _weight(word: str, title: str, text: str) -> int:
    return len(word) * (_TITLE_WEIGHT * (word in title) + min(text.count(word), 5)) // 2
