"""The invented pupils (虚构学生) of the sample packets and the papers each of them would hand in.

Numbers: counties that were abolished before the birth, published specimen numbers, the invented state UTO.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date

from extractors import discover
from samples import capture, drawing, people, shots
from samples.drawing import Drawing, Look, Value
from samples.papers import foreign_permanent_resident_card, id_photo, passport

HAND_IN = "2021-09-28"
"""The day on the forms; the packets are judged as of 2021-10-15."""


@dataclass(frozen=True)
class Pupil:
    """A pupil who does not exist, with a parent who does not either."""

    number: str
    name: str
    id_number: str
    parent: str
    class_name: str = "一年级1班"
    bank: str = "CCB"

    @property
    def sex(self) -> str:
        return "M" if int(self.id_number[16]) % 2 else "F"

    @property
    def birth_date(self) -> str:
        digits = self.id_number[6:14]
        return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"

    @property
    def address(self) -> str:
        return people.beijing_address(random.Random(self.number))

    @property
    def card_number(self) -> str:
        prefix, length = {
            "CCB": ("621700", 19), "PSBC": ("621799", 19), "ICBC": ("622202", 19), "COMM": ("622262", 19),
            "BJBANK": ("602969", 16), "CMB": ("621483", 16),
        }[self.bank]  # fmt: skip
        return people.luhn(prefix + f"{int(self.number[-2:]):0{length - 7}d}")


def born(year: int, month: int, day: int, sequence: int, area: str = "110103") -> str:
    """A number of a county that ended before `year`."""
    return people.id_number(area, date(year, month, day), sequence)


@dataclass(frozen=True)
class Papers:
    """Draws one pupil's papers; `salt` makes another printing and another scan of the same paper."""

    pupil: Pupil
    salt: str = ""

    def chance(self, what: str) -> random.Random:
        return random.Random(f"{self.pupil.number}/{what}/{self.salt}")

    def look(self, what: str, hand: str | None = None) -> Look:
        return drawing.look(self.chance(what), hand)

    def paper(
        self, kind: str, layout: str, values: dict[str, Value], face: str = "", hand: str | None = None
    ) -> Drawing:
        """One drawn face of a kind in the samples room."""
        return discover.room("samples.papers")[kind].draw(values, layout, face, self.look(kind, hand))

    def shot(self, drawings: list[Drawing], condition: str, near: bool = True) -> shots.Shot:
        """Drawings on one sheet under a condition; `near` cuts the sheet down to the papers."""
        chance = self.chance(f"{drawings[0].kind}/{condition}")
        sheet = shots.on_sheet(drawings, chance)
        if near and drawings[0].image.width < 2000:
            sheet = shots.cropped(sheet, chance)
        return capture.CONDITIONS[condition](sheet, chance)

    def form(self, condition: str, layout: str = "table", **changes: Value) -> shots.Shot:
        """The enrolment form; a change to `None`-like empty text leaves a blank out."""
        p = self.pupil
        values: dict[str, Value] = {
            "name": p.name,
            "sex": p.sex,
            "birth_date": p.birth_date,
            "ethnicity": "汉",
            "id_number": p.id_number,
            "household_type": "家庭户",
            "address": p.address,
            "category": "学生儿童",
            "school": "北京市样本小学",
            "class_name": p.class_name,
            "guardian_name": p.parent,
            "phone": f"139000000{p.number[-2:]}",
            "bank": p.bank,
            "bank_account": p.card_number,
            "signed": True,
            "date": HAND_IN,
        }
        values |= changes
        kept = {key: value for key, value in values.items() if value != ""}
        return self.shot([self.paper("enrolment_form", layout, kept, hand="print")], condition)

    def home(self, layout: str = "ruled", **changes: Value) -> Drawing:
        """首页 of the household."""
        p = self.pupil
        values: dict[str, Value] = {
            "household_type": "家庭户",
            "householder_name": p.parent,
            "household_number": f"0010020{p.number[-2:]}",
            "address": p.address,
            "issue_date": "2017-03-02",
        }
        return self.paper("household_register_home", layout, values | changes)

    def person(self, layout: str = "ruled", **changes: Value) -> Drawing:
        """本人页."""
        p = self.pupil
        values: dict[str, Value] = {
            "name": p.name,
            "sex": p.sex,
            "birth_date": p.birth_date,
            "ethnicity": "汉",
            "id_number": p.id_number,
            "relation_to_householder": "子" if p.sex == "M" else "女",
            "birth_place": "北京市",
            "native_place": "河北省涿州市",
            "education": "小学",
            "marital_status": "未婚",
            "registration_date": "2018-06-04",
            "moved_to_address": "2018年6月4日因出生报户口",
        }
        return self.paper("household_register_person", layout, values | changes)

    def hukou(
        self, condition: str, layout: str = "ruled", home: dict[str, Value] | None = None
    ) -> shots.Shot:
        """Both pages on one sheet."""
        return self.shot([self.home(layout, **(home or {})), self.person(layout)], condition)

    def card(self, condition: str, layout: str = "flat", **changes: Value) -> shots.Shot:
        """The bank card, without the holder's name unless `changes` gives one."""
        p = self.pupil
        values: dict[str, Value] = {"bank": p.bank, "card_number": p.card_number, "card_type": "debit"}
        return self.shot([self.paper("bank_card", layout, values | changes, "front")], condition)

    def photo(self, wide: int = 358, high: int = 441, least: int = 10_500, most: int = 18_500) -> bytes:
        """The electronic photo as a JPEG file."""
        values: dict[str, Value] = {"width": str(wide), "height": str(high), "seed": self.pupil.number}
        return id_photo.jpeg(self.paper("id_photo", "good", values).image, least, most)

    def birth_certificate(self, condition: str, layout: str, father: dict[str, str]) -> shots.Shot:
        """The birth certificate with the parent the category rests on as father."""
        p = self.pupil
        values: dict[str, Value] = {
            "child_name": p.name,
            "sex": p.sex,
            "birth_time": f"{p.birth_date}T08:30",
            "birth_place": "北京市朝阳区",
            "institution": "北京样本妇产医院",
            "mother_name": "样本母",
            "mother_id_number": "110199198703050023",
            "father_name": father["name"],
            "father_id_number": father["id_number"],
            "certificate_number": f"L0000001{p.number[-2:]}",
            "issue_date": f"{p.birth_date[:8]}28",
        }
        values["mother_id_number"] = people.id_number("110199", date(1987, 3, 5), 2)
        return self.shot([self.paper("birth_certificate", layout, values)], condition)

    def permit_values(self, holder: dict[str, str], until: str) -> dict[str, Value]:
        return {
            "holder_name": holder["name"],
            "sex": "M",
            "id_number": holder["id_number"],
            "employer": "北京样本科技有限公司",
            "valid_from": "2018-11-01",
            "valid_until": until,
            "children": (self.pupil.name,),
            "print_date": "2021-09-20",
        }

    def work_permit(self, condition: str, holder: dict[str, str], until: str = "2023-10-31") -> shots.Shot:
        """北京市工作居住证."""
        return self.shot(
            [self.paper("work_residence_permit", "booklet", self.permit_values(holder, until))], condition
        )

    def confirmation(
        self, condition: str, holder: dict[str, str], until: str = "2023-10-31", **changes: Value
    ) -> shots.Shot:
        """北京市工作居住证确认单."""
        values = self.permit_values(holder, until) | changes
        return self.shot(
            [self.paper("work_residence_confirmation", "table", values, hand="print")], condition
        )

    def hmt(
        self, condition: str, region: str = "HK_MO", faces: tuple[str, ...] = ("portrait", "emblem")
    ) -> shots.Shot:
        """The residence permit, the faces asked for on one sheet."""
        p = self.pupil
        values: dict[str, Value] = {
            "region": region,
            "name": p.name,
            "sex": p.sex,
            "birth_date": p.birth_date,
            "address": p.address,
            "id_number": p.id_number,
            "authority": "北京市公安局朝阳分局",
            "valid_from": "2019-05-20",
            "valid_until": "2024-05-20",
            "pass_number": "H00000012" if region == "HK_MO" else "00000012",
            "issue_count": "1",
        }
        return self.shot(
            [self.paper("hmt_residence_permit", "card", values, face) for face in faces], condition
        )

    def social_card(self, condition: str, layout: str = "beijing", **changes: Value) -> shots.Shot:
        """社会保障卡."""
        p = self.pupil
        values: dict[str, Value] = {
            "name": p.name, "sex": p.sex, "social_security_number": p.id_number, "issue_date": "2017-09-01",
            "card_number": f"1000000000{p.number[-2:]}",
        }  # fmt: skip
        return self.shot([self.paper("social_security_card", layout, values | changes, "front")], condition)


