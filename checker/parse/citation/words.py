"""The words and patterns by which references to norm texts are known.

Three sets: :data:`PATTERNS` of what may be (part of) a reference, each found at a place where one of its :data:`STARTS`
stands; :data:`MARKS`, words that decide the use of the references before them; :data:`HELPERS`, patterns for what stands
between and around them. All are compiled when they are first used.
"""

from __future__ import annotations

import re
from functools import cache

from fzzf_check.text.numerals import ARABIC, CHINESE

SPACE = r"[ \u3000\u00a0]*"
HAN = r"[\u3400-\u9fff]"
NUM = rf"[{CHINESE}{ARABIC}]{{1,9}}"
RANGE = "[—－–~～至到-]"
_AND = rf"(?:{SPACE}(?:[、，,和及]|{RANGE}){SPACE}"
_MORE = rf"{_AND}{NUM})*"
_MORE_ARTICLES = rf"(?:{SPACE}条?{SPACE}(?:[、，,和及]|{RANGE}){SPACE}{NUM})*"
_ENCLOSED = rf"[（(]{SPACE}{NUM}{SPACE}[）)]"
_YEAR_BRACKET = rf"[〔\[［【﹝(（]{SPACE}[12１２][0-9０-９]{{3}}{SPACE}[〕\]］】﹞)）]"
_SERIAL = rf"{SPACE}第?{SPACE}[0-9０-９]{{1,5}}{SPACE}号"
_SO_CALLED = "所[列引述称说]的?(?:法律|法规|条例|办法|规定)"  # 前条所列法律
_IN_BOOK = "[^《》。；！？\n\t]"

KINDS = (
    "实施办法|实施细则|实施方案|实施意见|工作方案|工作规则|指导意见|办法|规定|细则|条例|通知|意见|方案|决定|规则|规范|规程|通告|公告|"
    "制度|守则|措施|标准|指南|基准|准则|章程|预案|清单|目录|规划|计划|要点|纲要|文件"
)
_LAW = "(?:法律(?!服务|文书|顾问|援助|关系|效力|事务|知识|主体|人士|意见|专家|监督|手段|途径|常识|素养|审核|性)|行政法规|地方性法规|法规|部门规章|地方政府规章|政府规章|规章|规范性文件|国务院决定)"
_LAW_JOIN = "(?:(?:、|，|和|及|与|或者?|以及)?(?:其他|其它|有关|相关|国家|省|的){0,2})"

BASIS_WORDS = frozenset(("依照", "依据", "根据", "按照", "遵照", "参照", "比照", "依循", "对照", "依", "按", "凭"))
APPLY_WORDS = frozenset(("适用", "执行", "遵守", "从"))
VIOLATE_WORDS = frozenset(("违反", "违背", "抵触", "不符合"))
AMEND_WORDS = frozenset(("修改", "修订", "修正"))
_OTHER_LEADS = ("符合", "贯彻落实", "贯彻执行", "贯彻", "落实", "实施", "除", "废止")
_LEADS = sorted(
    (*BASIS_WORDS, *APPLY_WORDS - {"从"}, *VIOLATE_WORDS, *AMEND_WORDS, *_OTHER_LEADS), key=len, reverse=True
)
_NOT_BEFORE = {  # single characters that begin or end other words
    "依": "(?![法次托然靠赖旧规职申存])", "按": "(?![时期月年季日揭劳需比])", "凭": "(?<!文凭)(?![证据条票单借空])", "除": "(?<![解免消清拆扣排废删开去撤铲根驱剔切破]除)(?![名尘草险害])",
}  # fmt: skip
CLOSE_LEADS = frozenset(("依", "按", "除", "符合", "实施", "执行", "对照", "废止", "适用", *AMEND_WORDS))
LONGEST_NAME, SHORTEST_NAME, SHORTEST_LOCAL_NAME = 40, 2, 6  # characters of a name without 书名号
# characters between a lead-in and its work: an issuing body may stand there
REACH, CLOSE_REACH, PLAIN_REACH = 60, 24, 10

