"""What the sentences before say of the law that governs a predicate: its part of the sentence continues theirs, points back,
or stands under a law that they name as the one that rules the matter.

See :mod:`.scope` for where else a citation may stand.
"""

from __future__ import annotations

from dataclasses import dataclass

from fzzf_check.facts import Citation
from fzzf_check.parse.norm.predicate import Predicate, has, says
from fzzf_check.parse.norm.reading import CITE
from fzzf_check.patterns import lazy
from fzzf_check.text.sentences import start_of_part

_OF_A_PERMIT = frozenset({"许可", "权利义务", "竞争"})  # what a permit that the law has set keeps from doing
_ALIKE = 4  # so many characters in common: the paper bears the name of the matter
_PARTS_BACK = 3  # parts of sentences: the declaration, what must be had, what follows without it
_MEASURED = (  # how the rest of the sanction is measured by the article that was named
    f"并(处/)(按/按照/依照/依/照/在/于){CITE}",
    f"(罚款/罚/处罚)…(按/按照/依照/依/照/从/以/在/于/限于/限在/不超出/不超过/不突破/不高于/适用/执行){CITE}",
)
_DECLARES = (
    f"属于{CITE}(规定的/所列/列明的/确定的/明确的)",
    f"由{CITE}(的/)(规定/专门/明确/)(规制/调整/规范/设定/设立/规定/创设/确立/明确/划定/列明/界定)",
    f"{CITE}(已/已经/业已/早已/明文)(设/设定/设立/规定/创设/确立/明确)",
    f"{CITE}(设立/设定/规定/创设/确立)了",
    f"{CITE}对{{长名}}(已/已经/早已/)(有/设有/作/作出/作了/作出了)(明确/专门/)(规定/罚则/处罚规定)",
    f"(见/详见/适用/依照/按照)(于/){CITE}(的规定/规定/执行/)$",
    f"^{CITE}(规定/明确/要求)",
    f"，{CITE}(规定/明确/要求)(：/，/)(须/应当/应/必须/需)(先/事先/)(经/取得/报/由/申领/领取)",
    f"(是/为/属/属于/系){CITE}(保留的/设定的/设立的/规定的/列明的/确定的)",
    f"^{CITE}(管/管住/管着/针对/说/讲/罚/处罚/规制/规范/禁止/指向)(的/)(就/)是",
    f"^{CITE}(针对/管着/管住/规制){{长名}}$",
    f"(为/由/被/经/系){CITE}(所/)(明文/明确/)(规定/明确/设定/规范/列明/规制/禁止)(了/)$",
    f"(来自/源自/出自/源于/载于/来源于){CITE}",
    f"(许可/审批/批准/核准/许可证/处罚/罚款/罚则/没收/吊销/依据/责任)(的/)(依据/根据/出处/来源/法律依据/设定依据/处罚依据)(是/为/在/在于/：/见){CITE}",
    f"{CITE}(里/中/对此/都/已/已经/早/早已/)(写得/说得/讲得/规定得/写的/规定的/定得/列得/载得/交代得)(很/十分/非常/相当/清清楚楚/明明白白/一清二楚/清楚/明白/明确/具体/分明)",
    f"^{CITE}(专门/就是/专/)(处理/惩处/惩治/制裁/处置)(的/)",
    f"(处罚/罚则/罚款/没收/吊销/责任/后果/依据/幅度)(的/)(依据/根据/规定/)(就/均/都/已/)(在/写在/载于/载明于/见于/列在/规定在/明载于/出自){CITE}",
    f"，{CITE}(已/早已/早/均/都/对此/)(作/作了/作出/有/写有/列有/载有/设有/订有)(了/)(明确/专门/专条/)(规定/明文/罚则/交代/处罚/处理规定)",
    f"{CITE}(里/中/对此/均/都/已/已经/早已/)(有/写有/载有/列有/写明了/写明/列明/载明)(…/)(规定/条款/罚则/交代/说明/责任/处罚)",
    f"(属于/属/是/系){CITE}(所/)(禁止/不准/不允许)(的/)(情形/行为/做法/之列)",
    f"(处罚/法律责任/罚则/查处)(，/)(按/按照/依照/依据/适用/见){CITE}",
    f"^(根据/依照/按照/依据){CITE}……(须/应当/应/需)(经/办理/取得/报)…(审批/批准/许可/核准)",
)


