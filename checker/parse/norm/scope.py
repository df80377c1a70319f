"""Which citation governs a predicate (design: 依据的射程).

A citation led in by 依照、根据、按照 governs the acts behind it in its own phrase and the phrases that follow, until a new
condition, a new agent, or 并、另、还 with an act of another kind. A sentence that only says how bad it was (情节严重的) keeps
the citation of the sentence before. 上述行为违反《》, 该条, 据此 point back. 根据《》，制定本办法 covers nothing.
"""

from __future__ import annotations

from fzzf_check.facts import BasisFrom, Citation
from fzzf_check.parse.norm.clauses import Phrase
from fzzf_check.parse.norm.earlier import continues, permit_of_law, told_before
from fzzf_check.parse.norm.predicate import Predicate, has, says
from fzzf_check.parse.norm.reading import CELL, CITE, Reading
from fzzf_check.parse.norm.tokens import Token
from fzzf_check.patterns import lazy

LAWS = frozenset({"宪法", "法律", "监察法规", "行政法规", "国务院决定", "地方性法规", "自治条例和单行条例", "司法解释"})
REGULATIONS = frozenset({"规章", "部门规章", "地方政府规章"})
MAY_SET: dict[str, frozenset[str]] = {
    "处罚": LAWS | REGULATIONS,
    "强制": LAWS,
    "许可": LAWS | {"规章", "部门规章"},
    "收费": LAWS | REGULATIONS,
    "证明": LAWS,
    "停产停业": LAWS | REGULATIONS,
    "竞争": LAWS,
    "权利义务": LAWS | REGULATIONS | {"规范性文件"},
    "溯及": LAWS | REGULATIONS,
    "权限": LAWS | REGULATIONS,
    "纪要依据": frozenset(),
}
_STATUTORY_JOIN = lazy(r"(?:对[^，。；]{1,10})?(?:并|可以并|并可以?|可|或者)?处(?:以)?|并?(?:没收|责令|吊销|给予警告)")
_FINED_AS_WELL = lazy(
    r"并处(?:以)?罚款"
)  # 责令改正，逾期不改正的强制其履行并处以罚款: no sum, so it is that of the article
_BRACKETED = lazy(r"\s*[（(](?:参照|根据|依据|按照|依照|依|按|见|详见)[^（()）。；]*")
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁苏浙赣鄂桂甘晋蒙陕吉闽贵黔粤青藏川宁琼新"
_PRICED = lazy(
    f"(?:[{_PROVINCES}]|国家?)?(?:发改|计|物)?价(?:格|费|函|字|综|〔|规|发)|[{_PROVINCES}]?财(?:综|税|非税)|发改(?:价格|收费)"
)
_RATES = lazy(r"(?:国家|财政部|[省区]|自治区)[^》]*(?:物价|价格|发展改革|发展和改革|财政)[^》]*费[^》]*(?:标准|批复)")
_MAKING = lazy(r"(?:制定|制订|现就|特制定|结合|通告如下|通知如下|提出(?:如下|以下)|现将|印发|修订)")


def govern(predicate: Predicate) -> bool:
    """Find the citations that govern the predicate; note how. True if one of a sufficient rank does."""
    answers: tuple[tuple[BasisFrom, list[Citation]], ...] = (
        ("本句", _in_segment(predicate) or _inside(predicate) or _as_subject(predicate)),
        ("括注", _in_brackets(predicate)),
        ("前句", told_before(predicate)),
        ("前句", permit_of_law(predicate)),
        ("列举引语", _in_lead(predicate)),
        ("本条", _above(predicate)),
        ("表格依据栏", _in_row(predicate)),
        ("事项依据行", list(predicate.entry_basis)),
    )
    for name, found in answers:
        if found:
            found = _of_the_law_before(predicate, found)
            return _accept(predicate, found, name)
    return False


def _of_the_law_before(predicate: Predicate, found: list[Citation]) -> list[Citation]:
    """地点依照《…条例》第二十八条确定；违反的按第四十二条处罚: this document has no such article, the law named before has."""
    bare = [c for c in found if c.rank == "本文件" and c.articles and c.short.startswith("第")]
    if not bare or len(bare) < len(found):
        return found
    own = {unit.ordinal for unit in predicate.document.units if unit.rank == "条"}
    if any(article.article in own for c in bare for article in c.articles):
        return found
    before = predicate.reading.citations(predicate.sentence.start, predicate.start)
    laws = [c for c in before if c.rank in LAWS | REGULATIONS and c.articles and c.form in {"书名号", "简称"}]
    return laws[-1:] or found