PATTERNS = {
    "BOOK": rf"《{_IN_BOOK}{{1,150}}?(?:《{_IN_BOOK}{{1,100}}》{_IN_BOOK}{{0,60}}?){{0,3}}》",
    "ARTICLE": rf"第{SPACE}{NUM}{_MORE_ARTICLES}{SPACE}条(?![例件])(?:{SPACE}之{SPACE}[一二三四五六七八九十]{{1,3}})?",
    "CLAUSE": rf"第{SPACE}(?:{NUM}{_MORE}|{_ENCLOSED}){SPACE}款",
    "ITEM": rf"第?{SPACE}{_ENCLOSED}{_AND}第?{_ENCLOSED})*{SPACE}项(?!目)|第{SPACE}{NUM}{_MORE}{SPACE}项(?!目)",
    "POINT": rf"第{SPACE}{NUM}{SPACE}目(?![标录前的])",
    "CHAPTER": rf"第{SPACE}{NUM}{SPACE}(?:分编|编|章|节)",
    "SELF": rf"本{SPACE}(?:《[^《》\n]{{1,40}}》|(?:暂行|试行)?(?:{KINDS})(?!学))",
    "OWN_PART": rf"本(?:条|款|项)(?=第|规定|所|的|前)|前(?:条|款|项|[两二三四五]{SPACE}[款条项])(?![件例目])(?!{_SO_CALLED})(?:第{NUM}项)?",
    "THE": (
        rf"本法(?![律规院人])|(?:该|此)(?:法(?![律规院人])|专条|条款|条(?![例件])|款(?![项式])|项(?=的?规定|第)|{KINDS})"
        r"(?:的?(?:规定|条款))?"
        rf"|前[条款项]{_SO_CALLED}"
    ),
    "ABOVE": (
        "(?:上述|前述|(?<![年月日天级人元岁倍次个项吨米件名处省市县两三])以上|上列|前列|前引|上引|这些|该等|相应|对应)(?:各|几|两|三|的|有关|相关)?(?:部)?"
        f"(?:{_LAW}(?:、?{_LAW})*|条例|办法|规定|条款|条文|文件|各条|专条|依据)(?!责任)|(?:据|依|照)此|依上"
    ),
    "GENERIC": (
        rf"(?:有关|相关|现行|统一|其他|其它)(?:的)?(?:{_LAW}(?:{_LAW_JOIN}{_LAW})*(?!责任)|(?:制度|政策)?规定|政策|要求)"
        rf"|{_LAW}(?:{_LAW_JOIN}{_LAW})+(?!责任|草案|草拟)"
        "|(?:国家|省|上级|中央)的?(?:规定|政策)"
    ),
    "NUMBER": rf"{_YEAR_BRACKET}{_SERIAL}(?:文件?)?",
    "MINUTES": rf"纪要(?:精神)?(?:{SPACE}{_YEAR_BRACKET}{_SERIAL})?",
    "PACT": "(?:合同|协议)(?:书|(?!总?价|金?额|款))|村规民约|(?:居民|市民|业主|村民)?公约|管理规约|自治章程|章程|责任[书状]|承诺书|保证书",
    "STANDARD": r"(?:GB|DB|HJ|JGJ|CJJ|JT|AQ|NY|SL|WS|TD)(?:\d{2})?(?:/[TZ])?\s?\d+(?:\.\d+)?(?:[—－–-]\s?\d{2,4})?",
    "NAME": f"(?:条例|法(?![律规院人制治定官庭典])|办法|细则|规定)(?<={HAN}{{3}})",
}  # fmt: skip
_PAREN_WORDS = "号|修[正订改]|[12][0-9]{3}|简称|[下统]称|试行|暂行|草案|版|令"
_IN_PAREN = r"(?:[^（）()。；\n\t]|[（(][^（）()\n\t]*[）)])"
_TAIL_WORDS = "规定|要求|精神|条款|内容|约定|标准|程序|条件|文件|法律责任"

LEAD = "|".join(word + _NOT_BEFORE.get(word, "") for word in _LEADS)
MARKS = (
    "(?P<ENACT>(?:制定|制订|出台|形成|提出|拟定)(?:了)?(?:本|如下|以下|下列)|特制[定订]|"
    "现(?:就|将|对|印发|制定|提出|结合|公布|通知|通告|公告)|(?:提出|公布|通知|通告|公告|规定|决定)如下|(?:修订|修改)本)"
    "|(?P<REPEAL>废止|停止执行|停止施行|失效|不再执行|不再适用)"
    "|(?P<AMEND>修改为|[作做]出?(?:如下|相应)的?(?:修改|修订))"
    "|(?P<OUTSIDE>(?:以外|之外|外)(?=[，,、的还另]))"
)