def continues(condition: str) -> bool:
    """情节严重的, 拒不改正的, 逾期不改的: the same conduct, only worse; it keeps the basis of what went before."""
    return len(condition) <= 24 and has(condition, "加重情形")


@dataclass(frozen=True, slots=True)
class _Told:
    """What stands before a part of a sentence: all of it, the part right before, the citations of each."""

    earlier: str
    previous: str
    cited: list[Citation]
    near: list[Citation]


def told_before(predicate: Predicate) -> list[Citation]:
    """Tests 3 and 4: the segment or sentence before, where this one continues it or points back."""
    reading = predicate.reading
    stated = _stated(predicate) or _measured(predicate)
    earlier = reading.text[: predicate.segment.start]
    if stated or CITE not in earlier:
        return stated
    if predicate.act.kind == "收费" and says(predicate.up_to_act, "参照…(项目/单位/企业/标准/对象/办法)…"):
        return []  # 农户翻建住房的，参照上述项目计征: whom the law does not ask is asked after its likeness
    tail = earlier.rstrip("。；")
    if says(tail[start_of_part(tail, len(tail)) :], "(制定/制订)(本/{本文件}/办法/规定/方案)", "(通告/通知/规定)如下$"):
        return []  # 根据《》，制定本办法: it was made under that law, which governs none of its clauses
    if says(predicate.up_to_act + predicate.text[:2], "除…(处罚/处理/查处/罚则)…外，…(另/还/再/须/应/并)"):
        return []  # 除按罚则处罚外，由村委会另收: what follows is added to what the law has
    previous = tail[start_of_part(tail, len(tail)) :]
    near = reading.citations(len(tail) - len(previous), len(tail))
    told = _Told(earlier, previous, reading.citations(0, predicate.segment.start), near)
    for test in (_pointed_at, _announced, _same_permit, _graver_case, _goes_on, _of_one_article):
        found = test(predicate, told)
        if found is not None:
            return found
    return _declared(predicate)


def _pointed_at(predicate: Predicate, told: _Told) -> list[Citation] | None:
    """并按该条处罚款, 依前款处罚: words that point back."""
    within = f"(在/于){CITE}(限定/规定/确定/列明/所定/设定/划定)的…(以内/之内/内/范围)"
    if any(c.form == "指代" for c in predicate.reading.citations(predicate.segment.start, predicate.start)) and says(
        predicate.up_to_act, within
    ):
        return told.cited  # 在上述条文限定的数额以内决定罚款，并没收: the article that was named has the measure
    if predicate.act.kind == "强制" and says(predicate.up_to_act, "参照(上述/前款/前述)(做法/措施/办法/规定/方式)"):
        return []  # 尚未评定的，参照上述做法停电: whom the law does not reach is reached after its likeness
    words = "(依照同条/依据同条/按照同条/根据同条/依同条/依照同法/按照同法/前述/上述/该条/该专条/该罚则/该处罚/该条款/按罚则/依罚则/按照罚则/依照罚则/据此/依此/前款/该款/上列/该规定/前列/该法/该条例/依该)"
    if says(predicate.up_to_act, words) and says(told.earlier, f"{CITE}"):
        return told.near or told.cited
    return None


def _measured(predicate: Predicate) -> list[Citation]:
    """没收违法所得，并按该条处罚款; 罚款倍数以该条为准: the article pointed at has both."""
    if predicate.agent_without_power or not says(predicate.rest_of_segment, *_MEASURED):
        return []
    behind = predicate.reading.citations(predicate.end, predicate.segment.end)
    return [citation for citation in behind if citation.form == "指代"]


