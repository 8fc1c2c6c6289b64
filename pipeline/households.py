"""The household registers of a packet (户口簿): which home page belongs to which person page, and where it
lies.

首页 is the page with 户别, 户主姓名, 户号 and 住址; the card of the householder does not replace it. A home
page belongs to a person page that shares its sheet, or its 户号, or is the only one left.
"""

from __future__ import annotations

from functools import cached_property

from extractors.records import Document
from pipeline.facts import Facts
from pipeline.records import Packet
from pipeline.rulepack import Household

HOME, PERSON = "household_register_home", "household_register_person"
ELSEWHERE_MARKS = ("省", "自治区", "市")


class Registers:
    """All register pages of one packet, tied together."""

    def __init__(self, packet: Packet, facts: Facts, rules: Household) -> None:
        self._facts = facts
        self._rules = rules
        self.homes = tuple(d for d in packet.documents if d.kind == HOME)
        self.people = tuple(d for d in packet.documents if d.kind == PERSON)

    def on_the_sheet_of(self, person: Document) -> tuple[Document, ...]:
        """Home pages copied onto the same side of paper as a person page."""
        sheets = {place.sheet for place in person.pages}
        return tuple(h for h in self.homes if any(place.sheet in sheets for place in h.pages))

    def home_of(self, person: Document) -> Document | None:
        """The home page a person page belongs to: same sheet, same 户号, same householder, or the only free
        one."""
        return self._homes.get(id(person))

    @cached_property
    def _homes(self) -> dict[int, Document]:
        found: dict[int, Document] = {}
        for person in self.people:
            near = self.on_the_sheet_of(person)
            if near or (near := self._by_number(person)) or (near := self._by_householder(person)):
                found[id(person)] = near[0]
        taken = {id(home) for home in found.values()}
        free = [home for home in self.homes if id(home) not in taken]
        lonely = [person for person in self.people if id(person) not in found]
        if len(free) == 1 and lonely:
            found.update({id(person): free[0] for person in lonely})
        return found

    @cached_property
    def free_homes(self) -> tuple[Document, ...]:
        """Home pages that no person page of the packet belongs to."""
        taken = {id(home) for home in self._homes.values()}
        return tuple(home for home in self.homes if id(home) not in taken)

    def _by_number(self, person: Document) -> tuple[Document, ...]:
        number = person.text("household_number")
        return tuple(h for h in self.homes if number and h.text("household_number") == number)

    def _by_householder(self, person: Document) -> tuple[Document, ...]:
        if person.text("relation_to_householder") != "户主" or not person.text("name"):
            return ()
        return tuple(h for h in self.homes if h.text("householder_name") == person.text("name"))

    def is_local(self, person: Document) -> bool | None:
        """Whether the person's home page shows a local address; None where no page or no readable address
        says."""
        home = self.home_of(person)
        return None if home is None else self.address_is_local(home)

    def address_is_local(self, home: Document) -> bool | None:
        """Whether 住址 is in the city: it begins with it, or holds city and district side by side (two
        printed lines may be read in the wrong order). A bare district another city has too is unclear,
        another place no.
        """
        address = home.text("address")
        if not address:
            return None
        if address.startswith(self._rules.local) or any(place in address for place in self._places):
            return True
        if address.startswith(self._rules.local_districts) or any(
            c in address for c in self._rules.local[:1]
        ):
            return None
        head = address[:9]
        return False if any(mark in head for mark in ELSEWHERE_MARKS) else None

    @cached_property
    def _places(self) -> tuple[str, ...]:
        city, districts = self._rules.local[:1], (*self._rules.local, *self._rules.local_districts)
        return tuple(
            name + district for name in city for district in districts if district.endswith(("区", "县"))
        )