# What a reference may begin with, as short patterns: the scan stops nowhere else. Each begins with a plain character, so
# that the regular-expression engine can jump from one to the next.
STARTS = {
    "BOOK": "《", "ARTICLE": "第", "CLAUSE": "第", "ITEM": r"第 （(?<=[条款、和及至]（) \((?<=[条款、和及至]\()", "POINT": "第",
    "CHAPTER": "第", "SELF": rf"本(?=[{''.join(sorted({word[0] for word in KINDS.split('|')}))}暂试《\s])",
    "OWN_PART": f"本(?=[条款项]) 前(?=[条款项两二三四五])(?!.{_SO_CALLED})", "THE": "该 本法 此(?=[条款项专法办规细]) 前(?=[条款项]所)",
    "ABOVE": "上(?=[述列引]) 前(?=[述列引]) 以上 这些 该等 相应 对应 据此 依此 依上 照此",
    "GENERIC": "有关 相关 现行 统一 其[他它] 法律 法规 行政法规 地方性 地方政府规 部门规 政府规章 规章 规范性 国家 国务院决 上级 中央",
    "NUMBER": r"〔 \[(?=[12１２]) ［ 【(?=[12]) ﹝ （(?=[12]) \((?=[12])", "MINUTES": "纪要",
    "PACT": "合同 协议 村规 公约 居民公 市民公 业主公 村民公 管理规约 自治章 章程 责任[书状] 承诺书 保证书",
    "STANDARD": "GB DB HJ JGJ CJJ JT AQ NY SL WS TD",
    "NAME": "条例 法(?![律规院人制治定官庭典])(?<![依办方执违合司非做用说无]法) 办法 细则 规定",
}  # fmt: skip

HELPERS = {
    "LEAD": LEAD,
    "MARKS": MARKS,
    "PAREN": rf"{SPACE}[（(](?={_IN_PAREN}*(?:{_PAREN_WORDS})){_IN_PAREN}{{1,160}}[）)]",
    "TAIL": rf"{SPACE}等?[中里]?的?(?:有关|相关|具体|明确|上述|原则|基本|总体)?(?:{_TAIL_WORDS})",
    "OF": rf"{SPACE}(?:的|中的?|之|里的?|所列的?|规定的?)?{SPACE}",
    "SEP": rf"{SPACE}(?:、|，|,|和|及其?|与|以及|或者?|并|、?以及){SPACE}",
    "TO": rf"{SPACE}{RANGE}{SPACE}",
    "JOIN": (
        rf"{SPACE}(?:等?[中里]?的?(?:有关|相关|具体)?(?:规定|要求|精神))?{SPACE}(?:、|，|,|和|及其?|与|以及|或者?|并|、?以及)?"
        rf"(?P<body>{SPACE}(?:[\u3400-\u9fff、 ]{{0,40}})){SPACE}"
    ),
    "BEFORE_NUMBER": rf"(?:{HAN}|[（(]{HAN}+[）)]){{1,10}}$",
    "BEFORE_MINUTES": (
        f"(?:{HAN}{{1,8}}?(?:政府|局|委|办|办公室|厅|镇|乡|街道))?(?:第{NUM}次)?"
        "(?:常务|专题|党组|党委|协调|联席|工作|推进|(?:局长|主任|镇长|县长|市长|区长|省长)?办公)*会议?$"
    ),
    "BEFORE_GENERIC": "(?:国家|中央|省级?|市|县|州|上级|本省|我省|我市|本市|行业)(?:[和及、与](?:省|市|县|上级|地方|本省|我省))*的?$",
    "NO_NAME": rf"(?!{HAN}|[、（）]).",
    "STOP": "[。；！？\n]",
    "NAME_EDGE": (
        "(?:^|[依按]照|依据|根据|遵照|参照|比照|违反|适用|执行|符合|遵守|落实|实施|修[改订正]|废止|[、和与及按依对或除从在由以新])$"
    ),
    "SHORT": rf"(?:简称|[下统]称)(?:为)?[“\"「『《‘]?(?P<name>{HAN}{{3,16}})[”\"」』》’]?",
    "VERB": "[依按]|根据|违反|适用|执行|遵守|符合|落实|制定|修[改订正]|废止|现[就将对]|印发|处|不得|应当|可以|并|但|予以|实施|规定",
    "BREAK": "[，,。；！？\n\t》]|的规定|[处罚]|应当|不得|可以|(?:签订|订立)(?!的)|履行|解除",
    "GOES_ON": rf"{SPACE}(?:的?规定|所列|所称|第|至第|[、和及与]第)",
    "EDGE": "[、和与及对或]",
    "PLACED": f"{SPACE}(?:的|中)?{SPACE}第{SPACE}{NUM}",
    "LOCAL_NAME": (  # what a name without 书名号 looks like: 市物业管理办法, not 市政府有关规定
        "(?!.*(?:的|有关|相关|所在|所规定))(?:.+条例|.+(?:管理|保护|保障|促进|实施|监督|防治|处理|征收|补偿|登记|奖励|服务|处罚|若干)"
        "(?:暂行|试行|若干)?(?:办法|规定|细则))"
    ),
    "MAKES": "(?:制定|制订|出台|形成|提出|拟定)了?$",
}  # fmt: skip


@cache
def pattern(name: str) -> re.Pattern[str]:
    """One of :data:`PATTERNS` or :data:`HELPERS`, compiled."""
    return re.compile(PATTERNS.get(name) or HELPERS[name])
