"""The self-check: by keyboard only, with feedback on each option, a summary, remembered and forgotten; no script."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from .site import LOCALES, BuiltSite

BOTH = ("//fieldset[@data-mmcd-question='one']", "//fieldset[@data-mmcd-question='several']")
ONE, SEVERAL = "[data-mmcd-question=one]", "[data-mmcd-question=several]"


@pytest.fixture(params=LOCALES)
def module(request: pytest.FixtureRequest, site: BuiltSite) -> str:
    """Address of a module whose self-check has questions of both kinds, in each language."""
    return site.one("module", request.param, *BOTH).address


def test_one_answer_by_keyboard(visit: Callable[..., Page], module: str) -> None:
    page = visit(module)
    question = page.locator(ONE).first
    expect(question.get_by_role("button")).to_be_visible()
    question.locator("input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(question.locator("input").nth(1)).to_be_checked()
    page.keyboard.press("Tab")
    expect(question.get_by_role("button")).to_be_focused()
    page.keyboard.press("Enter")
    feedback = question.locator(".option__feedback")
    expect(feedback.nth(1).locator("p")).to_be_visible()
    expect(feedback.nth(1).locator(".verdict")).not_to_be_empty()
    expect(feedback.nth(0)).to_be_hidden()
    # Trying again leads back to the first option.
    page.keyboard.press("Enter")
    expect(question.locator("input").first).to_be_focused()
    expect(feedback.nth(1)).to_be_hidden()


def test_several_answers_by_keyboard(visit: Callable[..., Page], module: str) -> None:
    page = visit(module)
    question = page.locator(SEVERAL).first
    expect(question.get_by_role("button")).to_be_visible()
    right = question.locator("[data-mmcd-right=true]")
    assert right.count() > 1
    question.locator("input").first.focus()
    for _ in range(question.locator("input").count()):
        page.keyboard.press("Space")
        page.keyboard.press("Tab")
    expect(question.get_by_role("button")).to_be_focused()
    page.keyboard.press("Enter")
    for option in question.locator(".option").all():
        expect(option.locator(".option__feedback p")).to_be_visible()


def test_right_answers_that_were_missed_are_shown(visit: Callable[..., Page], module: str) -> None:
    page = visit(module)
    question = page.locator(SEVERAL).first
    expect(question.get_by_role("button")).to_be_visible()
    right = question.locator("[data-mmcd-right=true]")
    wrong = question.locator("[data-mmcd-right=false]")
    right.first.locator("input").check()
    question.get_by_role("button").click()
    missed = _string(page, "missed")
    expect(right.nth(1).locator(".verdict")).to_have_text(missed)
    expect(right.nth(1).locator("p")).to_be_visible()
    expect(right.first.locator(".verdict")).not_to_have_text(missed)
    expect(wrong.first.locator(".option__feedback")).to_be_hidden()


def test_nothing_is_checked_before_an_answer_is_chosen(visit: Callable[..., Page], module: str) -> None:
    page = visit(module)
    question = page.locator(ONE).first
    question.get_by_role("button").click()
    expect(question.get_by_role("status")).to_have_text(_string(page, "choose_first"))
    expect(question.locator(".option__feedback[open]")).to_have_count(0)


def test_every_option_has_feedback_of_its_own(site: BuiltSite) -> None:
    for page in site.pages.values():
        for option in page.find("//div[@data-mmcd-article]//li[@class='option']"):
            assert len("".join(option.xpath(".//details/p")[0].itertext())) > len("Right. "), page.address


def test_the_summary_counts_and_is_remembered_until_forgotten(visit: Callable[..., Page], module: str) -> None:
    page = visit(module)
    questions = page.locator("[data-mmcd-question]")
    summary = page.locator(".quiz-summary")
    last = questions.last
    for question in questions.all():
        expect(summary).to_be_hidden()
        _answer(question, right=True)
    total = questions.count()
    expect(summary).to_contain_text(_string(page, "all_right"))

    last.get_by_role("button").click()
    expect(summary).to_be_hidden()
    _answer(last, right=False)
    expect(summary).to_contain_text(
        _string(page, "score").replace("{right}", str(total - 1)).replace("{total}", str(total))
    )

    page.reload()
    expect(summary).to_contain_text(str(total - 1))
    expect(questions.first.locator(".option--chosen").first).to_be_visible()
    summary.get_by_role("button").click()
    expect(questions.first.locator("input").first).to_be_focused()
    expect(page.locator("[data-mmcd-question] input:checked")).to_have_count(0)
    page.reload()
    expect(questions.first.get_by_role("button")).to_be_visible()
    expect(page.locator(".option--chosen")).to_have_count(0)
    expect(summary).to_be_hidden()


def test_an_answer_changed_after_checking_is_no_longer_remembered(visit: Callable[..., Page], module: str) -> None:
    page = visit(module)
    question = page.locator(ONE).first
    _answer(question, right=True)
    question.locator("[data-mmcd-right=false] input").first.check()
    expect(question.locator(".option__feedback[open]")).to_have_count(0)
    page.reload()
    expect(question.get_by_role("button")).to_be_visible()
    expect(question.locator(".option--chosen")).to_have_count(0)


def test_without_javascript_each_feedback_unfolds(visit: Callable[..., Page], module: str) -> None:
    page = visit(module, javascript=False)
    option = page.locator(ONE).first.locator(".option").first
    expect(option.locator(".option__feedback p")).to_be_hidden()
    option.locator("summary").click()
    expect(option.locator(".option__feedback p")).to_be_visible()
    expect(page.locator(".question__actions")).to_have_count(0)


def _answer(question: Locator, *, right: bool) -> None:
    """Choose exactly the right options, or one wrong one, and check."""
    expect(question.get_by_role("button")).to_be_visible()
    for option in question.locator(".option").all():
        wanted = (option.get_attribute("data-mmcd-right") == "true") == right
        box = option.locator("input")
        if wanted or box.get_attribute("type") == "checkbox":
            box.set_checked(wanted)
        if wanted and not right:
            break
    question.get_by_role("button").click()


def _string(page: Page, name: str) -> str:
    """A word of the page's own catalogue for scripts."""
    return str(page.evaluate("name => JSON.parse(document.getElementById('mmcd-strings').textContent)[name]", name))
