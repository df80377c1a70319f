"""The rank of an instrument by the form of its title and number, for titles that the table does not know.

What may bear which name: only a law is called 法; 条例 are made by the State Council or by a people's congress that may
legislate; a county may make neither 条例 nor 规章; 办法 and 规定 are borne by several ranks, so that place and number decide.
"""

from __future__ import annotations

import re
from functools import lru_cache

from fzzf_check.facts import InstrumentRank
from fzzf_check.patterns import lazy

MEMORY = 2048  # titles whose rank is remembered; many files may not grow it
PROVINCES = (
    "北京市|天津市|上海市|重庆市|河北省|山西省|辽宁省|吉林省|黑龙江省|江苏省|浙江省|安徽省|福建省|江西省|山东省|河南省|湖北省|"
    "湖南省|广东省|海南省|四川省|贵州省|云南省|陕西省|甘肃省|青海省|台湾省|内蒙古自治区|广西壮族自治区|西藏自治区|宁夏回族自治区|新疆维吾尔自治区|香港特别行政区|澳门特别行政区"
)

# words that end or begin like a place and are none
_NO_PLACE = lazy(
    r"(?:城|都|超|集|股|上|楼|菜|房|夜|农贸|批发)市|(?:全|各|跨|外)(?:省|市|县)"
    r"|(?:社|小|园|校|景|库|灾|矿|林|牧|疫|片|辖|郊|山|厂|港|营|住宅|保护|名胜|开发|示范|行政|自治|特|新|滞洪|地|街|海|禁[渔养]|监管)区"
    r"|(?:城|村|乡|名|集|建制)镇|(?:城|下|家)乡|自治(?=条例)"
)
_LEVEL = lazy(r"(?:本|我)?(?P<level>省|市|自治区|自治州|州|县|旗)(?![场级属域外内际会容民城政区委直域])")
_TOP = lazy(rf"(?:{PROVINCES}|[\u4e00-\u9fff]{{2,9}}?自治区|[\u4e00-\u9fff]{{2,3}}省)")
_CITY = lazy(r"[\u4e00-\u9fff]{2,11}?(?:自治州|市(?![场政容民区域])|盟)")
_ZONE = lazy(r"[\u4e00-\u9fff]{2,3}经济特区")
_COUNTY = lazy(r"[\u4e00-\u9fff]{2,13}?(?P<kind>自治县|自治旗|县|旗)")
_BELOW = lazy(r"[\u4e00-\u9fff]{2,4}(?:区|镇|乡|街道)")

_TAIL = lazy(r"(?:[（(][^（）()]*[）)])+$")
_PAPER = lazy(
    r"(?:通知|意见|决定|决议|方案|计划|规划|纲要|通告|公告|通报|函|批复|指南|要点|清单|目录|措施|指引|预案|基准|守则|制度|须知|报告|"
    r"讲话|名单|规则|要求|办法摘要|政策|要求|部署|任务|图则|准则)$"
)
_STATUTE_NOT = lazy(r"(?:办|方|做|执|守|普|司|立|书|用|疗|技|算|手|违|合|非|说|看|民主|工作|打|佛|心|戏|魔|无)法$")
_STANDARD = lazy(r"^(?:GB|DB|HJ|JGJ|CJJ|NY|SL|WS|JT|TD|AQ|YY|LY|QX)[A-Z/]*\s?\d")
_TECHNICAL = lazy(r"(?:规程|技术规范|设计规范|导则|(?<![裁量评计积认收补救助偿助分定费])标准)$")
_AUTONOMY = lazy(r"(?:村规民约|居民公约|市民公约|公约|自治章程|章程|管理规约|议事规约|行规行约)$")
_CONTRACT = lazy(r"(?:合同|合同书|协议|协议书|责任书|责任状|承诺书|保证书|意向书|备忘录)$")
_PARTY = lazy(r"^(?:中国共产党|中共中央|党)")
_COURT = lazy(r"^最高人民(?:法院|检察院)|^关于(?:审理|办理|适用)[^》]*解释$")
_CONGRESS = lazy(r"人民代表大会|人大常委会")
_IMPLEMENTS = lazy(
    r"(?:实施|执行|贯彻)(?:《[^》]*法》|《?(?:中华人民共和国)?[\u4e00-\u9fff]+法》?)(?:的)?(?:若干|补充)?(?:办法|规定|细则|条例)$"
)
_NUMBER_RANKS: tuple[tuple[str, InstrumentRank], ...] = (
    (r"主席令", "法律"),
    (r"国务院(?:第\d+号)?令|国令", "行政法规"),
    (r"法释|高检发释", "司法解释"),
    (r"人(?:民代表大)?(?:会)?常(?:务)?委(?:员)?会(?:第\S{1,6}号)?公告|人大公告", "地方性法规"),
    (r"(?:省|市|州|自治区)(?:人民)?政府(?:第\S{1,6}号)?令", "地方政府规章"),
    (r"(?:部|总局|国家\S{1,8}局|委员会|委|总署|署|人民银行|[证银保]监会)(?:第\S{1,6}号)?令", "部门规章"),
    (r"国发|国办发|国函|国办函|[〔\[［【﹝]\d{4}[〕\]］】﹞]\d+号", "规范性文件"),
)
_BY_NUMBER = tuple((lazy(pattern), rank) for pattern, rank in _NUMBER_RANKS)