def _announced(predicate: Predicate, told: _Told) -> list[Citation] | None:
    """《》第N条对……已有规定: the part before says that the law rules the matter."""
    if not told.near or not has(told.previous, "宣示"):
        return None
    # 《》第N条对停止供电作了规定。……可以通知停止供电: the very measure is named there
    named = predicate.act.kind == "强制" and told.near[0].articles and predicate.text[-4:] in told.previous
    if _barred_besides(predicate, told.previous):
        return None
    return told.near if named or not _new_power(predicate) else None


_WITHOUT = (
    "^(凡/)(未/没有/未经)(取得/领取/申领/获得/批准/核准/许可/获批/获准/同意)…(的/，)……(不得/不准/不能/禁止/不予)$"
)
_CONSENT = "(审批/批准/许可/核准/审核/获批)"
_FIRST = (
    "(领证/办证/取证)，(领证/办证/取证)(之/以/)前(不得/不准/不能)$",
    "^(须/应当/应)先到{长名}窗口(领证/办证/取证)，$",
)


def _same_permit(predicate: Predicate, told: _Told) -> list[Citation] | None:
    """应当依《》第N条取得许可证；未取得的不得经营: who goes without what the law asks for, as that law has it."""
    words = predicate.text.replace("窗口", "")
    if predicate.act.kind != "许可" or not told.near or has(words, "无处罚权主体", "乡镇街道"):
        return None
    asked = f"(依/按/依照/按照/根据/依据){CITE}(的规定/规定/)(须/应当/应/)(取得/报经/报/征得/申领/办理/申请/经/领取)"
    held = says(told.previous, asked, f"(依照/按照/根据/依据){CITE}……(应当/应/须)(持有/取得)…(许可证/许可)$")
    bare = says(predicate.text, _WITHOUT, *_FIRST)
    procedure = says(
        told.previous, f"(依/按/依照/按照/根据/依据){CITE}(的规定/规定/)(办理/申请/实行/履行/报/取得)…{_CONSENT}"
    )
    before_it = procedure and says(predicate.text, f"^{_CONSENT}(同意/)(之前/以前/前)(不得/不准/不能)$")
    if (held and bare) or before_it:
        return told.near
    banned = says(told.previous, f"^(依照/按照/根据/依据){CITE}，(不得/禁止/严禁)(擅自/未经批准)")
    needed = banned and says(predicate.condition(), "(确需/需要/因{长名}需)")
    return told.near if needed and has(predicate.text, "行政机关") else None


def _graver_case(predicate: Predicate, told: _Told) -> list[Citation] | None:
    """情节严重的，…; 造成基金损失的，…; 逾期不清除的，组织强行清除: a condition that only makes the case before worse, or carries
    it out.
    """
    condition = predicate.condition()
    if not condition:
        carried_out = predicate.act.name == "代履行" and _ordered_before(predicate, told.previous)
        return told.near if carried_out and told.near else None
    harmed = predicate.act.name in _STATUTORY and says(condition, "^造成…(损失/后果/事故/危害)的$")
    worse = bool(continues(condition) or harmed) and not _new_power(predicate)
    if told.near and worse:
        led = says(told.previous, "(依照/依据/按照/根据/按/依)")
        fined = led and says(told.previous[: told.previous.find(led)], "(处/处以/并处)…{金额}…罚款")
        # 处三千元罚款，并依照《》处拘留: the law is for what follows it
        return [c for c in told.near if led and not fined] or _declared(predicate)
    if told.near and _ordered_before(predicate, told.previous):
        return told.near
    if told.near and _of_road_law(predicate, told):
        return told.near
    enforced = predicate.act.name == "强制执行" and continues(condition) and not predicate.agent_without_power
    return (_before_gain(predicate) or _of_sentence_before(predicate) or None) if worse or enforced else None


def _before_gain(predicate: Predicate) -> list[Citation]:
    """依照《》第N条责令改正；有违法所得的，没收违法所得；情节严重的，吊销证书: the gain stands between the article and its gravest case."""
    told = predicate.reading.text[: predicate.segment.start].rstrip("。；")
    since = start_of_part(told, len(told))
    if predicate.act.name not in _STATUTORY or not says(told[since:], "^(有/没有)违法所得的，"):
        return []
    told = told[:since].rstrip("。；")
    since = start_of_part(told, len(told))
    led = says(told[since:], f"(依照/依据/按照/根据){CITE}(的规定/规定/)……(责令/警告/处)")
    return predicate.reading.citations(since, len(told)) if led else []


