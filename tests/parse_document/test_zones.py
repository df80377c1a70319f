"""The zones of a document: page, masthead, title, addressee, body, closing, annexes, imprint."""

from __future__ import annotations

import pytest
from texts import NOTICE, document, html, paragraph_of, places


def zones_of(text: str) -> list[tuple[str, str]]:
    return [(paragraph.zone, paragraph.text) for paragraph in document(text).paragraphs]


def test_通知和所附办法是一份文件的两部分() -> None:
    found = document(NOTICE)
    assert found.title == "云岭县人民政府关于印发云岭县河道采砂管理办法的通知"
    assert found.issued == "云岭县河道采砂管理办法"
    assert {p.part for p in found.paragraphs} == {0, 1}
    assert paragraph_of(NOTICE, "现印发给你们").part == 0
    assert paragraph_of(NOTICE, "第一条").part == 1
    assert {unit.part for unit in found.units} == {1}


def test_各区各归其位() -> None:
    zones = {text: zone for zone, text in zones_of(NOTICE)}
    assert zones["云政规〔2024〕3号"] == "版头"
    assert zones["各乡镇人民政府，县直各部门："] == "主送"
    assert zones["云岭县人民政府"] == "署名"
    assert zones["2024年3月5日"] == "署名"
    assert zones["（此件公开发布）"] == "附注"
    assert zones["抄送：县委办公室，县人大常委会办公室。"] == "版记"
    assert zones["云岭县人民政府办公室　　　　2024年3月6日印发"] == "版记"


def test_标题可以分几行() -> None:
    text = "云岭县人民政府办公室\n关于印发云岭县促进服务业\n高质量发展若干措施的通知\n云政办发〔2024〕7号\n各乡镇人民政府：\n现将措施印发给你们。\n"
    assert document(text).title == "云岭县人民政府办公室关于印发云岭县促进服务业高质量发展若干措施的通知"


def test_标题上方的发文机关标志不是标题() -> None:
    text = "云岭县人民政府文件\n云政发〔2024〕7号\n云岭县人民政府关于加强消防工作的意见\n各乡镇人民政府：\n现提出以下意见。\n"
    found = document(text)
    assert found.title == "云岭县人民政府关于加强消防工作的意见"
    assert found.field("发文机关标志").value == "云岭县人民政府文件"  # type: ignore[union-attr]


def test_版头各要素() -> None:
    text = (
        "000012\n机密★1年\n特急\nYLFGS—2024—3\n云岭县人民政府文件\n云政发〔2024〕7号　　　　签发人：王某\n"
        "云岭县人民政府关于加强消防工作的意见\n各乡镇人民政府：\n现提出以下意见。\n"
    )
    found = document(text)
    assert [(f.name, f.value) for f in found.fields if f.name in {"份号", "密级", "紧急程度", "登记编号", "发文字号", "签发人"}] == [
        ("份号", "000012"), ("密级", "机密★1年"), ("紧急程度", "特急"), ("登记编号", "YLFGS—2024—3"), ("发文字号", "云政发〔2024〕7号"),
        ("签发人", "王某"),
    ]  # fmt: skip


def test_附件说明下的序号不是条目() -> None:
    text = (
        "云岭县关于加强消防工作的通知\n各乡镇人民政府：\n现通知如下。\n附件：1．消防工作任务表\n2．消防工作联系人名单\n\n"
        "云岭县人民政府\n2024年3月5日\n"
    )
    found = document(text)
    assert found.units == ()
    assert [p.text for p in found.paragraphs if p.zone == "附件说明"] == [
        "附件：1．消防工作任务表",
        "2．消防工作联系人名单",
    ]
    assert found.issuer == "云岭县人民政府"


def test_附件里的条款说明在哪个附件() -> None:
    text = (
        "云岭县消防工作办法\n第一条　为了消防，制定本办法。\n第二条　本办法自2024年4月1日起施行。\n\n"
        "附件1\n消防产品目录\n第一条　灭火器。\n第二条　水带。\n\n附件2：\n检查表\n一、设施\n二、通道\n"
    )
    assert places(text)[2:] == [
        "附件1",
        "附件1",
        "附件1 第一条",
        "附件1 第二条",
        "附件2",
        "附件2",
        "附件2 一、",
        "附件2 二、",
    ]


def test_附件就是所印发的办法时不作附件() -> None:
    text = (
        "云岭县人民政府关于印发《云岭县消防办法》的通知\n各乡镇人民政府：\n现将《云岭县消防办法》印发给你们。\n云岭县人民政府\n2024年3月5日\n"
        "附件\n云岭县消防办法\n第一条　为了消防，制定本办法。\n"
    )
    paragraph = paragraph_of(text, "为了消防")
    assert (paragraph.part, paragraph.zone, paragraph.locator) == (1, "正文", "第一条")


def test_目录不是正文() -> None:
    text = (
        "云岭县办法\n目　录\n第一章　总则\n第二章　附则\n第一章　总则\n第一条　为了管理，制定本办法。\n第二章　附则\n"
        "第二条　本办法自印发之日起施行。\n"
    )
    found = document(text)
    assert [unit.locator for unit in found.units] == ["第一章", "第一条", "第二章", "第二条"]