@lru_cache(MEMORY)
def rank_by_form(title: str, number: str = "") -> InstrumentRank:
    """The rank of ``title`` (without 《》; may be short or invented), helped by its document number; 不明 where the form
    leaves it open (办法, 规定 of a city may be a 规章 or a 规范性文件).
    """
    for pattern, rank in _BY_NUMBER:
        if number and pattern.search(number):
            return _resolution(title) or rank if rank == "规范性文件" else rank
    name = _TAIL.sub("", "".join(title.split()))
    return _by_name(name)


def _by_name(name: str) -> InstrumentRank:
    for pattern, rank in _PLAIN:
        if pattern.search(name):
            return rank
    if _TECHNICAL.search(name) and not place_level(name):
        return "标准"
    if _COURT.search(name):
        return (
            "司法解释"
            if re.search(r"(?:解释|规定|批复|规则|办法)(?:（[一二三四五六七八九十]+）)?$", name)
            else "规范性文件"
        )
    if _PARTY.search(name):
        return "党内法规" if re.search(r"(?:条例|准则|规则|规定|办法|细则|章程)$", name) else "规范性文件"
    if (resolution := _resolution(name)) is not None:
        return resolution
    if name.endswith("法") and not _STATUTE_NOT.search(name):
        return "法律"
    if name.endswith("条例"):
        return _ordinance(name)
    if _PAPER.search(name) and not name.endswith(("规则", "准则")):
        return "规范性文件"
    return _measures(name)


_PLAIN: tuple[tuple[re.Pattern[str], InstrumentRank], ...] = (
    (lazy(r"^(?:中华人民共和国)?宪法$"), "宪法"),
    (lazy(r"纪要$"), "会议纪要"),
    (_AUTONOMY, "自治规约"),
    (_CONTRACT, "合同"),
    (_STANDARD, "标准"),
)


def _resolution(name: str) -> InstrumentRank | None:
    """Decisions that rank by who took them: 全国人大常委会关于…的决定, 国务院关于…的决定, 某省人大常委会关于…的决定."""
    if not name.endswith(("决定", "决议")):
        return None
    if re.match(r"(?:中华人民共和国)?全国人(?:民代表大会|大)", name):
        return "法律"
    if name.startswith("国务院关于"):
        return "国务院决定"
    return "地方性法规" if _CONGRESS.search(name) else None


def _ordinance(name: str) -> InstrumentRank:
    level = place_level(name)
    if level == "自治县":
        return "自治条例和单行条例"
    if level in {"县", "乡镇"}:
        return "规范性文件"
    if level:
        return "自治条例和单行条例" if name.endswith("自治条例") else "地方性法规"
    return "地方性法规" if _CONGRESS.search(name) else "行政法规"


def _measures(name: str) -> InstrumentRank:
    """办法, 规定, 细则, 规则 and whatever else has no name of its own."""
    level = place_level(name)
    if name.startswith("国务院关于") and name.endswith("规定"):
        return "行政法规"
    if level in {"省", "市"} and (_IMPLEMENTS.search(name) or _CONGRESS.search(name)):
        return "地方性法规"
    if level in {"县", "自治县", "乡镇"} and re.search(r"(?:办法|规定|细则|规则|规范)$", name):
        return "规范性文件"
    return "不明"


@lru_cache(MEMORY)
def place_level(name: str) -> str:
    """The level of the place at the head of a title: 省 (also 自治区, 直辖市), 市 (also 自治州, 盟), 自治县, 县, 乡镇; ''
    where no place stands there. 浦东新区 under 上海市 counts by its first place.
    """
    if level := _LEVEL.match(name):
        return {"省": "省", "自治区": "省", "市": "市", "自治州": "市", "州": "市"}.get(level["level"], "县")
    for pattern, answer in ((_TOP, "省"), (_ZONE, "市"), (_CITY, "市"), (_COUNTY, "县"), (_BELOW, "乡镇")):
        place = pattern.match(name)
        if place and (place[0].endswith(("自治区", "特别行政区", "经济特区")) or not _NO_PLACE.search(place[0])):
            return _under(name[place.end() :], answer) if answer in {"省", "市"} else _own_kind(place, answer)
    return ""


def _own_kind(place: re.Match[str], answer: str) -> str:
    return "自治县" if answer == "县" and place["kind"].startswith("自治") else answer


def _under(rest: str, answer: str) -> str:
    """The level of 云川省清河县…: the last place of the chain; 经济特区 and 新区 do not lower it."""
    for pattern, lower in ((_CITY, "市"), (_COUNTY, "县"), (_BELOW, "乡镇")):
        place = pattern.match(rest)
        if place and len(place[0]) <= 8 and not _NO_PLACE.search(place[0]):
            return _own_kind(place, lower) if lower != "市" else _under(rest[place.end() :], lower)
    return answer
