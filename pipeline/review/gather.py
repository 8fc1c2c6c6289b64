"""From the ledger's rows to what the packet page shows: a dozen queries, whatever the size of the packet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from pipeline import decide
from pipeline.ledger import desk
from pipeline.ledger.models import (
    Decision,
    DocumentPage,
    DocumentRow,
    FindingRow,
    Judgement,
    Packet,
    PagePicture,
    ReviewItem,
    SourceFile,
)
from pipeline.records import Message
from pipeline.review.packs import category_title, choices, requirement_title, status_title
from pipeline.review.paper_words import kind_word
from pipeline.review.past import happened
from pipeline.review.shown import (
    Question,
    Sheet,
    ShownDecision,
    ShownFacts,
    ShownFinding,
    ShownPacket,
    ShownPaper,
    ShownRequirement,
    Spot,
)
from pipeline.review.values import measures_of, percent, values_of
from pipeline.review.words import CODES, OUTCOMES, QUESTIONS, in_their_language, say

_QUARTER = 90
WORST_FIRST = {"not_met": 0, "cannot_tell": 1, "met": 2}


def gather(packet: Packet) -> ShownPacket:
    """The packet page's content, in the language of this request."""
    judged = packet.judgements.filter(is_current=True).first()
    item = packet.review_items.filter(is_open=True).select_related("claimed_by").first()
    item = item or packet.review_items.select_related("claimed_by").order_by("-pk").first()
    decisions = list(packet.decisions.filter(is_current=True).select_related("person"))
    documents = _documents(packet)
    sheets = _sheets(packet, documents)
    papers = tuple(_paper(document, sheets) for document in documents)
    requirements = _requirements(judged, decisions, sheets, _labels(papers))
    whole = next((one for one in decisions if not one.requirement and not (item and item.is_open)), None)
    return ShownPacket(
        id=packet.pk,
        name=packet.name,
        class_name=packet.class_name or "",
        number=packet.number or "",
        state=packet.state,
        verdict=effective_verdict(requirements) if judged else "",
        program=judged.verdict if judged else "",
        facts=_facts(packet, judged),
        requirements=requirements,
        sheets=sheets,
        papers=papers,
        unused=_unused(packet),
        reason=_reason(packet),
        version=desk.seen_now(packet.pk),
        item=item.pk if item and item.is_open else None,
        held_until=item.claimed_until if item and _holder(item) else None,
        decision=_decision(whole) if whole else None,
        history=happened(packet),
        standing=_standing(packet, item, whole, requirements),
        **_judgement(judged),
    )


def _judgement(judged: Judgement | None) -> dict[str, Any]:
    if judged is None:
        empty = dict.fromkeys(("rules", "rules_version", "as_of", "status", "category", "candidates"), "")
        return {**empty, "notes": ()}
    rules, version = judged.rules, judged.rules_version
    candidates = [category_title(rules, version, one) for one in judged.candidates]
    return {
        "rules": rules,
        "rules_version": version,
        "as_of": judged.as_of.isoformat(),
        "status": status_title(rules, version, judged.status),
        "category": category_title(rules, version, judged.category),
        "candidates": "、".join(candidates) if judged.category is None else "",
        "notes": tuple(_in_words(note) for note in judged.notes or ()),
    }


def _standing(
    packet: Packet,
    item: ReviewItem | None,
    whole: Decision | None,
    requirements: Sequence[ShownRequirement],
) -> decide.Standing:
    return decide.Standing(
        state=packet.state,
        held_by=_holder(item),
        decided=whole.outcome if whole else None,
        open_requirements=tuple(one.id for one in requirements if one.verdict != "met"),
        surely_missing=tuple(one.id for one in requirements if one.verdict == "not_met"),
    )


def standing_of(packet: Packet) -> decide.Standing:
    """How a packet stands on the desk, without gathering what the page shows."""
    return gather(packet).standing


def _holder(item: ReviewItem | None) -> str | None:
    if item is None or not item.is_open or item.claimed_by is None or item.claimed_until is None:
        return None
    return item.claimed_by.get_username() if item.claimed_until > timezone.now() else None


def effective_verdict(requirements: Iterable[ShownRequirement]) -> str:
    """The packet's verdict with the persons' decisions counted in."""
    verdicts = {one.verdict for one in requirements}
    if "not_met" in verdicts:
        return "incomplete"
    return "review" if "cannot_tell" in verdicts else "complete"


def _documents(packet: Packet) -> list[DocumentRow]:
    found = packet.documents.filter(is_current=True).order_by("order")
    return list(found.prefetch_related("places__picture__source", "values__person", "values__replaces"))


def _sheets(packet: Packet, documents: Sequence[DocumentRow]) -> tuple[Sheet, ...]:
    """Every page picture once, turned as most of its papers stand."""
    turns: dict[int, Counter[int]] = {}
    titles: dict[int, list[str]] = {}
    for document in documents:
        for place in document.places.all():
            turns.setdefault(place.picture_id, Counter())[place.rotation] += 1
            titles.setdefault(place.picture_id, []).append(kind_word(document.kind))
    pictures = packet.pages.filter(is_current=True).select_related("source").order_by("order")
    return tuple(
        _sheet(picture, turns.get(picture.pk, Counter({0: 1})), titles.get(picture.pk, []))
        for picture in pictures
    )


