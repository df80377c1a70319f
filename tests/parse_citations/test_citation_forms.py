"""How references to norm texts are written, and what each of them means."""

from __future__ import annotations

import pytest
from citing import DAY, cited, document, only, table_row, words

from fzzf_check.facts import Article
from fzzf_check.parse.citation.citations import find_citations
from fzzf_check.parse.citation.places import write_places


def test_书名号后的文号版本和条文属于同一处援引() -> None:
    citation = only("依照《中华人民共和国行政处罚法》（2021年修订）第十四条第二款、第十六条的规定处罚。")
    assert citation.title == "中华人民共和国行政处罚法"
    assert citation.version == "2021"
    assert citation.articles == (Article(14, clause=2), Article(16))
    assert words(citation) == "《中华人民共和国行政处罚法》（2021年修订）第十四条第二款、第十六条"
    assert (citation.form, citation.rank, citation.use, citation.connective) == ("书名号", "法律", "依据", "依照")


def test_文号写在名称后的括号里() -> None:
    citation = only("按照《云岭县人民政府关于规范犬只管理的通知》（云政发〔2021〕7号）办理。")
    assert citation.number == "云政发〔2021〕7号"
    assert citation.rank == "规范性文件"


def test_只写文号的文件认得出名称() -> None:
    citation = only("根据国办发〔2018〕115号文件，制定本办法。")
    assert citation.title == "国务院办公厅关于全面推行行政规范性文件合法性审核机制的指导意见"
    assert citation.number == "国办发〔2018〕115号"


@pytest.mark.parametrize("bracket", ["〔2022〕", "[2022]", "［2022］", "（2022）", "【2022】", "﹝2022﹞"])
def test_文号的年份用哪种括号都一样(bracket: str) -> None:
    assert only(f"依据云财发{bracket}31号文件拨付。").rank == "规范性文件"


@pytest.mark.parametrize(
    ("written", "articles"),
    [
        ("第三条", (Article(3),)),
        ("第五条第二款第（一）项", (Article(5, 2, 1),)),
        ("第五条第（二）项", (Article(5, item=2),)),
        ("第五条第一项", (Article(5, item=1),)),
        ("第三条、第五条第二款、第七条", (Article(3), Article(5, 2), Article(7))),
        ("第五条第二款、第三款", (Article(5, 2), Article(5, 3))),
        ("第五条第二、三款", (Article(5, 2), Article(5, 3))),
        ("第五条第（一）至（三）项", (Article(5, item=1), Article(5, item=2), Article(5, item=3))),
        ("第三条至第八条", (Article(3, to=8),)),
        ("第三条—第八条", (Article(3, to=8),)),
        ("第20-25条", (Article(20, to=25),)),
        ("第十六条之一", (Article(16, suffix=1),)),
        ("第３８条第２款", (Article(38, 2),)),
        ("第 38 条", (Article(38),)),
        ("第十二条、十三条、十五条", (Article(12), Article(13), Article(15))),
        ("第四条第（二）款", (Article(4, 2),)),
        ("第六章第三十条", (Article(30),)),
        ("第六章", ()),
    ],
)
def test_条文的各种写法(written: str, articles: tuple[Article, ...]) -> None:
    assert only(f"依照《城市道路管理条例》{written}的规定处理。").articles == articles


def test_的和中隔开名称与条文() -> None:
    assert only("适用《城市道路管理条例》中第二十七条。").articles == (Article(27),)
    assert only("适用《城市道路管理条例》的第二十七条。").articles == (Article(27),)


def test_并列的名称各是一处援引_共用一个引语() -> None:
    first, second, third = cited("依照《城市道路管理条例》第三十条、《城市绿化条例》和《云岭省市容条例》的规定处理。")
    assert [c.use for c in (first, second, third)] == ["依据"] * 3
    assert [c.connective for c in (first, second, third)] == ["依照"] * 3
    assert first.articles == (Article(30),)
    assert not second.articles


def test_紧挨着的书名号也是并列() -> None:
    assert [c.use for c in cited("根据《城市道路管理条例》《城市绿化条例》，制定本办法。")] == ["制定依据"] * 2