@dataclass(frozen=True)
class Foreigner:
    """An invented pupil of the invented state UTO, with passport and permanent-residence card."""

    surname: str
    given: str
    born: date
    papers: Papers

    @property
    def number(self) -> str:
        return foreign_permanent_resident_card.fifteen("UTO", "1100", self.born, 0)

    def passport(self, condition: str) -> shots.Shot:
        values: dict[str, Value] = {
            "country": "UTO", "nationality": "UTO", "sex": "F", "passport_number": "L0000001C",
            "surname": self.surname, "given_names": self.given, "birth_date": self.born.isoformat(),
            "issue_date": "2019-02-10", "expiry_date": "2024-02-10",
        }  # fmt: skip
        values["mrz"] = passport.machine_lines(values)
        return self.papers.shot(
            [self.papers.paper("passport", "international", values, hand="print")], condition
        )

    def card(self, condition: str) -> shots.Shot:
        values: dict[str, Value] = {
            "name_latin": f"{self.surname}, {self.given}",
            "sex": "F",
            "birth_date": self.born.isoformat(),
            "nationality": "UTO",
            "valid_from": "2019-06-01",
            "valid_until": "2024-05-31",
            "id_number": self.number,
            "authority": "中华人民共和国国家移民管理局",
        }
        faces = [
            self.papers.paper("foreign_permanent_resident_card", "form2017", values, face)
            for face in ("portrait", "emblem")
        ]
        return self.papers.shot(faces, condition)

    def pledge(self, condition: str) -> shots.Shot:
        values: dict[str, Value] = {
            "child_name": f"{self.surname} {self.given}",
            "id_number": self.number,
            "guardian_name": "样本监护人",
            "year": "2021",
            "signed": True,
            "date": HAND_IN,
        }
        return self.papers.shot(
            [self.papers.paper("no_insurance_pledge", "letter_list", values, hand="print")], condition
        )
