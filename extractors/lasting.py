"""How long a proof holds (有效期): its last day, of periods, lone days and several validities."""

import re
from collections.abc import Sequence

from extractors import persons
from extractors.declare import Found, Parsed, Sheet
from extractors.values import dates
from extractors.values.parsed import HasValue


def end(raw: str) -> HasValue | None:
    """The last day of a period; a lone day without 至 before it may as well be the first."""
    span = dates.parse_period(_FROM_MONTH.sub(r"\g<0>1日", raw, count=1))
    return None if span is None else Parsed(span.valid_until, raw, span.outcome, span.signals)


_FROM_MONTH = re.compile(r"\d{4}年\d{1,2}月(?=\s*(?:起|[至到止—~～-])\s*(?:至\s*)?\d{4}年\d{1,2}月\d{1,2}日)")
"""A beginning told by its month only; the last day is what counts."""


def later_than_issued(issue: Sequence[str], sheet: Sheet) -> dict[str, Found]:
    """A lone day behind 有效期 that lies after the day of issue is the last of it."""
    issued = [dates.parse(persons.spelled(c.row)) for c in sheet.labelled(*issue) if c.row]
    days = [str(one.value) for one in issued if one is not None and one.outcome == "ok"]
    for claim in sheet.labelled("有效期", "有效期限", "有效日期", "有效时间"):
        record = dates.parse(persons.spelled(claim.row)) if claim.row else None
        if record is not None and record.outcome == "ok" and days and str(record.value) > max(days):
            return {"valid_until": persons.found("valid_until", record, claim.row, "date")}
    return {}


_ENDS = (
    r"(?P<of>本证明?|此证明?|本确认书|救助|资格|[\u4e00-\u9fff]{2,8}证)?(?:的?有效期限?)(?:截?至|截止[到至]?|到)[:：]?"
    r"(?P<value>\d{4}年\d{1,2}月\d{1,2}日)"
)


def own_end(sheet: Sheet) -> dict[str, Found]:
    """Of several validities (残疾人证有效期至…, 本证明有效期至…) the paper's own, else a question."""
    hits = sheet.search_all(_ENDS)
    own = [hit for hit in hits if re.match("[本此]", hit[0]["of"] or "")]
    days = {hit[0]["value"] for hit in hits}
    if len(days) < 2:
        return {}
    record = dates.parse((own or hits)[0][0]["value"])
    doubt = () if len({hit[0]["value"] for hit in own}) == 1 else ("several_dates",)
    if record is None:
        return {}
    outcome = "recheck" if doubt else record.outcome
    settled = Parsed(record.value, record.raw, outcome, doubt)
    return {"valid_until": persons.found("valid_until", settled, (own or hits)[0][1], "date")}


def over_two_lines(labels: Sequence[str], sheet: Sheet) -> dict[str, Found]:
    """A period whose end, led by 至, stands on the line below its beginning."""
    for claim in sheet.labelled(*labels):
        for below in claim.more[:1]:
            span = end(persons.spelled(claim.row) + persons.spelled(below))
            if span is not None and re.match(r"\s*[至到止—~-]", below[0].text):
                return {"valid_until": persons.found("valid_until", span, (*claim.row, *below), "date")}
    return {}
