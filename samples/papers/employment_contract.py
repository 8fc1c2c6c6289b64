"""专家就业合同 (聘用合同、劳动合同): first page with both parties and the term."""

from __future__ import annotations

import random
from collections.abc import Mapping

from samples import letters, people
from samples.drawing import Drawing, Look, Sheet, Value

KIND = "employment_contract"
LAYOUTS = ("labour", "engagement")
HELD_OUT_LAYOUTS = ("expert",)
FACES = ("",)

EMPLOYERS = ("北京样本科技有限公司", "样本大学", "虚构生物研究院", "北京范例软件有限公司")


def invent(rng: random.Random) -> dict[str, Value]:
    """An expert and an employer."""
    since = people.some_day(rng, people.date(2019, 1, 1), people.date(2021, 8, 1))
    return {
        "employee_name": people.name(rng), "employer": rng.choice(EMPLOYERS), "valid_from": since.isoformat(),
        "valid_until": since.replace(year=since.year + 3, day=min(since.day, 28)).isoformat(),
    }  # fmt: skip


def draw(values: Mapping[str, Value], layout: str, face: str, look: Look) -> Drawing:
    """`labour` is 劳动合同书, `engagement` 聘用合同, `expert` 专家就业合同."""
    sheet = Sheet(210, 297, look)
    words = {key: str(value) for key, value in values.items()}
    title = {"labour": "劳动合同书", "engagement": "专家聘用合同", "expert": "专家就业合同"}[layout]
    sheet.title(105, 28, title, 9, centre=True)
    y = 56.0
    first, second = (
        ("甲方（用人单位）", "乙方（劳动者）")
        if layout == "labour"
        else ("甲方（聘用单位）", "乙方（受聘人）")
    )
    for label, key in ((first, "employer"), (second, "employee_name")):
        at = sheet.label(26, y, label + "：", 4.4)
        sheet.value(at + 1, y, words[key], 4.4, key)
        y += 13
    since, until = (people.chinese_date(words[key]) for key in ("valid_from", "valid_until"))
    y = letters.flow(
        sheet,
        24,
        y + 4,
        162,
        [("根据国家有关法律法规，甲乙双方经平等协商，自愿签订本合同，共同遵守以下条款：", "")],
    )
    y = letters.flow(
        sheet,
        24,
        y,
        162,
        [
            ("第一条　合同期限自" if layout != "expert" else "第一条　聘期：自", ""),
            (since, "valid_from"),
            ("起至", ""),
            (until, "valid_until"),
            ("止。", ""),
        ],
    )
    y = letters.flow(sheet, 24, y, 162, [("第二条　乙方同意根据甲方工作需要，从事研究开发岗位工作。", "")])
    y = letters.flow(
        sheet, 24, y, 162, [("第三条　甲方按月以货币形式支付乙方工资，并依法缴纳社会保险。", "")]
    )
    letters.close(sheet, y + 22, [("甲方（盖章）　　乙方（签字）", "")], seal="印章位 样本")
    return sheet.finish(KIND, face, layout, dict(values))
