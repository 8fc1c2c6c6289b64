"""What stands around a value on letters: other days, other bodies, notes, a sentence's rest."""

from __future__ import annotations

from tests.extractors.papers_more.drawings import kind, read, values

OVERSEAS = """
        华侨身份证明
        姓名      测试父      性别      女      出生日期  1984.11.02
        中国护照号码  E00000000   签发机关  驻样本国总领事馆
        居住国    样本国      居留资格  永住者
        出国时间  2009年9月27日   回国时间  2020年7月30日
        经审核，材料齐全，其华侨身份属实。
                             北京市样本区人民政府侨务办公室
                             {day}
        经办人：样本    电话：010-00000000
"""


def test_the_passports_issuer_and_the_days_of_a_life_do_not_close_a_proof() -> None:
    told = values("overseas_chinese_proof", OVERSEAS.format(day="2020年8月21日"))
    assert (told["issuer"], told["date"]) == ("北京市样本区人民政府侨务办公室", "2020-08-21")


def test_a_day_that_was_not_read_is_not_taken_from_another_row() -> None:
    told = values("overseas_chinese_proof", OVERSEAS.format(day="202年8月"))
    assert told["issuer"] == "北京市样本区人民政府侨务办公室" and "date" not in told


def test_a_proof_of_selection_is_known_by_its_title_and_the_sentence() -> None:
    page = """
        北京市样本人才工作办公室
        入选证明
        测试父，女，1983年6月12日出生，现任样本科学研究所研究员，经专家评审，
        入选第十五批“样本海外人才聚集工程”。
        特此证明。
        北京市样本人才工作办公室
        2020年11月30日
    """
    assert kind(page) == "talent_selection_proof"
    assert values("talent_selection_proof", page)["name"] == "测试父"


def test_a_word_of_the_sentence_does_not_hide_the_name_in_the_table() -> None:
    page = """
        人才工程入选人员证明
        下列人员系我委人才项目入选者，现将有关情况证明如下，供其办理子女参保使用。
        姓名              测试父
        入选人才工程名称  样本领军人才培养工程
        样本科学技术委员会
        2022年8月17日
    """
    assert values("talent_selection_proof", page)["name"] == "测试父"


def test_a_kind_of_aid_ends_with_its_sentence() -> None:
    page = """
        医疗救助对象证明
        样本区医疗保障局：
        我镇村民测试甲（公民身份号码110228201801010174），
        经审核确认为我区医疗救助对象，救助类型：特困供养人员。该证明有
        效期至2021年12月31日，请予以资助。
        样本镇人民政府
        2020年12月3日
    """
    assert values("aid_certificate", page)["aid_type"] == "特困供养人员"


def test_who_belongs_to_those_aided_is_a_person() -> None:
    page = """
        证明
        经查询“样本市社会救助管理系统”，截至2021年10月20日，测试
        甲属于医疗救助对象。
        身份证号：110228201801010174
        救助对象类别：重度残疾人
        特此证明。
        样本区民政局
        二〇二一年十月二十日
    """
    assert values("aid_certificate", page)["name"] == "测试甲"


def test_a_note_at_the_foot_names_no_station() -> None:
    page = """
        进站函
        博士后姓名  测试父     性别  男
        进入流动站  样本医学研究院生物学博士后科研流动站
        办理意见  测试父同志符合进站条件，准予进站。请有关单位凭此函办理手续。
                              中国人民解放军
                              博士后管理信息中心
                              2021年7月6日
        说明：此函一式三份，本人、设站单位、落户机关各执一份，复印无效。
    """
    told = values("postdoc_entry_letter", page)
    assert told["station"] == "样本医学研究院生物学博士后科研流动站"
    assert told["issuer"] == "中国人民解放军博士后管理信息中心"


def test_the_station_may_be_who_takes_the_researcher_in() -> None:
    page = """
        博士后进站介绍函
        样本市公安局样本分局：
        根据有关规定，样本研究所物理学博士后科研流动站招收的测试父同志已于我办备案，准其进站。
        全国博士后管理委员会办公室
        2022年3月28日
    """
    assert values("postdoc_entry_letter", page)["station"] == "样本研究所物理学博士后科研流动站"


def test_a_printed_name_at_the_head_of_a_pledge_is_no_signature() -> None:
    page = """
        无基本医疗保障承诺书
        承诺人（监护人）：男方甲
        被监护人（参保儿童）：测试甲
        被监护人公民身份号码：110228201801010174
        承诺适用年度：2024年度
        承诺人签字（手印）：
    """
    assert read("no_insurance_pledge", page)["signed"].value is False


def test_the_next_cells_label_glued_to_a_value_is_no_part_of_it() -> None:
    told = values(
        "birth_certificate",
        """
                       出生医学证明
        新生儿姓名 测试甲     性别 男     出生时间 2018年11月05日22时07分
        出生地点 样本 省 样本 市 海珠 区(县)     医疗机构名称 样本医院
        母亲姓名 测试母年龄     30     国籍 中国
        父亲姓名 测试父年龄 Age32     国籍 中国
        出生证编号 S440098765
        """,
    )
    assert (told["mother_name"], told["father_name"]) == ("测试母", "测试父")
    assert told["birth_place"] == "样本省样本市海珠区"
