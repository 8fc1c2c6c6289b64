"""开户银行: a bank by the code of the bank tables, from its full name, its short name, its English name or
its logo words.

>>> code("中国建设银行股份有限公司北京东城支行"), code("建行"), code("China Construction Bank"), code("CCB")
('CCB', 'CCB', 'CCB', 'CCB')
>>> code("中國工商銀行廣州支行")
'ICBC'
>>> code("北京农村商业银行"), code("北京银行"), code("广州银行"), code("样本银行")
('BJRCB', 'BJBANK', 'GCB', None)
>>> find("ICBC 中国工商银行 牡丹灵通卡")
('ICBC', '中国工商银行')
>>> name("PSBC")
'中国邮政储蓄银行'
"""

from __future__ import annotations

import re

from extractors.values.glyphs import squeeze
from extractors.values.names import simplified

BANKS: dict[str, tuple[str, ...]] = {
    "CCB": ("中国建设银行", "建设银行", "建行", "CHINACONSTRUCTIONBANK", "龙卡"),
    "PSBC": ("中国邮政储蓄银行", "邮政储蓄银行", "邮政储蓄", "邮储银行", "邮储", "POSTALSAVINGSBANK", "绿卡"),
    "ICBC": ("中国工商银行", "工商银行", "工行", "INDUSTRIALANDCOMMERCIALBANKOFCHINA", "牡丹灵通卡"),
    "COMM": ("交通银行", "中国交通银行", "交行", "BANKOFCOMMUNICATIONS", "BOCOM", "太平洋借记卡"),
    "BJBANK": ("北京银行", "BANKOFBEIJING", "BOB", "京卡"),
    "ABC": ("中国农业银行", "农业银行", "农行", "AGRICULTURALBANKOFCHINA", "金穗"),
    "BOC": ("中国银行", "中行", "BANKOFCHINA", "长城电子借记卡"),
    "CMB": ("招商银行", "招行", "CHINAMERCHANTSBANK", "一卡通"),
    "CITIC": ("中信银行", "CHINACITICBANK"),
    "CEB": ("中国光大银行", "光大银行", "CHINAEVERBRIGHTBANK"),
    "CMBC": ("中国民生银行", "民生银行", "CHINAMINSHENGBANK"),
    "CIB": ("兴业银行", "INDUSTRIALBANKCO"),
    "SPDB": ("上海浦东发展银行", "浦东发展银行", "浦发银行", "SPDBANK"),
    "HXB": ("华夏银行", "HUAXIABANK"),
    "GDB": ("广发银行", "广东发展银行", "CHINAGUANGFABANK", "CGB"),
    "SPABANK": ("平安银行", "PINGANBANK", "深圳发展银行"),
    "BJRCB": ("北京农村商业银行", "北京农商银行", "北京农商行", "BEIJINGRURALCOMMERCIALBANK"),
    # banks of cities and provinces, by the codes of the table of prefixes
    "GCB": ("广州银行", "BANKOFGUANGZHOU"),
    "SHBANK": ("上海银行", "BANKOFSHANGHAI"),
    "JSBANK": ("江苏银行", "BANKOFJIANGSU"),
    "NJCB": ("南京银行", "BANKOFNANJING"),
    "HZCB": ("杭州银行", "BANKOFHANGZHOU"),
    "NBBANK": ("宁波银行", "BANKOFNINGBO"),
    "TCCB": ("天津银行", "BANKOFTIANJIN"),
    "CDCB": ("成都银行", "BANKOFCHENGDU"),
    "CSCB": ("长沙银行", "BANKOFCHANGSHA"),
    "HSBANK": ("徽商银行", "HUISHANGBANK"),
    "HRBANK": ("哈尔滨银行", "HARBINBANK"),
    "QDCCB": ("青岛银行", "BANKOFQINGDAO"),
    "XMBANK": ("厦门银行", "XIAMENBANK"),
    "SJBANK": ("盛京银行", "SHENGJINGBANK"),
    "DLB": ("大连银行", "BANKOFDALIAN"),
    "CZBANK": ("浙商银行", "CHINAZHESHANGBANK"),
    "BHB": ("河北银行", "BANKOFHEBEI"),
    "SHRCB": ("上海农村商业银行", "上海农商银行"),
    "CDRCB": ("成都农村商业银行", "成都农商银行"),
    "BOD": ("东莞银行", "BANKOFDONGGUAN"),
    "WZCB": ("温州银行", "BANKOFWENZHOU"),
    "NXBANK": ("宁夏银行", "BANKOFNINGXIA"),
    "LZYH": ("兰州银行", "BANKOFLANZHOU"),
    "JLBANK": ("吉林银行", "BANKOFJILIN"),
    "HKBEA": ("东亚银行", "BANKOFEASTASIA"),
}
"""Code of the bank: its full name first, then every other way to name it (Latin without spaces, upper
case)."""

_NAMES = sorted(
    ((word, code) for code, words in BANKS.items() for word in (*words, code)), key=lambda pair: -len(pair[0])
)
_PRODUCTS = ("龙卡", "绿卡", "牡丹灵通卡", "太平洋借记卡", "京卡", "金穗", "长城电子借记卡", "一卡通")


def name(code: str) -> str | None:
    """The full Chinese name of a code."""
    return BANKS[code][0] if code in BANKS else None


def find(text: str) -> tuple[str, str] | None:
    """The bank named anywhere in a text, with the words that named it; the longest name wins over names
    inside it."""
    flat = simplified(squeeze(text)).upper()
    words = re.sub(r"[^A-Z]+", " ", text.upper()).split()
    for word, code in _NAMES:
        latin = word.isascii()
        if (latin and len(word) <= 6 and word in words) or ((not latin or len(word) > 6) and word in flat):
            return code, word
    return None


def code(text: str) -> str | None:
    """The code of the bank a text names, product words such as 龙卡 aside."""
    found = find(text)
    return found[0] if found and found[1] not in _PRODUCTS else None
