"""个人参加城乡居民基本医疗保险登记表: the form with which a person joins the residents' basic medical
insurance.

Filled in by the parents, often by hand, signed by a guardian. The annex itself is not public; the fields
below are those of neighbouring forms and rosters. Labels stand beside, above or in one line with what is
filled in.
"""

from collections.abc import Mapping

from extractors import signature
from extractors.declare import (
    Found,
    Sheet,
    Wanted,
    address,
    bank_card_number,
    date,
    ethnicity,
    face,
    id_number,
    mark,
    name,
    number,
    sex,
    specimen,
    text,
)
from extractors.values import banks, names, phones
from extractors.values.parsed import Parsed

TITLE = "城乡居民基本医疗保险登记表"
FACES = (
    face(
        "",
        marks=(
            mark("个人参加城乡居民基本医疗保险登记表", 4),
            mark("城乡居民基本医疗保险", 2),
            mark("登记表", 1.5),
            mark("参保", 0.5),
            mark("人员类别", 1),
            mark("监护人姓名", 0.5),
            mark("开户银行", 1),
            mark("银行账号", 1),
            mark("联系电话", 0.5),
            mark("学校名称", 0.5),
            mark("户口性质", 0.5),
        ),
        against=(
            mark("承诺书", 5),
            mark("通知", 3),
            mark("常住人口登记卡", 6),
            mark("尊敬的", 4),
            mark("家长", 1),
        ),
        need=5.5,
    ),
)
SIGNATURES = (
    "监护人签字",
    "监护人签名",
    "家长签字",
    "家长签名",
    "本人签字",
    "申请人签字",
    "签字",
    "签名",
    "参保人签字",
)
LABELS = (
    *SIGNATURES,
    "个人参加城乡居民基本医疗保险登记表",
    "城乡居民基本医疗保险登记表",
    "证件类型",
    "证件类别",
    "国籍",
    "参保时间",
    "参保日期",
    "与监护人关系",
    "关系",
    "邮政编码",
    "户名",
    "贴照片处",
    "照片",
    "备注",
    "经办人",
    "单位盖章",
    "学籍号",
    "监护人身份证号码",
    "监护人证件号码",
    "本人承诺",
    "社保经办机构",
)


def _bank(raw: str) -> Parsed | None:
    code = banks.code(raw)
    return Parsed(code, raw) if code is not None else None


FIELDS = (
    name("name", after=("姓名", "参保人姓名", "学生姓名"), parse=names.parse_either),
    sex("sex", after=("性别",)),
    ethnicity("ethnicity", after=("民族",)),
    id_number(
        "id_number",
        after=("公民身份号码", "证件号码", "身份证号码", "身份证号", "身份证件号码", "社会保障号码"),
        anywhere=True,
    ),
    date("birth_date", after=("出生日期", "出生年月")),
    text(
        "household_type",
        of=r"[\u4e00-\u9fff()（）]{2,10}",
        after=("户口性质", "户籍性质", "户口类别", "户别", "户籍类别"),
    ),
    address(
        "address", after=("户籍地址", "家庭住址", "现住址", "居住地址", "户口所在地", "联系地址", "住址")
    ),
    text(
        "category",
        of=r"[\u4e00-\u9fff()（）、]{2,20}",
        after=("人员类别", "参保类别", "参保人员类别", "人员性质"),
    ),
    text("school", after=("学校名称", "就读学校", "所在学校", "学校")),
    text("class_name", after=("年级班级", "班级", "所在班级", "年级")),
    name("guardian_name", after=("监护人姓名", "家长姓名", "监护人"), parse=names.parse_either),
    number("phone", phones.parse, after=("联系电话", "手机号码", "移动电话", "电话", "手机")),
    Wanted("bank", _bank, "choice", after=("开户银行", "开户行", "银行名称")),
    bank_card_number("bank_account", after=("银行账号", "银行卡号", "账号", "银行账户", "卡号")),
    date("date", after=("填表日期", "申请日期", "填报日期", "日期")),
)


def settle(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """Adds whether the place of the signature holds anything."""
    told = signature.asked_for(sheet, SIGNATURES)
    return found if told is None else {**found, "signed": told}


SPECIMENS = (
    specimen(
        "",
        """
               个人参加城乡居民基本医疗保险登记表
        姓名    证件样本      性别      男       贴照片处
        民族    汉            出生日期  2014年3月15日
        证件类型     居民身份证
        公民身份号码     11010320140315011X
        户口性质     家庭户      人员类别    学生儿童
        户籍地址     北京市崇文区样本胡同甲8号
        学校名称     北京市样本小学     年级班级    二年级3班
        监护人姓名   测试甲        联系电话    13800000000
        开户银行     中国建设银行
        银行账号     6217000000000000004
        本人承诺以上所填内容真实，无其他基本医疗保险。
                         监护人签字：测试甲
                         填表日期：2021年9月2日
        """,
        name="证件样本",
        sex="M",
        ethnicity="汉",
        birth_date="2014-03-15",
        id_number="11010320140315011X",
        household_type="家庭户",
        category="学生儿童",
        address="北京市崇文区样本胡同甲8号",
        school="北京市样本小学",
        class_name="二年级3班",
        guardian_name="测试甲",
        phone="13800000000",
        bank="CCB",
        bank_account="6217000000000000004",
        signed=True,
        date="2021-09-02",
    ),
    specimen(
        "",
        """
               个人参加城乡居民基本医疗保险登记表
        姓名：              性别：
        民族：              出生日期：
        证件号码：
        户口性质：          人员类别：
        户籍地址：
        学校名称：          年级班级：
        监护人姓名：        联系电话：
        开户银行：
        银行账号：
                            监护人签字：
                            填表日期：   年   月   日
        """,
        signed=False,
    ),
)
