"""Every page, as it is seen: narrow and wide, light and dark, by those who do not see it, with scripts and without."""

from __future__ import annotations

from collections.abc import Callable

import axe
import pytest
from browser_made import AUTHOR, NARROW, WIDE, Served, Watched, overflowing
from browser_pages import every_route, is_page, route_of
from playwright.sync_api import expect

Opened = Callable[..., Watched]
# Only sends on to another address, is a file, or is there only while reports are added (see the stories).
NOT_LOOKED_AT = {"/home", "/person", "/add/{upload}", "/subject"}


def test_no_page_is_forgotten(shown_for_work: Served, every_page: dict[str, str]) -> None:
    routes = {route.path for route in every_route(shown_for_work.app.routes) if is_page(route)}
    seen = {route_of(shown_for_work, address) for address in every_page.values()}
    assert routes - seen - NOT_LOOKED_AT == set()


@pytest.mark.parametrize("viewport", [NARROW, WIDE], ids=["narrow", "wide"])
def test_nothing_is_wider_than_the_window(
    shown_for_work: Served, every_page: dict[str, str], opened: Opened, viewport: dict[str, int]
) -> None:
    window = opened(shown_for_work, viewport=viewport)
    wide = {address: found for address in every_page.values() if (found := overflowing(window.go(address)))}
    assert not wide


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(
    shown_for_work: Served, every_page: dict[str, str], opened: Opened, scheme: str
) -> None:
    try:
        script = axe.source()
    except (OSError, ValueError) as error:
        pytest.skip(f"axe-core cannot be fetched from npm's registry: {error}")
    window = opened(shown_for_work, viewport=WIDE, color_scheme=scheme)
    found = {}
    for address in every_page.values():
        page = window.go(address)
        page.evaluate(script)
        serious = [v for v in page.evaluate(axe.RUN) if v[0] in axe.SERIOUS]
        if serious:
            found[address] = serious
    page.evaluate("() => document.querySelector('main').append(document.createElement('button'))")
    assert "button-name" in {v[1] for v in page.evaluate(axe.RUN)}, "it finds what is planted"
    assert not found, "\n".join(f"{address}: {v}" for address, some in found.items() for v in some)


def test_dark_is_dark(shown: Served, opened: Opened) -> None:
    paper = "() => getComputedStyle(document.body).backgroundColor.match(/[0-9]+/g).slice(0, 3).map(Number)"
    light, dark = (opened(shown, color_scheme=scheme).go("/").evaluate(paper) for scheme in ("light", "dark"))
    assert min(light) > 200
    assert max(dark) < 60


def test_without_scripts(desk: Served, opened: Opened) -> None:
    """Find, filter and correct by forms alone."""
    window = opened(desk, java_script_enabled=False)
    page = window.go("/")
    page.get_by_label("Search the record").fill("oil")
    page.get_by_label("Search the record").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Search")
    assert page.locator("li.hit").count() > 1
    page = window.go("/relationship/IND-RUS")
    filters = page.get_by_role("form", name="What of it is shown")
    filters.get_by_label("Kind").select_option("call")
    filters.get_by_role("button", name="Show").click()
    assert "kind=call" in page.url
    shown = page.locator("article.entry")
    assert shown.count() >= 1
    page.locator("section[aria-labelledby=entries] article.entry h3 a").first.click()
    page.locator("summary", has_text="Edit").click()
    form = page.locator("form[action$='/edit']")
    form.get_by_label("Place").fill("Kochi")
    form.get_by_label("Reason").fill("no scripts needed")
    form.get_by_role("button", name="Save").click()
    expect(page.locator(".standing")).to_contain_text(f"Edited by {AUTHOR}")
    assert [j.reason for j in desk.record.judgements()] == ["no scripts needed"]


def test_by_keyboard_alone(shown: Served, opened: Opened) -> None:
    """The link past the frame, the way through the navigation, the search field."""
    page = opened(shown, viewport=WIDE).go("/relationships")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="To the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('main') !== null")
    expect(page.locator("nav[aria-label=Main] [aria-current=page]")).to_have_text("Relationships")
    page.reload()
    page.keyboard.press("/")
    find = page.get_by_label("Search the record")
    expect(find).to_be_focused()
    page.keyboard.type("a/b")
    expect(find).to_have_value("a/b")


def test_the_queue_by_keyboard(desk: Served, opened: Opened) -> None:
    """j and k go through it, a accepts, u takes back, e opens the form and Escape leaves it."""
    page = opened(desk, viewport=WIDE).go("/review?parties=India,Russia")
    card = page.locator("article.card")

    def shown() -> str:
        return card.get_attribute("data-id") or ""

    def press(key: str) -> None:
        before = shown()
        page.keyboard.press(key)
        expect(card).not_to_have_attribute("data-id", before)

    first = shown()
    press("j")
    second = shown()
    press("k")
    assert shown() == first
    press("a")
    expect(page.get_by_role("status").first).to_contain_text("Accepted")
    assert shown() == second
    checked = desk.record.entry(first).checked
    assert checked is not None
    assert (checked.state, checked.author) == ("accepted", AUTHOR)
    page.keyboard.press("u")
    expect(page.get_by_role("status").first).to_contain_text("Taken back")
    assert desk.record.entry(first).checked is None
    expect(card.locator("h2").first).to_be_focused()
    page.keyboard.press("e")
    field = page.locator(
        "details[open] form[action$='/edit'] :is(input:not([type=hidden]), select, textarea)"
    ).first
    expect(field).to_be_focused()
    page.keyboard.type("a")  # types, and accepts nothing
    page.keyboard.press("Escape")
    expect(field).not_to_be_visible()
    assert desk.record.entry(first).checked is None
