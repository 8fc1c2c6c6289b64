"""What templates need to show a word for a name, a date, a masked number."""

from __future__ import annotations

from datetime import datetime

from django import template
from django.utils import timezone

from pipeline.ledger.models import FindingRow
from pipeline.records import Message
from pipeline.review import words

register = template.Library()


@register.filter
def verdict_word(name: str | None) -> str:
    """A packet's or requirement's verdict in words."""
    return words.say({**words.VERDICTS, **words.REQUIREMENT_VERDICTS}, name)


@register.filter
def state_word(name: str | None) -> str:
    """A state in words."""
    return words.say(words.STATES, name)


@register.filter
def outcome_word(name: str | None) -> str:
    """A decision in words."""
    return words.say(words.OUTCOMES, name)


@register.filter
def code_word(name: str | None) -> str:
    """A finding code in words."""
    return words.say(words.CODES, name)


@register.filter
def deed_word(name: str | None) -> str:
    """A line of the log in words."""
    return words.say(words.DEEDS, name)


@register.filter
def reason_line(finding: FindingRow) -> str:
    """What was found, in one sentence."""
    return words.in_their_language(Message(finding.message_zh, finding.message_en))


@register.filter
def when(at: datetime | None) -> str:
    """A time as the desk writes it, in this installation's time zone: `2021-10-15 09:30`."""
    return timezone.localtime(at).strftime("%Y-%m-%d %H:%M") if at else ""


@register.filter
def get(mapping: dict[str, object], name: str) -> object:
    """A value by a name that is itself a value."""
    return mapping.get(name, "")


@register.filter
def in_words(pair: object) -> str:
    """The reader's half of `{"zh", "en"}` or a `Message`."""
    if isinstance(pair, dict):
        pair = Message(str(pair.get("zh", "")), str(pair.get("en", "")))
    return words.in_their_language(pair) if isinstance(pair, Message) else str(pair)