def allowed_ranks(predicate: Predicate) -> frozenset[str]:
    """The ranks that may set this act (行政处罚法 arts. 10–14; 行政强制法 art. 10; 行政许可法 arts. 14–15).

    A department's rule (部门规章) usually carries out a statute and is let pass; that of a city or province is not.
    """
    if predicate.act.kind == "处罚" and predicate.act.name not in {"罚款", "警告通报"}:
        return LAWS | {"规章", "部门规章"}
    return MAY_SET[predicate.act.kind]


def _accept(predicate: Predicate, found: list[Citation], where: BasisFrom) -> bool:
    predicate.basis, predicate.basis_from = tuple(found), where
    names = "、".join(citation.short for citation in found)
    allowed = allowed_ranks(predicate)
    if "不问依据" in predicate.act.marks:
        predicate.note(f"引用了{names}，但所写的内容超出该依据，不以它为准")
        predicate.basis, predicate.basis_from = (), ""
        return False
    named_only = all(citation.rank in LAWS and not citation.articles for citation in found)
    if predicate.act.kind == "强制" and predicate.decided_by("村居组织"):
        predicate.note(f"引用了{names}，但行政强制措施权不得委托，村居组织没有强制权，不以它为准")  # 行政强制法 art. 17
        predicate.basis, predicate.basis_from = (), ""
        return False
    if predicate.act.kind == "强制" and predicate.agent_without_power and named_only:
        predicate.note(f"引用了{names}，没有写条文，由没有强制权的组织实施，不以它为准")
        predicate.basis, predicate.basis_from = (), ""
        return False
    priced = predicate.act.kind == "收费" and any(_PRICED.match(citation.number) for citation in found)
    if priced or any(citation.rank in allowed or _of_the_state_council(citation) for citation in found):
        predicate.note(f"依据（{where}）：{names}，位阶可以设定{predicate.act.kind}，本文件只是照此实施")
        return True
    if any(citation.rank == "不明" for citation in found):
        predicate.note(f"依据（{where}）：{names}，位阶没有查明")
        predicate.doubt(f"所引{names}是否属于可以设定{predicate.act.kind}的法律、法规、规章")
        return False
    if any(_of_the_centre(citation) for citation in found):
        predicate.doubt(f"所引{names}是上级文件，须核实它所实施的法律、法规")
    predicate.note(f"依据（{where}）：{names}（{found[0].rank}），这一位阶不得设定{predicate.act.name}")
    return False


def _of_the_state_council(citation: Citation) -> bool:
    """A decision of the State Council, or a price and fee catalogue that only it and the provinces keep."""
    title = citation.title
    return (
        (title.startswith("国务院") and title.endswith("决定"))
        or any(word in title for word in ("目录", "定价", "收费"))
        or bool(_RATES.search(title))
    )  # 省物价局关于垃圾处理费标准的批复


def _of_the_centre(citation: Citation) -> bool:
    words = citation.title + citation.number
    return citation.rank == "规范性文件" and any(
        mark in words for mark in ("国务院", "国办", "国发", "中共中央", "财政部")
    )


def _laws(predicate: Predicate, phrase: Phrase, before: int) -> list[Token]:
    """The citations of a phrase up to a place; 不按照与学校签订的合同供餐的 names a wrong and no basis."""
    text = predicate.reading.text
    return [
        token
        for token in phrase.of("LAW")
        if token.end_pos <= before and not text[: token.start_pos].endswith(("不", "未", "没有"))
    ]


def _cited(reading: Reading, tokens: list[Token]) -> list[Citation]:
    return [c for token in tokens for c in reading.citations(token.start_pos, token.end_pos)]


