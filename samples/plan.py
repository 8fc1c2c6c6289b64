"""The sample packets (样本材料包): who hands in what, what is wrong with it, and what the notice says about
it.

The expected verdicts are read from the notice's clauses (see samples/README.md), never from what the
program answers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from samples import shots
from samples.students import Papers, Pupil, born

Thing = shots.Shot | bytes
Outcome = tuple[str, tuple[str, ...]]
MET: Outcome = ("met", ())

NEW = ("enrolment_form", "id_photo", "bank_card", "no_other_insurance")
REQUIREMENTS: Mapping[str, tuple[str, ...]] = {
    "BJ_HUKOU": (*NEW, "hukou_student"),
    "C3": (
        *NEW,
        "hukou_student",
        "birth_certificate",
        "work_residence_confirmation",
        "work_residence_permit",
    ),
    "C4": (*NEW, "passport", "foreign_permanent_resident_card", "no_insurance_pledge"),
    "C9": (*NEW, "hmt_residence_permit"),
    "transfer": ("social_security_card", "no_other_insurance"),
}
"""What each category must hand in (一.2, 二.1 to 二.4 of the notice)."""


@dataclass(frozen=True)
class Plan:
    """One packet: its files, what they are packed as, its line in the roster, and what should come out.

    `shape` is `folder`, `zip`, `pdf`, `tiff` (papers as one TIFF, the photo beside it) or `heic`.
    `wrong` names the requirements that are not met or need a person, with finding codes.
    """

    name: str
    pupil: Pupil
    category: str
    files: Callable[[], dict[str, Thing]]
    note: str
    shape: str = "folder"
    wrong: Mapping[str, Outcome] = field(default_factory=dict)
    told: str = ""
    gap: bool = False

    @property
    def status(self) -> str:
        return "transfer" if self.category == "transfer" else "new"

    @property
    def verdict(self) -> str:
        verdicts = {verdict for verdict, _ in self.wrong.values()}
        return (
            "incomplete" if "not_met" in verdicts else "review" if "cannot_tell" in verdicts else "complete"
        )

    def expected(self) -> dict[str, object]:
        """The packet's entry in samples/expected.json."""
        every = {name: self.wrong.get(name, MET) for name in REQUIREMENTS[self.category]}
        return {
            "status": self.status,
            "category": None if self.category == "transfer" else self.category,
            "verdict": self.verdict,
            "requirements": {
                name: {"verdict": v, "codes": list(codes)} for name, (v, codes) in every.items()
            },
            "note": self.note,
        }


def pupil(number: int, name: str, id_number: str, parent: str, bank: str = "CCB") -> Pupil:
    """An invented pupil with a class that follows from the number."""
    return Pupil(
        f"{number:02d}", name, id_number, parent, f"{'一二三四五六'[number % 6]}年级{number % 3 + 1}班", bank
    )


FATHER = {"name": "样本父", "id_number": born(1985, 7, 9, 11, "110199")}


def base(p: Pupil, scan: str = "flatbed200", layout: str = "ruled", form: str = "table") -> dict[str, Thing]:
    """The four things every Beijing-hukou pupil hands in, as they should be."""
    papers = Papers(p)
    return {
        "登记表.jpg": papers.form(scan, form),
        "户口簿.jpg": papers.hukou(scan, layout),
        "银行卡.jpg": papers.card(scan),
        "照片.jpg": papers.photo(),
    }


def without(things: dict[str, Thing], *names: str) -> dict[str, Thing]:
    """The things but for some."""
    return {name: thing for name, thing in things.items() if name not in names}
