"""Papers told by wordings of other places and years, line by line as a reader gives them."""

from __future__ import annotations

import pytest

from extractors import classify


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        (
            "aid_certificate",
            "低收入困难家庭证|姓名|测试甲|身份证号|困难类别|家庭人口|有效期限|发证机关：样本市民政局",
        ),
        (
            "aid_certificate",
            "特困人员救助供养证|姓名|测试甲|人员类别|供养方式|分散供养|发证机关：样本市民政局",
        ),
        (
            "aid_certificate",
            "困难群众救助信息查询单|姓名：测试甲|救助对象类别：孤儿|认定单位：样本区民政局",
        ),
        (
            "marriage_certificate",
            "结婚证|京样结字第00001号|男方|女方|姓名测试甲|姓名测试乙|上列二人自愿结婚，经审查符合"
            "《中华人民共和国婚姻法》|规定，准予登记，发给此证。",
        ),
        (
            "military_unit_certificate",
            "子女关系证明|经核实，测试甲系我单位在编军官，原户籍北京市，入伍后注销。|我单位为旅级单位。|"
            "样本旅政治工作部",
        ),
        ("student_certificate", "学籍证明|学生测试甲，性别男，现就读于我校二年级6班，全国学籍号|特此证明。"),
        ("student_certificate", "在读证明|测试甲同学自2024年9月2日起在我校初中部学习|教务处"),
        (
            "talent_selection_proof",
            "证明|测试甲，女，现任样本大学教授，于2016年11月入选|北京市海外高层次人才聚集工程青年项目。",
        ),
        (
            "student_certificate",
            "在校生证明表|学生姓名|身份证号|学校|学习形式|全日制|该生为我校在籍在读学生。",
        ),
        ("aid_certificate", "儿童福利证|儿童姓名|身份证号|儿童类别|孤儿|监护人|发证机关：样本区民政局"),
        ("unknown", "荣誉证书|测试甲同学入选国家级大学生创新创业训练计划项目，特发此证"),
        ("unknown", "通知|各位家长：参保缴费工作开始，低保、特困、孤儿等医疗救助对象由财政资助"),
        ("unknown", "现役军人家属随军通知|请军属于10月1日前到政治处登记"),
        (
            "postdoc_entry_letter",
            "关于测试甲进站的复函|同意测试甲进入你校物理学博士后流动站|样本部专业技术人员管理司",
        ),
        ("overseas_chinese_proof", "证明|测试甲，女，已取得样本国永久居民身份，系华侨|驻样本国总领事馆"),
        (
            "overseas_chinese_schooling_letter",
            "关于华侨子女测试甲来京接受义务教育的证明|父母为定居样本国华侨|样本市侨务办公室",
        ),
        ("talent_selection_proof", "人才认定证明|经认定，测试甲为样本区“凤凰计划”高层次人才|样本区人才办"),
        (
            "military_unit_certificate",
            "现役军人子女情况证明表|军人姓名|部职别|子女姓名|政治机关意见|（盖章）",
        ),
        ("student_certificate", "研究生证|姓名|学号|培养单位|入学年月|学制"),
        ("student_certificate", "学生就读情况说明|测试甲同学系我校2022级学生|样本中学"),
        ("student_certificate", "姓名|学号|班级|入学日期|发证单位：样本中学|乘车区间"),
        ("unknown", "证明|我校三年级2班学生测试甲因病自2021年3月1日起休学一年。|特此证明。"),
        ("unknown", "毕业证明|测试甲于2015年9月1日入我校学习，2021年7月毕业|特此证明"),
        ("unknown", "国家奖学金申请审批表|姓名|学号|院系|专业|入学时间|学制"),
        ("unknown", "关于办理在读证明的通知|需要开具在读证明的学生凭学生证到教务处办理"),
        (
            "employment_contract",
            "第一条 本合同期限为三年。试用期三个月。|二、工作内容和工作地点|乙方同意担任|四、劳动报酬",
        ),
        ("employment_contract", "劳动合同|甲方为乙方办理北京市工作居住证，提供租赁房屋补贴。|乙方：测试甲"),
        ("unknown", "解除劳动合同证明书|甲方：样本公司|乙方：测试甲|劳动合同于2021年3月1日解除。"),
        ("unknown", "关于签订劳动合同的通知|请用人单位与劳动者签订劳动合同，合同期限、试用期、劳动报酬如下"),
        ("unknown", "劳务派遣协议|甲方|乙方|合同期限|用人单位"),
        (
            "no_insurance_pledge",
            "保证书|我是学生测试甲的父亲，2023年没有参加其他医疗保险，特此保证。|保证人：测试乙",
        ),
        ("no_insurance_pledge", "无医疗保障声明书|本人是测试甲（学生姓名）的家长|声明人：测试乙"),
        ("unknown", "参保信息真实性承诺书|本人承诺所填信息真实，如有不实，愿承担责任。|监护人："),
        (
            "court_ruling",
            "样本区人民法院|民事判决书|被告因犯盗窃罪被判处有期徒刑三年。|双方曾签离婚协议书，被告写下承诺书，"
            "有劳动合同为证。|本院认为，判决如下：|准予原告与被告离婚|审判员|书记员",
        ),
        ("unknown", "本院认为，判决如下：|被告人测试甲犯盗窃罪，判处有期徒刑一年。|审判长|审判员|书记员"),
        (
            "divorce_agreement",
            "离婚协议|男方曾写下承诺书，劳动合同补偿金归男方，在用人单位工作。|双方自愿离婚|女方|抚养费|债务",
        ),
        ("aid_certificate", "农村五保供养证|姓名|供养形式|样本县民政局"),
        ("unknown", "博士后招收公告|样本大学博士后流动站面向海内外招收博士后研究人员，进站条件如下"),
        ("unknown", "社会救助政策宣传单|低保|特困|临时救助|医疗救助|联系电话"),
        ("unknown", "录取通知书|测试甲同学：你已被我校录取|请于9月1日持本通知书报到"),
        ("unknown", "毕业证书|学生测试甲，在本校修完全部课程，成绩合格，准予毕业。|校长"),
        ("unknown", "部队开放日活动通知|请家长带领子女于10月1日参观|学校教导处"),
    ],
)
def test_the_wording_tells_the_paper(kind: str, lines: str) -> None:
    assert classify.of_lines(lines.split("|")).kind == kind


def test_a_title_over_two_lines_tells_the_paper_as_on_one() -> None:
    """No single one of its lines is a title."""
    two = ["样本区个人参加城乡居民", "基本医疗保险登记表", "姓名", "户口性质"]
    assert classify.of_lines(two).kind == "enrolment_form"
    assert classify.of_lines([two[0], "姓名", "户口性质", two[1]]).kind == "unknown"