def _in_segment(predicate: Predicate) -> list[Citation]:
    """Tests 1 and 2: the citation of the same phrase, or of an earlier phrase whose scope still runs."""
    if not predicate.segment.of("LAW"):
        return []
    governing: list[Token] = []
    acted = False
    for phrase in predicate.segment.phrases:
        if phrase.start > predicate.start:
            break
        laws = _laws(predicate, phrase, predicate.end if phrase is predicate.phrase else phrase.end)
        if governing and not laws and acted and _scope_ends(predicate, phrase):
            governing = []
        acted = acted or bool(phrase.of("ACT"))
        if laws and not _MAKING.match(predicate.reading.text[phrase.end :]):
            governing = laws
    if governing and _exceeds(predicate, governing[-1]):
        return []
    if not governing and predicate.phrase.of("LAW"):
        governing = _laws(predicate, predicate.phrase, predicate.phrase.end)
        if not says(predicate.rest, "(执行/适用/办理/收取/实施/处理/处罚)"):
            governing = []
    return _cited(predicate.reading, governing)


def _inside(predicate: Predicate) -> list[Citation]:
    """未经批准擅自挖掘……的，依照《》第N条责令停止: the article that punishes it is the one that asks for the approval; not so
    where a paper of another name is missing (未取得准营牌的，依照《》处罚). 未经验收的，依照《》第N条不得使用 is that ban itself.
    """
    act = predicate.act
    if act.kind == "竞争" and says(predicate.rest_of_segment, f"^…的，(依照/依据/按照/根据){CITE}"):
        return predicate.reading.citations(predicate.end, predicate.segment.end)  # 只能由一家承担的，依照《》第N条…
    if (act.kind in {"溯及", "强制", "收费", "权利义务"} or act.name == "限制外地进入") and says(
        predicate.text, f"(依照/依据/按照/根据/由{{长名}}按/由{{长名}}依){CITE}"
    ):  # 2022年以来违规领取的，依照《》追回；逾期不清除的，由县政府依照《》第N条强行清除，费用由其承担
        return predicate.reading.citations(predicate.start, predicate.end)
    if act.kind == "许可" and says(
        predicate.text, f"(取得/领取/申领/申请/办理){CITE}(规定/设定/要求/所定)的…(许可/许可证/批准)"
    ):
        return predicate.reading.citations(predicate.start, predicate.end)
    if act.name == "许可证件" and _conditions_told(predicate):
        return predicate.reading.citations(predicate.segment.start, predicate.end)
    if act.kind != "许可" or not says(predicate.text, f"(依照/依据/按照/根据/按/依)…{CITE}"):
        return []
    if says(
        predicate.text, f"(依照/依据/按照/根据/按/依){CITE}(的/)(规定/)(，/)(不得/不准/不能/禁止/不予/暂缓/停止/责令)"
    ):
        return predicate.reading.citations(predicate.start, predicate.end)
    missing = predicate.text.partition("，")[0]
    general = (
        act.name == "审批同意"
        or has(missing, "法定证照")
        or says(missing, "^(无证/无照)…的$", "(许可证/许可/批准文件)(的/，/$/擅自/从事)")
    )
    return predicate.reading.citations(predicate.start, predicate.end) if general else []


def _conditions_told(predicate: Predicate) -> bool:
    """须具备《…条例》第十五条列明的条件，取得经营许可证后方可供气: the law that has the conditions has the permit as well; a paper
    of a township or of a body without power is in no law.
    """
    told = predicate.so_far[predicate.segment.start - predicate.sentence.start :]
    met = f"(具备/符合/满足/达到){CITE}(所/)(规定/列明/列举/载明/要求/明确/设定/确定/列/定)(的/)…(条件/要求/标准)"
    paper = says(told, f"{met}……(许可证/许可/批准书/经营证/执业证)")
    return bool(paper) and not says(told, "(除/另/还)…") and not has(told, "乡镇街道", "无处罚权主体")