def test_网页信息和页面杂项不是正文() -> None:
    text = """<html><head><title>云岭县人民政府关于加强消防工作的通知_云岭县人民政府门户网站</title></head><body>
    <p>首页 | 政务公开 | 互动交流</p><p>当前位置：首页 &gt; 政策文件</p>
    <p>索 引 号：001-2024-0003　发布机构：云岭县人民政府</p><p>文　　号：云政发〔2024〕3号　公开日期：2024-03-08</p>
    <p>【字号：大 中 小】</p><h1>云岭县人民政府关于加强消防工作的通知</h1>
    <p>各乡镇人民政府：</p><p>　　现就消防工作通知如下。</p><p>　　一、提高认识。</p>
    <p>云岭县人民政府</p><p>2024年3月5日</p><p>打印本页　关闭窗口</p><p>相关链接：消防法</p></body></html>"""
    found = html(text)
    assert [p.text for p in found.body()] == ["现就消防工作通知如下。", "一、提高认识。"]
    assert (found.number, str(found.date)) == ("云政发〔2024〕3号", "2024-03-05")
    assert found.field("索引号").value == "001-2024-0003"  # type: ignore[union-attr]


def test_网站菜单里像标题的词不是标题() -> None:
    menu = "".join(
        f"<li>{name}</li>" for name in ["政府公告", "政策解读", "办事指南", "工作报告", "云岭县关于春节放假的通知"]
    )
    text = f"""<html><head><title>云岭县户外广告设置管理办法</title></head><body><ul>{menu}</ul><h2>云岭县户外广告设置管理办法</h2>
    <p>第一条　为了规范户外广告，制定本办法。</p></body></html>"""
    assert html(text).title == "云岭县户外广告设置管理办法"


def test_文末没有日期的署名也认得() -> None:
    found = document("云岭县关于加强消防工作的通知\n各乡镇人民政府：\n现通知如下。\n云岭县人民政府\n")
    assert (found.issuer, found.date) == ("云岭县人民政府", None)


def test_几个机关联合署名() -> None:
    text = "关于加强消防工作的通知\n各乡镇人民政府：\n现通知如下。\n云岭县教育局　云岭县财政局\n云岭县公安局\n2024年3月5日\n"
    assert document(text).issuer == "云岭县教育局、云岭县财政局、云岭县公安局"


def test_署名与日期写在一行() -> None:
    found = document("云岭县关于加强消防工作的通知\n各乡镇人民政府：\n现通知如下。\n云岭县人民政府　　2024年3月5日\n")
    assert (found.issuer, str(found.date)) == ("云岭县人民政府", "2024-03-05")


def test_大事记里的日期不是成文日期() -> None:
    text = "云岭县方案形成过程大事记\n2024年3月5日\n县教育局提交启动建议。\n2024年3月9日\n县政府批准启动。\n"
    found = document(text)
    assert found.date is None
    assert [p.zone for p in found.paragraphs if "2024年3月9日" in p.text] == ["正文"]


def test_题注是版头的一部分() -> None:
    text = "云岭县办法\n（2024年3月5日云岭县人民政府第十二次常务会议通过\n2024年5月6日修订）\n第一条　为了管理，制定本办法。\n"
    found = document(text)
    assert [p.zone for p in found.paragraphs] == ["标题", "版头", "正文"]


@pytest.mark.parametrize("line", ["— 3 —", "- 12 -", "第 3 页 共 9 页"])
def test_页码不打断正文(line: str) -> None:
    text = f"云岭县办法\n第一条　甲。\n{line}\n第二条　乙。\n"
    assert [p.zone for p in document(text).paragraphs if p.text == line] == ["页面杂项"]


def test_标题下各项栏目不是标题() -> None:
    text = "会议记录\n时间：2024年3月5日下午\n地点：三楼会议室\n议题：讨论停车收费方案\n王某：方案已经公开征求意见。\n决定：同意。\n"
    found = document(text)
    assert (found.title, found.kind) == ("会议记录", "会议纪要")
    assert len(list(found.body())) == 5


def test_单独一条也是文件() -> None:
    found = document("第九条　未按前条规定申报的，处五百元以上二千元以下罚款。")
    assert found.title is None
    assert [p.locator for p in found.body()] == ["第九条"]


def test_一句话也是文件() -> None:
    assert places("获补企业迁出的，退还补助。") == ["正文第1段"]


@pytest.mark.parametrize(
    "text",
    [
        "设置落地广告牌的，应当自设置之日起十日内清理基座。",
        "第八条　有下列情形的，由街道办事处将当事人带离并报区政府：",
        "打印店经营者未登记的，须停业整改。",
    ],
)
def test_有条件的一句规定不是页面杂项也不是主送机关(text: str) -> None:
    assert [zone for zone, _ in zones_of(text)] == ["正文"]


@pytest.mark.parametrize("text", ["（三）平台按每单0.5元缴费。", "（二）每次停车按1.5元收取。"])
def test_小数点不结束条目的标题(text: str) -> None:
    [paragraph] = document(text).paragraphs
    assert paragraph.text[paragraph.body :] == text[3:]
