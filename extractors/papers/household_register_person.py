"""常住人口登记卡: a person's own page in the household register (户口簿本人页).

Issued by the police station under the rules of 1996; inner page 143 x 105 mm, mostly copied sideways. About
22 printed labels in a ruled table; what stands in them comes from dot-matrix printers. The wording varies:
公民身份号码 or 公民身份证件编号; 户主或与户主关系 in one cell of two lines. Many cells are empty (曾用名,
宗教信仰, 兵役状况 …). The place of work of a pupil (服务处所) is often a school left long ago. Pages carry
over-stamps such as 迁出 or 注销. Source: 公安部 register form of 1995 and later; the fields public readers
of the page return.
"""

import re

from extractors.declare import (
    Parsed,
    Wanted,
    choice,
    date,
    ethnicity,
    face,
    id_number,
    mark,
    name,
    plain,
    sex,
    specimen,
    text,
)

TITLE = "常住人口登记卡（户口簿本人页）"
FACES = (
    face(
        "person",
        marks=(
            mark("常住人口登记卡", 3),
            mark("户主或与户主关系", 2),
            mark("与户主关系", 1),
            mark("曾用名", 1),
            mark("出生地", 1),
            mark("籍贯", 1),
            mark("本市(县)其他住址", 1.5),
            mark("宗教信仰", 1),
            mark("公民身份号码", 0.5),
            mark("公民身份证件编号", 1),
            mark("血型", 0.5),
            mark("文化程度", 1),
            mark("婚姻状况", 1),
            mark("兵役状况", 1),
            mark("服务处所", 1),
            mark("何时由何地迁来本市(县)", 1.5),
            mark("何时由何地迁来本址", 1.5),
            mark("登记日期", 0.5),
        ),
        against=(
            mark("登记事项变更", 5),
            mark("索引表", 6),
            mark("登记表", 5),
            mark("监护人", 3),
            mark("户别", 1),
            mark("就读学校", 3),
        ),
        need=6.0,
    ),
)
LABELS = (
    "常住人口登记卡",
    "本市（县）其他住址",
    "本市县其他住址",
    "其他住址",
    "宗教信仰",
    "身高",
    "血型",
    "兵役状况",
    "承办人签章",
    "承办人",
    "登记事项变更和更正记载",
    "户口登记机关",
)
MARRIED = {word: word for word in ("未婚", "已婚", "有配偶", "离婚", "离异", "丧偶", "初婚", "再婚", "复婚")}


_ENDS = re.compile(
    r"(.*(?:迁来|迁入|转入|出生|入户|落户|登记|补报|补录|恢复|入学|投靠|久居|世居|世代居住|回国))"
    r"(?=.{1,9}$)(?=.*[局厅派章]|.*(?:专用|出所)).*"
)


def _moved(raw: str) -> Parsed | None:
    """The end of a label that runs over two lines, （县）, is no part of the move, nor the edge of the seal
    behind it.
    """
    print_ = re.sub(r"^\s*(?:来?本市)?[（(]?县[)）]", "", raw)
    return plain(_ENDS.sub(r"\1", "".join(print_.split())))


FIELDS = (
    name("name", after=("姓名",)),
    text(
        "relation_to_householder",
        of=r"[\u4e00-\u9fff]{1,8}",
        after=("户主或与户主关系", "与户主关系", "户主或与户主的关系"),
    ),
    name("former_name", after=("曾用名", "曾用名或别名"), rare=True),
    sex("sex", after=("性别",)),
    text("birth_place", of=r"[\u4e00-\u9fff（()）·]{2,40}", after=("出生地",), lines=2),
    ethnicity("ethnicity", after=("民族",)),
    text("native_place", of=r"[\u4e00-\u9fff（()）·]{2,40}", after=("籍贯",), lines=2),
    date("birth_date", after=("出生日期",)),
    id_number(
        "id_number",
        after=("公民身份号码", "公民身份证件编号", "公民身份证号码", "身份证件编号"),
        anywhere=True,
    ),
    text("education", of=r"[\u4e00-\u9fff（()）]{2,16}", after=("文化程度",)),
    choice("marital_status", MARRIED, after=("婚姻状况",)),
    text("occupation", after=("职业",), lines=2),
    text("workplace", after=("服务处所",), lines=2),
    Wanted(
        "moved_to_city",
        _moved,
        after=("何时由何地迁来本市（县）", "何时由何地迁来本市县", "何时何地迁来本市（县）"),
        lines=2,
    ),
    Wanted("moved_to_address", _moved, after=("何时由何地迁来本址", "何时何地迁来本址"), lines=2),
    date("registration_date", after=("登记日期",)),
)
SPECIMENS = (
    specimen(
        "person",
        """
                              常住人口登记卡
        姓名        证件样本        户主或与      子
                                    户主关系
        曾用名                      性别          男
        出生地      北京市崇文区    民族          汉族
        籍贯        河北省样本县    出生日期      2014年3月15日
        本市（县）                  宗教信仰
        其他住址
        公民身份    11010320140315011X      身高      血型
        证件编号
        文化程度    小学      婚姻状况    未婚    兵役状况
        服务处所    样本小学              职业      学生
        何时由何地
        迁来本市（县）
        何时由何地   2016年5月1日由北京市样本区测试路2号迁来
        迁来本址
        承办人签章                登记日期    2016年5月1日
        """,
        name="证件样本",
        relation_to_householder="子",
        sex="M",
        birth_place="北京市崇文区",
        ethnicity="汉族",
        native_place="河北省样本县",
        birth_date="2014-03-15",
        id_number="11010320140315011X",
        education="小学",
        marital_status="未婚",
        workplace="样本小学",
        occupation="学生",
        moved_to_address="2016年5月1日由北京市样本区测试路2号迁来",
        registration_date="2016-05-01",
    ),
    specimen(
        "person",
        """
        常住人口登记卡
        姓名测试甲  户主或与户主关系女
        曾用名测试乙  性别女
        出生地北京市  民族汉
        籍贯山东省  出生日期2015年11月8日
        本市（县）其他住址  宗教信仰
        公民身份号码11010420151108024X  身高  血型
        文化程度职业高中  婚姻状况未婚  兵役状况
        服务处所  职业
        何时由何地迁来本市（县）2015年12月1日出生登记
        何时由何地迁来本址
        承办人签章  登记日期2015年12月1日
        """,
        name="测试甲",
        relation_to_householder="女",
        former_name="测试乙",
        sex="F",
        birth_place="北京市",
        ethnicity="汉",
        native_place="山东省",
        birth_date="2015-11-08",
        id_number="11010420151108024X",
        education="职业高中",
        marital_status="未婚",
        moved_to_city="2015年12月1日出生登记",
        registration_date="2015-12-01",
    ),
    specimen(
        "person",
        """
                              常住人口登记卡
        姓名                        户主或与户主关系
        曾用名                      性别
        出生地                      民族
        籍贯                        出生日期
        本市（县）其他住址          宗教信仰
        公民身份号码                身高      血型
        文化程度         婚姻状况         兵役状况
        服务处所                  职业
        何时由何地迁来本市（县）
        何时由何地迁来本址
        承办人签章                登记日期      年   月   日
        """,
    ),
)