def _sheet(picture: PagePicture, turns: Counter[int], titles: list[str]) -> Sheet:
    turn = turns.most_common(1)[0][0] % 360
    wide, high = picture.width, picture.height
    if turn % 180 == _QUARTER:
        wide, high = high, wide
    named = " + ".join(dict.fromkeys(titles)) or picture.source.path
    return Sheet(f"{picture.pk}-{turn}", picture.pk, turn, named, wide, high)


def _spot(sheets: Sequence[Sheet], picture: int | None, box: Sequence[float], where: str) -> Spot | None:
    sheet = next((one for one in sheets if one.picture == picture), None)
    if sheet is None:
        return None
    return Spot(sheet.key, ",".join(f"{side:.4f}" for side in box or (0, 0, 1, 1)), where)


def _labels(papers: Sequence[ShownPaper]) -> dict[tuple[str, str], str]:
    """What stands at a spot, by sheet and box: evidence is called by the value it points at."""
    values = [value for paper in papers for value in paper.values if value.spot]
    return {(value.spot.sheet, value.spot.box): value.label for value in values if value.spot}


def _facts(packet: Packet, judged: Judgement | None) -> ShownFacts:
    name, version = (judged.rules, judged.rules_version) if judged else (packet.rules, "")
    answers = {name: "yes" if answer else "no" for name, answer in (packet.answers or {}).items()}
    return ShownFacts(
        packet.status,
        packet.category,
        choices(name, version, "status"),
        choices(name, version, "category"),
        tuple(Question(one, str(asks), answers.get(one, "")) for one, asks in QUESTIONS.items()),
    )


def _requirements(
    judged: Judgement | None,
    decisions: Sequence[Decision],
    sheets: Sequence[Sheet],
    labels: Mapping[tuple[str, str], str],
) -> tuple[ShownRequirement, ...]:
    if judged is None:
        return ()
    findings = list(judged.findings.order_by("order"))
    decided = {one.requirement: one for one in decisions if one.requirement and one.outcome != "withdrawn"}
    shown = [
        _requirement(judged, one, findings, decided.get(one.requirement), sheets, labels)
        for one in findings
        if one.verdict is not None
    ]
    return tuple(sorted(shown, key=lambda one: WORST_FIRST.get(one.program, 1)))


def _requirement(
    judged: Judgement,
    main: FindingRow,
    findings: Sequence[FindingRow],
    decision: Decision | None,
    sheets: Sequence[Sheet],
    labels: Mapping[tuple[str, str], str],
) -> ShownRequirement:
    details = [one for one in findings if one.requirement == main.requirement and one.verdict is None]
    spots = [
        _spot(sheets, one.get("picture"), one.get("box", ()), f"{one.get('file', '')} · {one.get('page', 1)}")
        for finding in (main, *details)
        for one in finding.evidence or ()
    ]
    return ShownRequirement(
        id=main.requirement,
        title=requirement_title(judged.rules, judged.rules_version, main.requirement),
        verdict=decision.outcome if decision else main.verdict or "cannot_tell",
        program=main.verdict or "cannot_tell",
        main=_finding(main),
        details=tuple(_finding(one) for one in details),
        cite=main.cite,
        spots=tuple(dict.fromkeys(_called(spot, labels) for spot in spots if spot is not None)),
        decision=_decision(decision) if decision else None,
    )


def _called(spot: Spot, labels: Mapping[tuple[str, str], str]) -> Spot:
    label = labels.get((spot.sheet, spot.box))
    return replace(spot, where=label) if label else spot


def _finding(row: FindingRow) -> ShownFinding:
    says = in_their_language(Message(row.message_zh, row.message_en))
    return ShownFinding(says, row.code, say(CODES, row.code), row.severity, row.ambiguity)


def _decision(row: Decision) -> ShownDecision:
    return ShownDecision(
        row.outcome, say(OUTCOMES, row.outcome), row.person.get_username(), row.created, row.reason
    )


def _paper(document: DocumentRow, sheets: Sequence[Sheet]) -> ShownPaper:
    places = list(document.places.all())
    spots = [_spot(sheets, place.picture_id, place.region, _where(place)) for place in places]

    def spot_of(page: int, box: Sequence[float]) -> Spot | None:
        place = places[page] if 0 <= page < len(places) else None
        return _spot(sheets, place.picture_id, box, _where(place)) if place else None

    return ShownPaper(
        id=document.pk,
        kind=document.kind,
        title=kind_word(document.kind),
        sure=percent(document.confidence),
        by_person=document.source == "person",
        why="、".join(str(one) for one in document.why),
        spots=tuple(spot for spot in spots if spot is not None),
        values=values_of(document, spot_of),
        measures=measures_of(document),
        photo=places[0].picture_id if document.kind == "id_photo" and places else None,
    )


def _where(place: DocumentPage) -> str:
    return f"{place.picture.source.path} · {place.picture.number}"


def _unused(packet: Packet) -> tuple[tuple[str, str], ...]:
    rows = SourceFile.objects.filter(packet=packet).exclude(unused_code="")
    return tuple(
        (row.path, in_their_language(Message(row.unused_zh or "", row.unused_en or ""))) for row in rows
    )


def _reason(packet: Packet) -> str:
    reason = packet.reason
    return _in_words(reason) if reason else ""


def _in_words(pair: dict[str, str]) -> str:
    return in_their_language(Message(pair.get("zh", ""), pair.get("en", ""))) or _("no reason given")
