"""Rule packs as the pages need them: the headings of requirements, categories and statuses in the
reader's words.
"""

from __future__ import annotations

import logging
from functools import lru_cache

from extractors.photo import PhotoSpec
from pipeline.records import Message
from pipeline.review.words import in_their_language
from pipeline.rulepack import RulePack

_log = logging.getLogger(__name__)


@lru_cache(maxsize=64)
def _pack(name: str, _version: str) -> RulePack | None:
    """The pack, or `None` where it is not installed any more; kept by version, so that a change is seen."""
    from pipeline import rulebook

    try:
        return rulebook.load(name)
    except rulebook.PackError as error:
        _log.warning("rule pack of a stored judgement cannot be loaded: %s", error)
        return None


def requirement_title(name: str, version: str, requirement: str) -> str:
    """What a requirement asks for, e.g. 学生户口簿 / the student's household register."""
    pack = _pack(name, version)
    try:
        return in_their_language(pack.says(requirement)) if pack else requirement
    except (KeyError, LookupError, ValueError):
        return requirement


def category_title(name: str, version: str, category: str | None) -> str:
    """The category in words; empty where it is not settled."""
    return _named(name, version, "category", category)


def status_title(name: str, version: str, status: str) -> str:
    """The insurance status in words."""
    return _named(name, version, "status", status)


def _named(name: str, version: str, what: str, wanted: str | None) -> str:
    if not wanted:
        return ""
    pack = _pack(name, version)
    for one in getattr(pack, what, ()) if pack else ():
        if one.id == wanted:
            return in_their_language(Message(one.zh, one.en))
    return wanted


def choices(name: str, version: str, what: str) -> tuple[tuple[str, str], ...]:
    """Every status or category of a pack: its id, and its title with the id where that says more."""
    pack = _pack(name, version)
    every = getattr(pack, what, ()) if pack else ()
    return tuple((one.id, in_their_language(Message(one.zh, one.en))) for one in every)


def photo_spec(name: str, version: str) -> PhotoSpec:
    """The limits for an ID photo in this pack; the Beijing ones where the pack says nothing."""
    pack = _pack(name, version)
    said = getattr(pack, "photo", None) if pack else None
    return PhotoSpec.of(said) if said else PhotoSpec()
