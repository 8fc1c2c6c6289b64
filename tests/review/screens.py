"""Takes the README's pictures with the invented sample packets: `python -m tests.review.screens docs/images`.

The packets go the whole way (inbox, unpack, read, judge) into a throw-away installation, then a real browser
looks at queue and packet page. About two minutes on two cores.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, sync_playwright

from tests.review.browser import launch, watched
from tests.review.house import ACCOUNTS, ROOT, served

SHOWN = ("证件样本", "测试甲", "范例秋", "示范梅", "样本东", "试样海", "虚构杨", "假想雨")
LARGEST = 300_000


def furnish() -> None:
    """Accounts, and the sample packets taken from an inbox and judged."""
    from pipeline.ledger.opening import migrate

    migrate()
    from pipeline.ledger.beats import beat
    from pipeline.ledger.inbox import Memory, scan_once
    from pipeline.settings import load
    from pipeline.work import process
    from tests.review.conftest import make_account

    settings, memory = load(), Memory()
    for name, roles in ACCOUNTS.items():
        make_account(name, *roles)
    for packet in sorted((ROOT / "samples/packets").iterdir()):
        if packet.name.endswith(SHOWN):
            shutil.copytree(packet, settings.inbox / packet.name)
    taken: list[int] = []
    while len(taken) < len(SHOWN):
        taken += scan_once(settings, memory).packet_ids
        time.sleep(0.5)
    for packet_id in taken:
        print(packet_id, process(packet_id, "screens"), flush=True)
    beat("runner", {"next_nightly": tomorrow()})


def tomorrow() -> str:
    """Two o'clock of the coming night."""
    now = datetime.now(UTC).astimezone(ZoneInfo("Asia/Shanghai"))
    return (now + timedelta(days=1)).replace(hour=2, minute=0, second=0, microsecond=0).isoformat()


def take(into: Path) -> None:
    """Queue and packet page in Chinese, the packet page in English too."""
    into.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as home,
        served(Path(home), "tests.review.screens", "--furnish") as address,
        sync_playwright() as playwright,
    ):
        browser = launch(playwright)
        for language, ending in (("zh-CN", ""), ("en", ".en")):
            with watched(browser, address, language) as desk:
                desk.sign_in("fuhe")
                picture(desk.page, into / f"queue{ending}.png")
                open_doubtful(desk.page)
                picture(desk.page, into / f"packet{ending}.png")
        browser.close()


def open_doubtful(page: Page) -> None:
    """The packet at the head of the queue, with the evidence of its first open requirement on the image."""
    page.locator("table.queue a").first.click()
    page.wait_for_selector("#viewer canvas")
    spot = page.locator(".requirement:not(.met) [data-goto]").first
    if spot.count():
        spot.click()
    page.wait_for_timeout(2500)


def picture(page: Page, path: Path) -> None:
    """A picture of at most 300 kB, in as few colours as that needs."""
    from PIL import Image

    page.screenshot(path=path)
    for colours in (256, 128, 64):
        if path.stat().st_size <= LARGEST:
            break
        with Image.open(path) as full:
            few = full.convert("RGB").quantize(colours, Image.Quantize.MAXCOVERAGE, kmeans=1)
            few.save(path, optimize=True)
    print(path, path.stat().st_size)


if __name__ == "__main__":
    if sys.argv[1:] == ["--furnish"]:
        furnish()
    else:
        take(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/images"))