def _as_subject(predicate: Predicate) -> list[Citation]:
    """《…条例》第三条对……实行许可制度: the law itself is what sets it; the sentence says so."""
    told = predicate.reading.text[predicate.sentence.start : predicate.start]
    if says(predicate.rest_of_segment, f"^(，/)(系/是/为/属)(由/依/依据/){CITE}…(所定/规定/设定/要求)"):
        return predicate.reading.citations(predicate.end, predicate.segment.end)
    named_behind = f"，(法律/处罚/设定/其/)(依据/根据)(为/是/系/：){CITE}(、{CITE}/)(。/；/$)"
    if says(predicate.rest_of_segment, named_behind):  # 五年内不得申请许可，依据为《》第N条
        return predicate.reading.citations(predicate.end, predicate.segment.end)
    shown = f"^(，/)(依据/法律依据/根据)(为/是/系/：/){CITE}(的规定/规定/)(，/。/；/$)"
    if predicate.act.kind in {"许可", "证明", "权利义务"} and says(predicate.rest_of_segment, shown):
        return predicate.reading.citations(predicate.end, predicate.segment.end)  # 须经核准，依据《》第N条，其余备案
    if predicate.act.kind == "许可" and _declared_behind(predicate):
        return predicate.reading.citations(predicate.end, predicate.segment.end)
    seen = (f"^(见/详见/参见/适用/对照){CITE}(的规定/规定/)，", f"(部门/机关/机构/局)(适用/对照){CITE}(的规定/规定/)，")
    if predicate.act.kind == "处罚" and says(told, *seen):  # 未建立台账的，见《》第N条，由农业部门责令改正
        return predicate.reading.citations(predicate.sentence.start, predicate.start)
    if predicate.act.kind == "收费" and says(predicate.rest_of_segment, *_RATED):  # 登记费每件80元，执行《…收费标准…》
        return predicate.reading.citations(predicate.end, predicate.segment.end)
    carried = f"，具体(依照/按照/依据){CITE}(的规定/规定/)执行$"
    if predicate.act.kind == "处罚" and says(predicate.rest_of_segment.rstrip("。；"), carried):
        return predicate.reading.citations(predicate.end, predicate.segment.end)
    behind = f"^(，/)(具体/程序/)(依照/按照/依据){CITE}(的规定/规定/)(办理/执行/报批/实施)"
    if predicate.act.kind == "许可" and says(predicate.rest_of_segment, behind):  # 报镇政府审批，依照《》第N条办理
        return predicate.reading.citations(predicate.end, predicate.segment.end)
    if predicate.act.kind == "许可" and says(told, f"属于{CITE}(规定的/所列/列明的/确定的)…(许可/审批/范围/情形/活动)"):
        return predicate.reading.citations(predicate.sentence.start, predicate.start)
    if says(told, f"^{CITE}(的/)(规定/)(对/将/把/规定/明确/要求/授权/设定/设立)"):
        return predicate.reading.citations(predicate.sentence.start, predicate.start)
    return []


_RATED = (
    f"^…(，/)(收费/)(标准/)(执行/按/按照/依照/依据){CITE}(的/)(规定/标准/)(执行/收取/办理/征收/$/。/；/，)",
    f"^(，/)(收费/)(标准/比例/)(执行/按/按照/依照/依据){CITE}(和/及/以及/与){{长名}}(批准/公布/核定/规定/制定/批复)(的/)"
    "(收费/)(标准/比例/费率/)(执行/收取/办理/征收/，/$/。/；)",
)  # …一并征收，依照《…》第五十八条和市人民政府批准的标准执行


def _declared_behind(predicate: Predicate) -> bool:
    """实行许可制度，《条例》第N条已有规定; 国家实行许可证制度，见于《条例》对此已有的规定: a law named behind has set the permit."""
    rest = predicate.rest_of_segment
    pointed_to = f"，(见/详见/参见/即/)(于/){CITE}(对此/对其/中/)(已/已经/早已/均/都/)(有/作/作出/作了/有了/)…(规定/明文/设定/规范/条文/$)"
    if says(predicate.text, "(实行/实施)") and says(rest, pointed_to):
        return True
    written = f"{CITE}(…/)(已/早已/均已/对此已/对此/都)(有/作/作了/作出/有了)(明确/专门/)规定"
    return bool(says(rest, f"^，{CITE}", f"^{{长名}}，{written}") and says(rest, written))


def _in_brackets(predicate: Predicate) -> list[Citation]:
    """缴纳工本费20元（参照…号文）: the basis stands in brackets right behind the act."""
    reading = predicate.reading
    cited = reading.cites.get(predicate.end)
    if cited is None:
        return []
    between = predicate.paragraph.text[reading.back(predicate.start, predicate.end)[1] : cited.start]
    return [cited] if _BRACKETED.fullmatch(between) else []