def _of_road_law(predicate: Predicate, told: _Told) -> bool:
    """依照《道路交通安全法》第八十九条处罚款；拒绝接受罚款处罚的，可以扣留其非机动车: these are the words of that very article."""
    return (
        predicate.act.name == "扣押"
        and told.near[-1].title.endswith("道路交通安全法")
        and bool(told.near[-1].articles)
        and not predicate.agent_without_power
        and bool(says(predicate.condition(), "^(拒绝/拒不/不)(接受/缴纳)…罚…的$"))
        and bool(says(predicate.segment_text, "可以(扣留/暂扣)…车"))
    )


def _goes_on(predicate: Predicate, told: _Told) -> list[Citation] | None:
    """依照《》没收；可以并处…: the article goes on behind the semicolon, or the sentence begins with the sanction."""
    joined = predicate.phrase.of("JOIN", "AGENT") and not _begins_with_sanction(predicate)
    plain = not predicate.condition() and not joined and not _new_power(predicate)
    complete = says(told.previous, "(处罚/处理/查处)$")  # 依照《》处罚；…: all that the article has is said already
    behind = told.earlier.endswith("；") and not says(predicate.up_to_act, "(的/者)，")
    if told.near and plain and not complete and behind:
        return [c for c in told.near if says(told.previous, "(依照/依据/按照/根据)")]
    led = told.earlier.endswith("。") and says(told.previous, "(依照/依据/按照/根据)", f"^(按/依){CITE}")
    return told.near if told.near and led and _begins_with_sanction(predicate) else None


def _of_one_article(predicate: Predicate, told: _Told) -> list[Citation] | None:
    """违反《》第N条。由…处罚款: the part before names the article that was broken, or that rules this case."""
    named = says(
        told.previous,
        f"^{CITE}…规定",
        f"违反{CITE}",
        f"违反…{CITE}",
        f"属于{CITE}",
        f"(系/是){CITE}(所定/规定/设定)",
        f"(见/详见/参见){CITE}",
    )
    if told.near and named and not predicate.condition():
        return told.near
    # 根据《》第N条，禁止……；确需……的，应当经……批准: one article, its rule and its exception
    excepted = predicate.act.kind == "许可" and told.earlier.endswith("；")
    return told.near if told.near and excepted and says(told.previous, f"^(根据/依照/按照/依据){CITE}") else None


def _declared(predicate: Predicate) -> list[Citation]:
    """经营许可由《》第N条设定。企业应当先取得许可证；未取得的，不得供气: the law that a sentence before names as that which sets
    the permit or the penalty governs what the next two parts say of it, unless they ask for a paper of another name.
    """
    penalty = predicate.act.kind == "处罚"
    new = (
        _new_power(predicate) or _barred_besides(predicate, predicate.before)
        if penalty
        else has(_SQUAD.sub("", predicate.text.partition("，")[0]), "无处罚权主体")
    )
    if (not penalty and predicate.act.kind not in _OF_A_PERMIT) or new:
        return []
    if not penalty and (
        predicate.phrase.of("JOIN")
        or not (
            says(predicate.segment_text, "(许可/批准/核准/审批/获批/领证/无证)", "(批复/批准)(下来/到手)")
            or says(predicate.text, "^(未/无证/没有)")
        )
    ):
        return []
    told = predicate.reading.text[: predicate.segment.start]
    for _ in range(_PARTS_BACK):
        told = told.rstrip("。；")
        since = start_of_part(told, len(told))
        if _broken(predicate, told[since:]) or says(told[since:], *_DECLARES):
            return predicate.reading.citations(since, len(told))
        # 超限运输依照《公路法》第五十条管理。……应当申领超限运输车辆通行证: a paper named after the matter that the law rules
        ruled = says(told[since:], f"^{{长名}}(依照/按照/依据){CITE}(的规定/规定/)(实行/实施/进行/)(管理/许可/审批)$")
        if ruled and any(ruled[i : i + _ALIKE] in predicate.text for i in range(len(ruled) - _ALIKE + 1)):
            return predicate.reading.citations(since, len(told))
        told = told[:since]
    return []


