"""Who may decide what, in which state: the rules of the desk, one sentence each, without web and without
database.

Four roles (角色). A *clerk* (经办) prepares: looks, corrects values, names papers, sets aside. A *reviewer*
(复核) decides as well. An *administrator* (管理) keeps accounts and takes outputs, and sees no papers by that
role alone. An *auditor* (审计) reads the log and the counts, and sees no child's values. One person may have
several roles.

Every rule answers `Allowed` or `Refused`; both are used as truth values, a refusal says why in words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.records import Message

CLERK, REVIEWER, ADMINISTRATOR, AUDITOR = "clerk", "reviewer", "administrator", "auditor"
AT_THE_DESK = frozenset({CLERK, REVIEWER})

# Facts of the stored photo file: the office's own program refuses such a file, so nobody here can wave it
# through.
NEVER_WAIVED = frozenset(
    {
        "photo_format",
        "photo_size",
        "photo_bytes_low",
        "photo_bytes_high",
        "photo_not_colour",
        "photo_unreadable",
    }
)
_SHORTEST_REASON = 2


@dataclass(frozen=True, slots=True)
class Person:
    """Someone signed in (人员): account name and roles."""

    name: str
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Standing:
    """How a packet stands on the desk: state, whose it is now, what was decided, what is still open.

    `held_by` is the account that has taken it, `None` when nobody has. `decided` is the current decision
    on the whole packet. `open_requirements` are those not met, or not clear; `surely_missing`
    are those of them that are not met for sure.
    """

    state: str
    held_by: str | None = None
    decided: str | None = None
    open_requirements: tuple[str, ...] = ()
    surely_missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Allowed:
    """Yes."""

    def __bool__(self) -> Literal[True]:
        return True


@dataclass(frozen=True, slots=True)
class Refused:
    """No, and why, for the person who asked."""

    message: Message

    def __bool__(self) -> Literal[False]:
        return False


Answer = Allowed | Refused


def _refused(zh: str, en: str) -> Refused:
    return Refused(Message(zh, en))


def _has(person: Person, *roles: str) -> bool:
    return bool(person.roles & set(roles))


def a_person_may_see_the_queue(person: Person) -> Answer:
    """Clerks and reviewers work from it."""
    if _has(person, *AT_THE_DESK):
        return Allowed()
    return _refused(
        "只有经办或复核人员可以查看学生材料；请管理员授予角色。",
        "Only clerks and reviewers see students' papers; ask the administrator for a role.",
    )


def a_person_may_see_page_images(person: Person) -> Answer:
    """Whoever works on packets; each view is written down."""
    return a_person_may_see_the_queue(person)


def a_person_may_see_the_status(person: Person) -> Answer:
    """Everyone with a role: it holds counts, no names."""
    return Allowed() if person.roles else _refused("此账号尚无角色。", "This account has no role yet.")


def a_person_may_see_set_aside_files(person: Person) -> Answer:
    """Clerks and reviewers; file names may hold a child's name."""
    return a_person_may_see_the_queue(person)


def a_person_may_take_a_packet(person: Person, standing: Standing) -> Answer:
    """One person at a time works on a packet."""
    seen = a_person_may_see_the_queue(person)
    if not seen:
        return seen
    if standing.held_by not in (None, person.name):
        return _refused(
            f"{standing.held_by} 正在处理这份材料，现在只能查看。",
            f"{standing.held_by} is working on this packet; it can only be viewed now.",
        )
    return Allowed()


def _may_change(person: Person, standing: Standing) -> Answer:
    taken = a_person_may_take_a_packet(person, standing)
    if not taken:
        return taken
    if standing.held_by is None:
        return _refused("请先领取这份材料。", "Take the packet first.")
    if standing.decided is not None:
        return _refused(
            "这份材料已有决定；如需改动，请先撤回决定。",
            "The packet is decided; take the decision back first.",
        )
    return Allowed()


def a_person_may_correct_a_value(person: Person, standing: Standing) -> Answer:
    """Whoever holds the packet, until it is decided."""
    return _may_change(person, standing)


