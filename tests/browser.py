"""A real browser: `page` for a journey, `open_page` for other widths, colours or no JavaScript, `axe` for a check."""

import os
import shutil

import pytest


@pytest.fixture(scope="session")
def browser():
    """One Chromium for the whole run."""
    from playwright.sync_api import sync_playwright

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps an event loop in this thread
    arguments = ["--disable-dev-shm-usage"]
    if os.geteuid() == 0 or os.environ.get("PORTAL_BROWSER_SANDBOX") == "0":
        arguments.append("--no-sandbox")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_program(), args=arguments)
        yield browser
        browser.close()


def _program():
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("PORTAL_BROWSER") or next(filter(None, map(shutil.which, names)), None)


@pytest.fixture
def open_page(browser, live_server):
    """open_page(width=320, dark=True, javascript=False) gives a fresh visitor's page."""
    contexts = []

    def _open(*, width=1280, height=900, dark=False, javascript=True, locale="sv-SE"):
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            locale=locale,
            timezone_id="Europe/Stockholm",
            reduced_motion="reduce",
        )
        contexts.append(context)
        return context.new_page()

    yield _open
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page):
    return open_page()


@pytest.fixture
def axe():
    """axe(page) lists the accessibility faults of the page as readable lines; an empty list is right."""
    from axe_playwright_python.sync_playwright import Axe

    def _check(page):
        found = Axe().run(page).response["violations"]
        return [f"{fault['id']}: {node['html'][:200]}" for fault in found for node in fault["nodes"]]

    return _check