def test_并列的名称之间可以夹着制发机关() -> None:
    found = cited(
        "根据《城市绿化条例》、省住房城乡建设厅《关于加强行道树管理的意见》（云建城〔2022〕9号），制定本办法。"
    )
    assert [c.use for c in found] == ["制定依据"] * 2


def test_引语和名称之间可以夹着制发机关() -> None:
    citation = only("按照县住房城乡建设局、县财政局《关于调整公租房租金标准的通知》执行。")
    assert (citation.connective, citation.use) == ("按照", "依据")


def test_套叠的书名号是一个名称() -> None:
    citation = only("按照《云岭县人民政府关于印发〈云岭县犬只管理办法〉的通知》执行。")
    assert citation.title == "云岭县人民政府关于印发《云岭县犬只管理办法》的通知"


def test_以下简称之后的简称指同一部法规() -> None:
    _, short = cited("根据《云岭省物业管理条例》（以下简称《条例》），制定本办法。", "违反《条例》第五条的，责令改正。")
    assert (short.form, short.title, short.rank) == ("简称", "云岭省物业管理条例", "地方性法规")
    assert short.articles == (Article(5),)


def test_以下简称可以不用书名号() -> None:
    _, short = cited(
        "根据《中华人民共和国道路交通安全法》（以下简称道交安全法），制定本办法。", "依照道交安全法第十三条检验。"
    )
    assert short.title == "中华人民共和国道路交通安全法"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("依据防洪法清除障碍。", "中华人民共和国防洪法"),
        ("违反道路交通安全法第十三条的，不予检验。", "中华人民共和国道路交通安全法"),
        ("按城市道路管理条例处罚。", "城市道路管理条例"),
        ("按照省小餐饮管理条例备案。", "省小餐饮管理条例"),
        ("依照云川省物业管理条例处理。", "云川省物业管理条例"),
        ("依照环保法处理。", "中华人民共和国环境保护法"),
    ],
)
def test_不用书名号的法律法规也认得出(text: str, title: str) -> None:
    citation = only(text)
    assert (citation.form, citation.title) == ("简称", title)


@pytest.mark.parametrize(
    "text",
    ["依法处理。", "用这种方法办理。", "行政执法应当文明。", "采取节水办法。", "违法建设应当拆除。", "依法治县。"],
)
def test_以法字结尾的常用词不是援引(text: str) -> None:
    assert cited(text) == ()


@pytest.mark.parametrize(
    "text", ["持《居住证》办理。", "填写《登记申请表》。", "领取《行政处罚决定书》。", "在《云岭日报》公告。"]
)
def test_证件表格文书和报刊不是规范(text: str) -> None:
    assert cited(text) == ()


def test_责任书和合同虽有书字也是援引() -> None:
    assert only("按照《门前三包责任书》处理。").rank == "合同"
    assert only("按照合同约定支付价款。").rank == "合同"


def test_签订合同不是依据合同() -> None:
    assert cited("双方应当签订书面合同。") == ()


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("依据县政府专题会议纪要〔2023〕15号处理。", "会议纪要"),
        ("按村规民约处理。", "自治规约"),
        ("按照公司章程办理。", "自治规约"),
        ("排版按照GB/T 9704—2012执行。", "标准"),
    ],
)
def test_纪要规约和标准(text: str, rank: str) -> None:
    assert only(text).rank == rank


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("依照有关法律、法规的规定处理。", "法律"),
        ("按照国家有关规定执行。", "不明"),
        ("按照法律、行政法规的规定处罚。", "法律"),
        ("按照有关规章处理。", "规章"),
        ("依照相关法律法规规章处理。", "法律"),
        ("按照省有关规定办理。", "不明"),
    ],
)
def test_泛指按其中最高的位阶(text: str, rank: str) -> None:
    citation = only(text)
    assert (citation.form, citation.rank, citation.title) == ("泛指", rank, "")


def test_法律服务不是泛指的法律() -> None:
    assert cited("提供其他法律服务。") == ()


def test_名称后的有关规定不是另一处援引() -> None:
    assert only("依照《城市绿化条例》的有关规定处理。").title == "城市绿化条例"
    assert only("依照《城市绿化条例》等相关规定处理。").title == "城市绿化条例"