def a_person_may_change_a_papers_kind(person: Person, standing: Standing) -> Answer:
    """Whoever holds the packet, until it is decided."""
    return _may_change(person, standing)


def a_person_may_decide(person: Person, standing: Standing) -> Answer:
    """A reviewer who holds the packet."""
    if not _has(person, REVIEWER):
        return _refused("只有复核人员可以作决定。", "Only reviewers decide.")
    return _may_change(person, standing)


def a_reviewer_may_decide_a_requirement(
    person: Person, standing: Standing, outcome: str, codes: tuple[str, ...], reason: str
) -> Answer:
    """With a typed reason; facts of the photo file cannot be decided away. `codes`: what was found about
    it.
    """
    may = a_person_may_decide(person, standing)
    if not may:
        return may
    if outcome == "met" and NEVER_WAIVED & set(codes):
        return _refused(
            "照片文件的尺寸、格式、大小是硬性要求，不能人工放行；请更换或修复照片。",
            "Size, format and bytes of the photo file are fixed; replace or repair the photo.",
        )
    return _needs_reason(reason)


def a_reviewer_may_approve_a_packet(person: Person, standing: Standing) -> Answer:
    """When no requirement is open any more."""
    may = a_person_may_decide(person, standing)
    if not may:
        return may
    if standing.open_requirements:
        count = len(standing.open_requirements)
        return _refused(
            f"还有 {count} 项要求未满足或未判定；请逐项更正或作出决定。",
            f"{count} requirements are still open; correct or decide each of them first.",
        )
    return Allowed()


def a_reviewer_may_send_a_packet_back(person: Person, standing: Standing, reason: str) -> Answer:
    """With a reason where the program found nothing missing; else the findings are the reason."""
    may = a_person_may_decide(person, standing)
    if not may or standing.surely_missing:
        return may
    return _needs_reason(reason)


def a_person_may_set_a_packet_aside(person: Person, standing: Standing, reason: str) -> Answer:
    """Clerks too: something is wrong with it that the desk cannot settle now."""
    may = _may_change(person, standing)
    return _needs_reason(reason) if may else may


def a_person_may_undo(person: Person, standing: Standing) -> Answer:
    """Whoever holds the packet takes back the newest of the own steps; decisions only as a reviewer."""
    taken = a_person_may_take_a_packet(person, standing)
    if not taken:
        return taken
    if standing.decided is not None and not _has(person, REVIEWER):
        return _refused("只有复核人员可以撤回决定。", "Only reviewers take a decision back.")
    return Allowed()


def a_person_may_open_again(person: Person, standing: Standing) -> Answer:
    """What is done or set aside; what the program still works on opens by itself."""
    if standing.state not in ("done", "set_aside"):
        return _refused(
            "程序还在处理这份材料，请稍候。", "The program still works on this packet; please wait."
        )
    return a_person_may_undo(person, standing)


def a_person_may_take_outputs(person: Person) -> Answer:
    """Reviewers and administrators; every output is written down."""
    if _has(person, REVIEWER, ADMINISTRATOR):
        return Allowed()
    return _refused("只有复核或管理人员可以导出。", "Only reviewers and administrators take outputs.")


def a_person_may_manage_accounts(person: Person) -> Answer:
    """Administrators only."""
    if _has(person, ADMINISTRATOR):
        return Allowed()
    return _refused("只有管理员可以管理账号。", "Only administrators manage accounts.")


def a_person_may_read_the_log(person: Person) -> Answer:
    """Auditors and administrators; the log holds no names or numbers of children."""
    if _has(person, AUDITOR, ADMINISTRATOR):
        return Allowed()
    return _refused("只有审计或管理人员可以查看日志。", "Only auditors and administrators read the log.")


def _needs_reason(reason: str) -> Answer:
    if len(reason.strip()) >= _SHORTEST_REASON:
        return Allowed()
    return _refused("请写明理由。", "Give a reason in words.")
