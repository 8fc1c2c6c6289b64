"""The notice to a parent (补件通知): every gap at once, plain, with what is already fine, by when and where.

One notice per child and round. It shows the last four digits of a number at most, never says 参保成功, and
is not made at all without a deadline and a place: the school notice gives none (BJ-24), so a person has to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.family import of
from pipeline.records import Finding, Judged, Message
from pipeline.rulepack import RulePack

if TYPE_CHECKING:
    from pipeline.settings import Settings

NOT_A_LINE = {"category", "student", "status"}
SAID_ELSEWHERE = {"category_unproven", "wrong_person"}
"""Details that explain a gap to the office; the parent needs the gap itself only."""


class NoticeRefused(ValueError):  # noqa: N818  a refusal with words for a person, as the desk's are
    """No notice can be made; the message says what has to be done first, Chinese and English."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(f"{message.zh} {message.en}")


@dataclass(frozen=True, slots=True)
class Place:
    """Where and until when papers are handed in, and whom to ask: the school's own settings."""

    deadline: date | None
    place: str = ""
    contact: str = ""
    school: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing to bring or put right: what, and why with what exactly."""

    what: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """One child's notice. `pending` names what the school itself still compares: nothing to bring for it
    yet."""

    name: str
    class_name: str
    last_four: str
    year: int
    fine: tuple[str, ...]
    gaps: tuple[Gap, ...]
    pending: tuple[str, ...]
    deadline: date
    place: str
    contact: str
    school: str
    banner: str


def notice(judged: Judged, pack: RulePack, place: Place) -> Notice:
    """The notice for one judged packet; raises `NoticeRefused` without deadline, place or anything to ask
    for."""
    deadline = _needed(place)
    lines = [f for f in judged.findings if f.requirement not in NOT_A_LINE]
    gaps = tuple(_gap(f, lines, pack) for f in lines if f.verdict == "not_met")
    if not gaps:
        zh = "没有确定要补的材料，不用发补件通知。"
        raise NoticeRefused(Message(zh, "Nothing is surely missing; no notice is needed."))
    papers = {rule.id for rule in pack.requirement if rule.paper}
    student = judged.packet.student
    person = of(judged.packet, pack).student
    number = person.number.text if person and person.number and person.number.sure else ""
    return Notice(
        name=(student.name if student else None) or (person.name if person else None) or judged.packet.name,
        class_name=(student.class_name if student else None) or "",
        last_four=number[-4:],
        year=pack.year,
        fine=tuple(
            pack.says(f.requirement).zh for f in lines if f.verdict == "met" and f.requirement in papers
        ),
        gaps=gaps,
        pending=tuple(pack.says(f.requirement).zh for f in lines if f.verdict == "cannot_tell"),
        deadline=deadline,
        place=place.place,
        contact=place.contact,
        school=place.school,
        banner=pack.banner if pack.confirmed else f"{pack.unconfirmed}{pack.banner}",
    )


def place_in(settings: Settings) -> Place:
    """The place of the installation's settings; `notice` refuses while it is not filled in."""
    return Place(settings.notice_deadline, settings.notice_place, settings.notice_contact, settings.school)


def notices(judged: Iterable[Judged], pack: RulePack, place: Place) -> tuple[Notice, ...]:
    """The notices of everyone who lacks something, by class and name; raises only for deadline or place."""
    _needed(place)
    made = [notice(one, pack, place) for one in judged if one.verdict == "incomplete" and _asks(one)]
    return tuple(sorted(made, key=lambda n: (n.class_name, n.name)))


def _asks(judged: Judged) -> bool:
    return any(f.verdict == "not_met" and f.requirement not in NOT_A_LINE for f in judged.findings)


def _needed(place: Place) -> date:
    if place.deadline is None:
        zh = "请先在设置里填写交材料的截止日期；通知原文没有写，没有截止日期不能发补件通知。"
        raise NoticeRefused(
            Message(zh, "Set the deadline first: the notice gives none, and none can be guessed.")
        )
    if not place.place:
        zh = "请先在设置里填写交材料的地点。"
        raise NoticeRefused(Message(zh, "Set the place where papers are handed in first."))
    return place.deadline


def _gap(finding: Finding, lines: Sequence[Finding], pack: RulePack) -> Gap:
    """The deciding reason first, then whatever else is wrong with the same paper, so that one round is
    enough."""
    more = (
        f.message.zh
        for f in lines
        if f.requirement == finding.requirement
        and f.verdict is None
        and f.severity == "warn"
        and f.code
        and f.code not in SAID_ELSEWHERE
        and not f.code.startswith("photo_")
    )
    return Gap(pack.says(finding.requirement).zh, tuple(dict.fromkeys((finding.message.zh, *more))))


def as_text(made: Notice) -> str:
    """The notice for a chat group or a text message: plain lines."""
    return "\n".join(lines_of(made))


def lines_of(made: Notice) -> tuple[str, ...]:
    """The notice line by line."""
    day = f"{made.deadline.year}年{made.deadline.month}月{made.deadline.day}日"
    tail = f"（证件号码后四位 {made.last_four}）" if made.last_four else ""
    head = f"{made.class_name}　{made.name}同学{tail}家长：您好！".lstrip("　")
    fine = f"已齐：{'、'.join(dict.fromkeys(made.fine))}。" if made.fine else "目前还没有已齐的材料。"
    gaps = [f"{i}．{gap.what}：{' '.join(gap.reasons)}" for i, gap in enumerate(made.gaps, 1)]
    pending = (
        [f"另有 {'、'.join(made.pending)} 学校正在核对，暂时不用补，有问题再联系您。"] if made.pending else []
    )
    asked = f"如情况特殊请联系{made.contact}。" if made.contact else ""
    return (
        "【补件通知】",
        head,
        f"您交来的{made.year}年度城乡居民基本医疗保险材料我们已核对。{fine}",
        "还需补交或更正（一次告知）：",
        *gaps,
        *pending,
        f"请于{day}前交到{made.place}（可由班主任转交）。逾期可能影响本年度参保及待遇。{asked}",
        *([made.school] if made.school else []),
        f"（{made.banner}）",
    )


def write_text(made: Sequence[Notice], path: Path) -> int:
    """All notices in one text file, a blank line between them; gives their number."""
    path.write_text("\n\n".join(as_text(one) for one in made) + "\n", encoding="utf-8")
    return len(made)


def write_docx(made: Sequence[Notice], path: Path) -> int:
    """All notices in one Word file, one page a child, a heading a class; gives their number."""
    from docx import Document

    book = Document()
    _style(book)
    for index, (class_name, group) in enumerate(groupby(made, key=lambda n: n.class_name)):
        for place, one in enumerate(group):
            if index or place:
                book.add_page_break()
            _page(book, one, class_name)
    part = path.with_name(path.name + ".part")
    book.save(str(part))
    part.replace(path)
    return len(made)


def _style(book: Any) -> None:
    """A Chinese font by name, so that Word on any Windows shows it; 12 points on A4."""
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    normal = book.styles["Normal"]
    normal.font.name, normal.font.size = "SimSun", Pt(12)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    section = book.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)


def _page(book: Any, made: Notice, class_name: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    title, *body = lines_of(made)
    heading = book.add_paragraph()
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    heading.add_run(title.strip("【】")).bold = True
    if class_name:
        book.add_paragraph(class_name).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for line in body:
        book.add_paragraph(line)
