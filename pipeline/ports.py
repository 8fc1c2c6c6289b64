"""Ports on this machine: the usual one, or another where it is taken."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable, Collection

from pipeline.prefect_env import LOOPBACK
from pipeline.settings import Settings


def with_free_ports(settings: Settings, say: Callable[[str], None]) -> Settings:
    """The settings with other ports where the usual ones are taken."""
    changed: dict[str, int] = {}
    for name in ("web_port", "prefect_port"):
        wanted = int(getattr(settings, name))
        host = settings.host if name == "web_port" else LOOPBACK
        port = free_port(host, wanted, tuple(changed.values()))
        if port != wanted:
            say(f"端口 {wanted} 已被占用，改用 {port}。 Port {wanted} is taken; using {port}.")
        changed[name] = port
    return settings.model_copy(update=changed)


def free_port(host: str, wanted: int, avoid: Collection[int] = (), patience: float = 2.0) -> int:
    """`wanted`, or one of the next fifty, or whatever the system has free.

    `patience` seconds are given to the wanted port: a process of a killed service may be about to leave it.
    """
    until = time.monotonic() + patience
    while wanted not in avoid and not is_free(host, wanted) and time.monotonic() < until:
        time.sleep(0.2)
    for port in range(wanted, min(wanted + 50, 65536)):
        if port not in avoid and is_free(host, port):
            return port
    with socket.socket() as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])


def is_free(host: str, port: int) -> bool:
    """True where nobody listens on this port."""
    with socket.socket() as probe:
        if os.name != "nt":  # else a port that was just let go of counts as taken for a minute
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
