"""What a reference is used for, and what 该法, 上述规定 and 前款 point to."""

from __future__ import annotations

import pytest
from citing import cited, only

from fzzf_check.facts import Article


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("依照《城市绿化条例》第二十六条处罚。", "依据"),
        ("由城管部门按《城市绿化条例》处理。", "依据"),
        ("适用《城市绿化条例》第二十六条。", "依据"),
        ("具体标准执行《云岭省物业收费办法》。", "依据"),
        ("《城市绿化条例》第二十六条规定，损坏树木的应当赔偿。", "依据"),
        ("排水许可由《城镇排水与污水处理条例》第二十一条设定。", "依据"),
        ("第一条　根据《城市绿化条例》，结合本县实际，制定本办法。", "制定依据"),
        ("依据《城市绿化条例》，现就有关事项通知如下。", "制定依据"),
        ("为贯彻落实《城市绿化条例》，制定本方案。", "制定依据"),
        ("违反《城市绿化条例》的，责令改正。", "违反"),
        ("除《城市绿化条例》规定的情形外，不得砍伐。", "除外"),
        ("《云岭县绿化办法》同时废止。", "废止"),
        ("废止《云岭县绿化办法》。", "废止"),
        ("《云岭县绿化办法》第三条修改为：“县城管局负责绿化工作。”", "修改"),
        ("修订《云岭县绿化办法》。", "修改"),
        ("组织学习《城市绿化条例》。", "提及"),
        ("符合《城市绿化条例》规定条件的，可以申请。", "提及"),
        ("《城市绿化条例》规定的情形消失后，应当恢复。", "提及"),
    ],
)
def test_用途由引语和后文决定(text: str, use: str) -> None:
    assert cited(text)[0].use == use


def test_引精神不是引条文() -> None:
    citation = only("根据《城市绿化条例》精神，对占绿的商户断水断电。")
    assert citation.use == "提及"
    assert "精神" in citation.note


def test_废止只落在最后一个名称上() -> None:
    _, old = cited("《居住证暂行条例》施行后，《云岭县暂住人口办法》同时废止。")
    assert old.use == "废止"
    assert cited("《居住证暂行条例》施行后，《云岭县暂住人口办法》同时废止。")[0].use != "废止"


def test_解除合同不是除外() -> None:
    assert all(c.use != "除外" for c in cited("情节严重的，解除聘用合同。"))


def test_该法指前一句所引的法律() -> None:
    law, that = cited("《中华人民共和国水法》对取水作了规定。取水人应当依照该法第四十八条申请许可。")
    assert (that.form, that.title) == ("指代", law.title)
    assert that.articles == (Article(48),)


def test_该条例指最近的条例_不是最近的法律() -> None:
    *_, that = cited("依照《城市绿化条例》和《中华人民共和国水法》管理。违反该条例的，责令改正。")
    assert that.title == "城市绿化条例"


def test_该条指前面引的那一条() -> None:
    *_, that = cited("关于占道，适用《城市道路管理条例》第四十二条。执法人员应当依照该条第二款处理。")
    assert (that.title, that.articles) == ("城市道路管理条例", (Article(42, 2),))


def test_该专条指前面提到的法律() -> None:
    *_, that = cited("关于采砂，《中华人民共和国长江保护法》已有专条。发现非法采砂的，依该专条处理。")
    assert (that.title, that.use) == ("中华人民共和国长江保护法", "依据")


def test_前述条款指前一句并列的各部法规() -> None:
    found = cited(
        "《城市道路管理条例》第四十二条、《云岭省市容条例》第二十条至第二十五条对遗撒已有规定。应当在前述条款规定的幅度内处罚。"
    )
    assert [c.title for c in found[2:]] == ["城市道路管理条例", "云岭省市容条例"]
    assert [c.form for c in found[2:]] == ["指代", "指代"]
    assert found[3].articles == (Article(20, to=25),)


def test_前面没有引过法的上述规定_是本文件自己的规定() -> None:
    citation = only("第三条　违反上述规定的，责令改正。")
    assert (citation.form, citation.rank) == ("指代", "本文件")


def test_据此指前一句的依据() -> None:
    *_, that = cited("《中华人民共和国水法》第三十七条禁止设置障碍。据此，有关部门应当责令清除。")
    assert that.title == "中华人民共和国水法"


def test_没有先行词的据此不是援引() -> None:
    assert cited("会议听取了汇报，据此作出决定。") == ()


def test_前款和前条是本文件的条文() -> None:
    clause, article = cited("第六条　违反前款规定的，责令改正；违反前条规定的，给予警告。")
    assert (clause.rank, clause.articles) == ("本文件", (Article(6),))
    assert (article.rank, article.articles) == ("本文件", (Article(5),))


def test_前两条写成范围() -> None:
    assert only("第六条　违反前两条规定的，责令改正。").articles == (Article(4, to=5),)


def test_该项目和该条款不指法律() -> None:
    assert cited("该项目应当按期完工。", "该条件成就后付款。") == ()


def test_一年以上的规章不是上述规章() -> None:
    assert all(c.form != "指代" for c in cited("对已施行1年以上的规章进行评估。"))


def test_远处的法律不作先行词() -> None:
    texts = ["第一条　根据《中华人民共和国水法》，制定本办法。", *[f"第{n}条　应当加强管理。" for n in "二三四五六"]]
    assert all(c.form != "指代" for c in cited(*texts, "第七条　依照该法处理。"))


def test_逗号之后是新的分句_不与前面的名称并列() -> None:
    first, second = cited("考试要求见《云岭县考试方案》，组织工作按《云岭县考务规则》执行。")
    assert (first.use, second.use) == ("提及", "依据")


def test_特制定本办法不是援引本办法() -> None:
    assert [c.title for c in cited("根据《城市绿化条例》，特制定本办法。", title="云岭县绿化办法")] == ["城市绿化条例"]


def test_引精神之后现将印发的文件不是同一组依据() -> None:
    spirit, issued = cited("根据《城市绿化条例》精神，现将《云岭县绿化办法》印发你们。")
    assert ("精神" in spirit.note, "精神" in issued.note) == (True, False)


@pytest.mark.parametrize(
    "text", ["按照市人民政府规定承担费用。", "按市教委的规定办理。", "依照集中交易市场管理规定处理。"]
)
def test_机关的规定不是有名称的文件(text: str) -> None:
    assert cited(text) == ()


def test_摘引法律时的本法指那部法律_没有引过则不是援引() -> None:
    *_, that = cited("《中华人民共和国水法》规定，违反本法第三十七条的，责令清除。")
    assert (that.title, that.articles) == ("中华人民共和国水法", (Article(37),))
    assert cited("本法人单位应当依时申报。") == ()
