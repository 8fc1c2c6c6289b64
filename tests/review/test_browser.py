"""The pages in a real Chromium: one journey through the desk, every page legible for everyone, two languages.

Any script error, policy violation or request to elsewhere fails the test that saw it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.review.browser import launch, watched
from tests.review.house import served


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A furnished installation, served by the product's own web server."""
    with served(tmp_path_factory.mktemp("house")) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        one = launch(playwright)
        yield one
        one.close()


def open_packet(page: Page, name: str) -> None:
    page.click(f"table.queue a:has-text('{name}')")
    page.wait_for_selector("#viewer canvas")


def test_a_reviewer_sees_the_evidence_corrects_a_value_decides_and_goes_on(browser: Browser, address: str):
    with watched(browser, address) as desk:
        page = desk.page
        desk.sign_in("fuhe")
        open_packet(page, "证件样本")
        bank_card = page.locator("[data-requirement=bank_card]")
        expect(bank_card).to_have_class(re.compile("cannot_tell"))

        bank_card.locator("[data-goto]").first.click()
        expect(page.locator("#chosen-spot")).to_be_visible()

        number = page.locator(".field[data-field=card_number]")
        number.locator("summary").click()
        number.locator("input[name=value]").fill("6217000010001234566")
        number.locator("form button").click()
        expect(page.locator("[data-requirement=bank_card]")).to_have_class(re.compile(r"\bmet\b"))
        expect(page.locator(".field[data-field=card_number] .why")).to_contain_text("6217000010001234560")

        photo = page.locator("[data-requirement=id_photo]")
        photo.locator("summary").click()
        photo.locator("input[name=reason]").fill("家长明日补交")
        photo.locator("button[value=not_met]").click()
        expect(photo.locator(".decided")).to_contain_text("家长明日补交")

        page.fill(".decision input[name=reason]", "缺照片和登记表")
        page.click(".decision button.bad")
        page.wait_for_url(re.compile(r"/packet/\d+/"))
        expect(page.locator("h1")).not_to_contain_text("证件样本")
        expect(page.locator(".notes .success")).to_contain_text("证件样本")


def test_the_whole_way_needs_no_mouse(browser: Browser, address: str):
    with watched(browser, address) as desk:
        page, key = desk.page, desk.page.keyboard
        desk.sign_in("guanli")
        open_packet(page, "范例春")
        key.press("f")
        expect(page.locator(".field.chosen")).to_have_attribute("data-field", "name")
        expect(page.locator("#chosen-spot")).to_be_visible()
        key.press("e")
        expect(page.locator(".field.chosen input[name=value]")).to_be_focused()
        key.press("Enter")
        expect(page.locator(".field[data-field=name] .sure")).to_contain_text("guanli")
        key.press("u")
        expect(page.locator(".field[data-field=name].doubt")).to_be_visible()
        key.press("f")
        key.press("a")
        expect(page.locator(".field[data-field=name] .sure")).to_contain_text("guanli")
        key.press("u")
        expect(page.locator(".field[data-field=name].doubt")).to_be_visible()
        key.press("j")
        first = page.locator(".requirement.chosen").get_attribute("data-requirement")
        key.press("j")
        assert page.locator(".requirement.chosen").get_attribute("data-requirement") != first
        key.press("r")
        key.type("字迹不清，另约家长")
        key.press("Escape")
        key.press("s")
        page.wait_for_url(re.compile(r"/packet/\d+/"))
        expect(page.locator("h1")).not_to_contain_text("范例春")


def test_keys_can_be_switched_off(browser: Browser, address: str):
    with watched(browser, address) as desk:
        page = desk.page
        desk.sign_in("guanli")
        open_packet(page, "测试甲")
        page.uncheck("#keys-on")
        page.locator("h1").click()
        page.keyboard.press("j")
        expect(page.locator(".requirement.chosen")).to_have_count(0)


PAGES = (
    "/",
    "/packet/{packet}/",
    "/set-aside/",
    "/status/",
    "/outputs/",
    "/accounts/",
    "/log/",
    "/password/",
)


@pytest.mark.parametrize(("language", "width"), [("zh-CN", 1440), ("en", 700)])
def test_every_page_is_readable_for_everyone(browser: Browser, address: str, language: str, width: int):
    with watched(browser, address, language, width) as desk:
        faults = {"/sign-in/": violations(desk.page, f"{address}/sign-in/")}
        desk.sign_in("guanli")
        packet = desk.page.locator("table.queue a").first.get_attribute("href") or ""
        number = re.search(r"\d+", packet)
        assert number
        for page in PAGES:
            where = page.format(packet=number[0])
            faults[where] = violations(desk.page, address + where)
    assert {page: found for page, found in faults.items() if found} == {}


def violations(page: Page, address: str) -> list[str]:
    """What axe-core finds against the page, in one line each."""
    page.goto(address)
    if "/packet/" in address:
        page.wait_for_selector("#viewer canvas")
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]