def _broken(predicate: Predicate, before: str) -> bool:
    """……触犯《》第N条。主管部门责令停止；逾期不改的，处罚款: what an office may do about it, or a sum as statutes write it, is
    what that law has for the wrong.
    """
    if not says(
        before,
        f"(违反/触犯/违背/触碰)(了/){CITE}(的规定/规定/的/)(，属于{{长名}}/，构成{{长名}}/)$",
        f"(为/被/受/由/系/是){CITE}(所/明文/明令/明确/)(禁止/不许/不容/不准/不允许/不能容)",
    ):
        return False
    told = predicate.reading.text[predicate.sentence.start : predicate.end]
    return bool(
        says(
            told,
            "(由/^)…(主管部门/管理部门/行政部门/执法机构/救援机构/机关)",
            "^(由/)…局(应当/应/可以/可/先/责令/依法/会同/给予/予以/对)",
            "由(交通运输/农业农村/自然资源/生态环境/市场监管/市场监督管理/住房城乡建设/住建/城市管理/水利/水行政/林业/林草/应急管理/文化旅游/卫生健康/教育/民政/公安/商务/渔业/公路管理)(部门/机关/局)……可以(处/并处)…以下",
        )
        or says(predicate.text, "以上…以下", "每(平方米/亩/株/头/吨/立方米){金额}(以上/以下)")
    )


def _of_sentence_before(predicate: Predicate) -> list[Citation]:
    """适用《》第N条。责令改正，处罚款；拒不改正的，责令停业: the graver case stands two parts behind the law that applies."""
    told = predicate.reading.text[: predicate.sentence.start].rstrip("。；")
    since = start_of_part(told, len(told))
    applied = says(told[since:], f"(适用/依照/按照/依据/根据){CITE}(的规定/规定/)(处罚/处理/查处/)$")
    return predicate.reading.citations(since, len(told)) if applied or has(told[since:], "宣示") else []


_SQUAD = lazy("(?:交警|交通警察|消防|消防救援|治安|执法)大队")  # a part of the organ that the law names
_MATTER = lazy(
    "(?:中华人民共和国)?(?P<matter>[\u3400-\u9fff]{2,12}?)(?:安全|监督|行政|市场|经营|登记|许可)*(?:管理)?(?:条例|法|规定|办法)$"
)


def permit_of_law(predicate: Predicate) -> list[Citation]:
    """依《保安服务管理条例》第九条申请；未取得保安服务许可证的，不得…: the permit that the law cited before is named after."""
    if predicate.act.kind != "许可" or "许可证" not in predicate.text:
        return []
    return [
        citation
        for citation in predicate.reading.citations(0, predicate.start)
        if (title := _MATTER.match(citation.title))
        and any(f"{title['matter']}{kind}许可证" in predicate.text for kind in ("", "经营", "生产", "服务"))
    ]


