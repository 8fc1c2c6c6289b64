"""Who talks to whom: the sockets of running processes, read from Linux's /proc."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from pathlib import Path

NOBODY = {"0.0.0.0", "::"}


@dataclass(slots=True)
class Watch:
    """Remote addresses seen, and how often processes were looked at."""

    outside: set[str] = field(default_factory=set)
    inside: int = 0
    looks: int = 0

    def look(self, pids: list[int]) -> None:
        """Notes every peer of these processes now."""
        self.looks += 1
        for pid in pids:
            for address in peers(pid):
                if ipaddress.ip_address(address).is_loopback:
                    self.inside += 1
                elif address not in NOBODY:
                    self.outside.add(address)


def peers(pid: int) -> set[str]:
    """Remote addresses of one process's TCP and UDP sockets (a name look-up is one of UDP)."""
    mine = set()
    for handle in Path(f"/proc/{pid}/fd").glob("*"):
        try:
            target = str(handle.readlink())
        except OSError:
            continue
        if target.startswith("socket:["):
            mine.add(target[8:-1])
    found = set()
    for table in ("tcp", "tcp6", "udp", "udp6"):
        try:
            rows = Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]
        except OSError:
            continue
        found |= {_address(row.split()[2]) for row in rows if row.split()[9] in mine}
    return found


def _address(text: str) -> str:
    """`0100007F:1F90` -> `127.0.0.1`: the kernel writes each 32-bit word in this machine's byte order."""
    digits = text.split(":")[0]
    words = [bytes.fromhex(digits[start : start + 8])[::-1] for start in range(0, len(digits), 8)]
    address = ipaddress.ip_address(b"".join(words))
    mapped = getattr(address, "ipv4_mapped", None)
    return str(mapped or address)