def _scope_ends(predicate: Predicate, phrase: Phrase) -> bool:
    text = predicate.reading.text[phrase.start : phrase.end]
    if phrase.shape == "condition" and not continues(text):
        return True
    if phrase.of("AGENT") and phrase.of("ACT") and phrase is predicate.phrase:
        return predicate.act.kind != "处罚" and _earlier_act(predicate)
    joined = phrase.of("JOIN")
    upto = predicate.start if phrase is predicate.phrase else phrase.end
    return bool(
        joined
        and phrase.of("ACT")
        and joined[0].start_pos <= upto
        and _earlier_act(predicate)
        and not _STATUTORY_JOIN.match(text)
        and not _FINED_AS_WELL.match(text, joined[0].start_pos - phrase.start)
    )


def _earlier_act(predicate: Predicate) -> bool:
    return any(
        token.type == "ACT" and token.start_pos < predicate.phrase.start
        for p in predicate.segment.phrases
        for token in p.tokens
    )


_KEEPS_OUT = frozenset({"限制从业", "停办业务", "取消资格", "限制交易", "失信惩戒"})
_PUNISHED_ALREADY = "^(的/)(规定/)…(没收/罚款/处罚/处理/查处/警告)(完毕/完结/到位/)(之后/以后/后)，"


def _exceeds(predicate: Predicate, law: Token) -> bool:
    """除罚款外 and the like: what follows is added to what the citation has; so is what follows 除依照《》第N条处罚外, and
    依照《》处罚，另行: all that the article has is said already.
    """
    between = predicate.reading.text[law.end_pos : predicate.start]
    cited = predicate.reading.citations(law.start_pos, law.end_pos)
    done = "^(的约定/约定/的规定/)(处理/进行/执行/办理/履行/解决/实行)，……(的/者)，"
    if cited and cited[0].rank == "合同" and says(between, done):  # 欠费的按合同处理，催缴未果的，锯断水管
        return True
    if says(between, "^({长名}/)(处罚/处理/查处)，(并/)(另/另行/另外/此外/还)"):
        return True
    if predicate.act.name in _KEEPS_OUT and says(between, _PUNISHED_ALREADY) and "吊销" not in between:
        return True  # 按《》第N条没收、罚款之后，五年内不准其开店: the article ends with the fine
    if predicate.act.name == "罚款" and says(
        between + predicate.text,
        "^({长名}/)(处罚/处理/查处)，…(另对/另罚/再罚/再处/加罚/加处/再对/同额罚款/连带罚款)",
        "^({长名}/)(处罚/处理/查处)，{长名}(同时/还/另)对{长名}(另/再/加)(处/罚)",
    ):  # 由交警依照《》第N条处罚，运管所再对车主处罚款: a second fine for the same thing
        return True
    if says(between, "^…(外/以外/之外)，") and says(
        predicate.reading.text[: law.start_pos][-12:], "除(由…/)(依照/按照/依据/根据/适用/依/按/)$"
    ):
        return not says(between, "(依照/按照/依据/根据/依法)")
    return bool(says(between, "除…(外/以外/之外)", "(另/还/此外/同时另)…(应当/须/要/需)"))


def _in_lead(predicate: Predicate) -> list[Citation]:
    """依照《》第N条，按下列规定处罚：（一）… the items stand under the citation of their lead-in."""
    lead = predicate.lead
    if lead is None or CITE not in lead.text:
        return []
    if says(lead.text, f"(依照/依据/按照/根据/按)…{CITE}") and not _MAKING.search(lead.text):
        return lead.citations(0, len(lead.text))
    return []


def _above(predicate: Predicate) -> list[Citation]:
    """The paragraph before in the same article, where this one points back or only says how bad it was."""
    above = predicate.above
    if above is None or CITE not in above.text or predicate.before:
        return []
    own = predicate.up_to_act
    if says(own, "(前款/上款/前述/上述/该条/据此)") or continues(predicate.condition() or "无" * 30):
        if predicate.act.kind == "强制":
            return []
        return above.citations(0, len(above.text))
    return []


def _in_row(predicate: Predicate) -> list[Citation]:
    """A table row with a citation in its 依据 column, or anywhere in a row without such a column."""
    row = predicate.paragraph.row
    if row is None and CELL not in predicate.reading.text:
        return []
    return predicate.reading.citations(0, len(predicate.reading.text))