def _begins_with_sanction(predicate: Predicate) -> bool:
    """。可以处五十万元以下罚款: a sentence that begins with the sanction goes on with the one before. So does 。处五万元以下罚款
    behind 根据《》……责令停止违法行为.
    """
    told = predicate.reading.text[: predicate.segment.start].rstrip("。；")
    ordered = says(told[start_of_part(told, len(told)) :], f"{CITE}……，由…(部门/机关/局)责令…$")
    begun = says(predicate.reading.text[predicate.segment.start : predicate.end], "^(对{长名}/)(可以/可/)(处/并处)")
    if ordered and begun and predicate.act.name in _STATUTORY:
        return True
    case = says(
        told[start_of_part(told, len(told)) :],
        f"^(依照/依据/按照/根据/按/依){CITE}……的，(由…/)(责令/扣留/收缴/没收/给予/予以/处)",
    )
    added = says(
        predicate.reading.text[predicate.segment.start : predicate.end],
        "^(同时/并/并可/)(对{长名}/)(同时/)(并/可以/可/)处{金额}以上{金额}以下",
        "^(同时/)(对{长名}/)(并/)处{金额}以上{金额}以下…罚款，(并/)(对{长名}/)(并/)处{金额}以上{金额}以下",
        "^(同时/)…罚款，有违法所得的(予以/并/一并)没收",
        "^(同时/)没收违法所得",
    )
    if case and added and predicate.act.name in _STATUTORY:
        return True
    return predicate.act.name in _STATUTORY and bool(
        says(
            predicate.reading.text[predicate.segment.start : predicate.end],
            "^(对{长名}/)(同时/)(可以/可/并可/可以并)(按{长名}/)(处/并处)",
        )
    )


def _ordered_before(predicate: Predicate, previous: str) -> bool:
    """依照《》第N条责令限期清除；逾期不清除的，组织强行清除: what was ordered under the article is carried out."""
    statute = "^(逾期/拒)(仍/)(不/未){长名}的，…主管部门可以(指定/组织/委托)…代为{长名}，(所需/)费用由违法者承担"
    costs = "^(逾期/到期/期满/拒)(仍/)(不/未){长名}的，(由/)…(主管部门/管理机构/该机构/该部门)(拆除/清除/代为{长名}/组织{长名})，(有关/所需/相关/)费用由"
    named = says(predicate.segment_text, statute, costs) and not has(predicate.segment_text, "乡镇街道")
    if named and predicate.act.name == "代履行":  # the words of the statute itself
        return bool(says(previous, f"(依照/依据/按照/根据/按/依){CITE}"))
    verb = says(predicate.text, "(清除/拆除/恢复原状/排除妨碍)")
    late = verb and says(
        predicate.condition() or predicate.up_to_act,
        f"^(逾期/到期/期满/过期/届期/限期内/拒)(仍/)(不/未)(改正/{verb}/拆/清/改)(的/)(，/)$",
    )
    ordered = late and says(previous, f"(依照/依据/按照/根据/按/依){CITE}……责令……(限期/停止/)(改正/建设/{verb})")
    return bool(ordered and not has(predicate.segment_text, "无处罚权主体", "乡镇街道"))


def _stated(predicate: Predicate) -> list[Citation]:
    """《…》第N条规定国家实行许可: the sentence only tells what the cited article says."""
    if says(predicate.sentence_text, f"^{CITE}…规定", f"^{CITE}(管/管住/针对/规制/处罚/罚)(的/)(就/)是") or _copied(
        predicate
    ):
        return predicate.reading.citations(predicate.sentence.start, predicate.start)
    return []


_THEN = lazy("(?:[ \u3000：:]|&emsp;|—)")


def _copied(predicate: Predicate) -> bool:
    """《…》第十二条　建设项目……: the sentence behind the citation and a gap is copied from it."""
    begins = predicate.sentence.start
    if predicate.reading.text[begins : begins + 1] in "-•·●":  # a mark of the list
        begins += 1
    cited = predicate.reading.cites.get(begins)
    return cited is not None and bool(cited.articles and _THEN.match(predicate.paragraph.text, cited.end))


def _new_power(predicate: Predicate) -> bool:
    """A new agent without power, or an act that no statute of penalties has."""
    agents = predicate.segment_text
    return (
        predicate.act.kind == "强制"
        or (predicate.act.kind == "处罚" and predicate.act.name not in _STATUTORY)
        or has(agents, "无处罚权主体")
    )


def _barred_besides(predicate: Predicate, told: str) -> bool:
    """三年内不得再申请开业: the law that is named for its fines need not have that."""
    return predicate.act.name == "限制从业" and not says(told, "(从业/禁业/资格/资质/申请)")


_STATUTORY = frozenset(
    {"罚款", "没收", "吊扣证照", "降低资质", "责令停产停业", "责令关闭", "行政拘留", "警告通报", "限制从业"}
)
