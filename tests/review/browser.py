"""A real headless Chromium that lets nothing pass: script errors, policy violations and foreign requests
are faults.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Request

from tests.review.conftest import PASSWORD

CHROMIUM = "/usr/bin/chromium"
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def launch(playwright: Playwright) -> Browser:
    """The system's Chromium, without any traffic of its own."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or CHROMIUM
    return playwright.chromium.launch(executable_path=path, args=list(QUIET))


@dataclass
class Watched:
    """A page, and everything wrong that happened on it."""

    page: Page
    address: str
    faults: list[str] = field(default_factory=list)

    def listen(self) -> None:
        """Collects what must not happen."""
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))
        self.page.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(f"console {message.type}: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.faults.append(f"foreign request: {request.url}")

    def sign_in(self, name: str) -> None:
        """Through the door, as a person does."""
        self.page.goto(f"{self.address}/sign-in/")
        self.page.fill("#id_username", name)
        self.page.fill("#id_password", PASSWORD)
        self.page.click(".door button.main")
        self.page.wait_for_url(f"{self.address}/**")


@contextmanager
def watched(browser: Browser, address: str, language: str = "zh-CN", width: int = 1440) -> Iterator[Watched]:
    """A fresh page that is clean at the end, or the test fails."""
    context = browser.new_context(locale=language, viewport={"width": width, "height": 900})
    one = Watched(context.new_page(), address)
    one.listen()
    try:
        yield one
    finally:
        context.close()
    assert one.faults == []