def test_本办法是自指() -> None:
    citation = only("违反本办法第六条的，责令改正。", title="云岭县犬只管理办法")
    assert (citation.form, citation.rank, citation.title) == ("自指", "本文件", "云岭县犬只管理办法")
    assert citation.articles == (Article(6),)


def test_没有名称的条文是本文件的条文() -> None:
    citation = only("未按第六条、第七条规定申报的，责令改正。")
    assert (citation.form, citation.rank, citation.articles) == ("自指", "本文件", (Article(6), Article(7)))


def test_段首的条文序号不是援引() -> None:
    assert cited("第六条　养犬人应当按时登记。") == ()
    assert cited("　　第六条 养犬人应当按时登记。") == ()


def test_段首的条文序号后接规定的_是援引() -> None:
    assert only("第六条规定的期限届满后，应当重新登记。").articles == (Article(6),)


def test_文件引自己的名称是自指() -> None:
    citation = only("《云岭县犬只管理办法》自公布之日起施行。", title="云岭县犬只管理办法")
    assert (citation.form, citation.rank) == ("自指", "本文件")


def test_表格依据栏里的名称是依据() -> None:
    row = table_row("占道经营\t《城市道路管理条例》第四十二条\t罚款", ("违法行为", "处罚依据", "种类"))
    (citation,) = find_citations(row, DAY)
    assert (citation.use, citation.connective) == ("依据", "依据栏")


def test_没有援引的文件不出结果() -> None:
    assert cited("为了加强犬只管理，保障公众安全。", "") == ()
    assert cited() == ()


def test_一处援引的位置落在所在段落() -> None:
    found = cited("第一条　根据《城市绿化条例》，制定本办法。", "第二条　依照《城市道路管理条例》处理。")
    assert [words(c) for c in found] == ["《城市绿化条例》", "《城市道路管理条例》"]
    assert [c.span.line for c in found] == [1, 2]


def test_条文写回去还是原样() -> None:
    assert (
        write_places((Article(5, 2, 1), Article(16, suffix=1), Article(3, to=8)))
        == "第五条第二款第（一）项、第十六条之一、第三条至第八条"
    )


def test_不给正文以外的段落找援引() -> None:
    made = document("关于转发《云岭省绿化条例》的通知", "依照《城市绿化条例》办理。")
    made.paragraphs[0].zone = "标题"
    assert [c.title for c in find_citations(made, DAY)] == ["城市绿化条例"]


def test_一串不用书名号的法律逐一认出() -> None:
    found = cited("要严格按照土地管理法、会计法、审计法和政府采购法管理。")
    assert [c.title.removeprefix("中华人民共和国") for c in found] == ["土地管理法", "会计法", "审计法", "政府采购法"]
    assert {c.use for c in found} == {"依据"}


@pytest.mark.parametrize(
    ("title", "text", "form"),
    [
        ("云岭县人民政府关于印发《云岭县犬只管理办法》的通知", "《云岭县犬只管理办法》自公布之日起施行。", "自指"),
        ("云岭县犬只管理办法", "《犬只管理办法》自公布之日起施行。", "自指"),
        ("云岭县物业管理条例", "依照《物业管理条例》第五条办理。", "书名号"),
        ("云岭省实施《中华人民共和国水法》办法", "依照《中华人民共和国水法》第五条办理。", "书名号"),
        ("云岭县转发《云岭省绿化意见》的通知", "落实《云岭省绿化意见》的要求。", "书名号"),
    ],
)
def test_名称里提到的上位法不是本文件(title: str, text: str, form: str) -> None:
    assert only(text, title=title).form == form


@pytest.mark.parametrize("text", ["本暂行规定由县司法局解释。", "依照本试行办法执行。"])
def test_本暂行规定也是自指(text: str) -> None:
    assert only(text).rank == "本文件"


@pytest.mark.parametrize("text", ["按合同价的百分之一缴纳。", "依照合同金额分期支付。"])
def test_按合同价计算不是依据合同(text: str) -> None:
    assert not cited(text)


@pytest.mark.parametrize("text", ["按照双方签订的责任书处理。", "根据与业主订立的协议办理。"])
def test_按照签订的责任书是援引(text: str) -> None:
    assert only(text).rank == "合同"
