"""The article: citations, terms, figures, questions and sections, as plain Python-Markdown renders them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import lxml.html
import markdown
import pytest
from lxml.html import HtmlElement

from mmcd.config import load_config
from mmcd.edition import Editions
from mmcd.extensions.context import SHELF, Library
from mmcd.figures import Drawer
from mmcd.model.directive import directive
from mmcd.model.load import load

EXTENSIONS = ["admonition", "attr_list", "tables", "toc", "footnotes", "pymdownx.details", "mmcd.extensions"]


@pytest.fixture
def render(checkout: Callable[..., Path], tmp_path: Path) -> Callable[..., HtmlElement]:
    """Render Markdown as a page of the small site; its HTML as a tree."""
    site = load(load_config(checkout()))
    SHELF.put(Library(Editions(site), Drawer(tmp_path / "figures")))

    def make(text: str, locale: str = "en", path: str = "modules/alpha.md", content: str | None = None) -> HtmlElement:
        source = f"{directive(locale, path, content or locale)}\n{text}"
        html = markdown.markdown(source, extensions=EXTENSIONS)
        return lxml.html.fragment_fromstring(html, create_parent="div")

    return make


def text(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_a_citation_leads_to_the_list_that_it_fills(render: Callable[..., HtmlElement]) -> None:
    page = render("A claim [@report-2020, table 2; @treaty-1951].\n\n## References {#references}\n")
    (group,) = page.find_class("cites")
    assert text(group) == "(IOM, 2020, table 2; Convention, 1951)"
    assert [link.get("href") for link in group] == ["#ref-report-2020", "#ref-treaty-1951"]
    items = page.xpath("//ul[@class='references']/li")
    assert [item.get("id") for item in items] == ["ref-report-2020", "ref-treaty-1951"]
    assert "A report: people & counts <draft>" in text(items[0])
    assert "to be confirmed" not in text(items[0])
    assert items[1].xpath(".//a/@href") == ["https://treaties.example.org/a?l=en&n=1"]


def test_a_reference_that_nobody_confirmed_says_so(checkout: Callable[..., Path], tmp_path: Path) -> None:
    unconfirmed = {"docs/_data/references.yml": lambda t: t.replace("verified: true", "verified: false")}
    SHELF.put(Library(Editions(load(load_config(checkout(unconfirmed)))), Drawer(tmp_path / "figures")))
    source = f"{directive('fr', 'modules/alpha.md', 'fr')}\n[@report-2020]"
    page = lxml.html.fragment_fromstring(markdown.markdown(source, extensions=EXTENSIONS), create_parent="div")
    (note,) = page.find_class("reference__note")
    assert text(note) == "Titre ou année à confirmer."


def test_an_entry_is_followed_by_where_it_is_cited(render: Callable[..., HtmlElement]) -> None:
    page = render(
        "- [](entry:treaty-1951) Cited in [Alpha](modules/alpha.md), [Beta](modules/beta.md)\n", path="references.md"
    )
    (item,) = page.xpath("//li")
    assert item.get("id") == "treaty-1951"
    assert text(item).startswith("United Nations (1951)")
    (uses,) = item.find_class("reference__uses")
    assert text(uses) == "Cited in Alpha, Beta"


def test_a_page_that_cites_without_a_list_gets_one(render: Callable[..., HtmlElement]) -> None:
    page = render("Texte [@treaty-1951].", "fr", "about.md")
    (section,) = page.xpath("//section[@data-section='references']")
    assert text(section.find("h2")) == "Références"
    assert section.xpath(".//a/@href") == ["https://treaties.example.org/a?l=fr&n=1"]


def test_a_title_in_another_language_says_so(render: Callable[..., HtmlElement]) -> None:
    page = render("Texte [@report-2020].", "fr", "about.md")
    (title,) = page.xpath("//li[@id='ref-report-2020']//*[@lang='en']")
    # … and keeps the typography of its language.
    assert "report: people" in title.text_content()


def test_an_unknown_citation_stays_as_it_was_written(render: Callable[..., HtmlElement]) -> None:
    assert text(render("A claim [@nobody-1999].")) == "A claim [@nobody-1999]."


def test_code_is_left_alone(render: Callable[..., HtmlElement]) -> None:
    page = render("`[@report-2020]` and `l'un ?`", "fr")
    assert [code.text for code in page.iter("code")] == ["[@report-2020]", "l'un ?"]


def test_a_term_leads_to_its_definition_on_the_same_page(render: Callable[..., HtmlElement]) -> None:
    page = render("Un [réfugié](term:refugee) et des [réfugiés](term:refugee).", "fr")
    assert [link.get("href") for link in page.find_class("term")] == ["#term-refugee"] * 2
    (definitions,) = page.xpath("//dl[@class='terms']")
    assert [item.tag for item in definitions] == ["dt", "dd"]
    assert definitions[0].get("id") == "term-refugee"
    assert definitions.xpath(".//a/@href") == ["../glossary.md#refugee"]
    assert text(definitions[1]) == "Personne protégée."


def test_sections_are_wrapped_and_named_by_their_headings(render: Callable[..., HtmlElement]) -> None:
    page = render("Opening.\n\n## One {#one}\n\nText.\n\n### Deep {#deep}\n\n## Two {#two}\n\nText.\n")
    assert [(child.tag, child.get("data-section")) for child in page] == [
        ("div", None),
        ("section", "one"),
        ("section", "two"),
    ]
    assert page.xpath("//section[1]/@aria-labelledby") == ["one"]
    assert page.xpath("//section[1]/h3/@id") == ["deep"]


def test_a_question_is_a_form_that_works_without_a_script(render: Callable[..., HtmlElement]) -> None:
    page = render(
        "## Objectives {#objectives}\n\n1. A.\n2. B.\n\n## Check {#check}\n\n"
        "### Which? {#q-one objective=2}\n\nFacts.\n\n- [ ] No.\n    - Because [@treaty-1951].\n"
        "- [x] Yes.\n    - Right it is.\n\n"
        "### Several? {#q-two objective=1,2}\n\n- [x] A.\n    - a\n- [ ] B.\n    - b\n- [x] C.\n    - c\n\n"
        "## Next {#next}\n"
    )
    one, two = page.find_class("question")
    assert (one.get("data-mmcd-question"), two.get("data-mmcd-question")) == ("one", "several")
    assert text(one.find("legend")) == "1. Which?"
    assert one.xpath(".//h3/@id") == ["q-one"]
    assert one.xpath(".//input/@type") == ["radio", "radio"]
    assert two.xpath(".//input/@type") == ["checkbox"] * 3
    assert one.xpath(".//input/@name") == ["q-one", "q-one"]
    assert [option.get("data-mmcd-right") for option in one.find_class("option")] == ["false", "true"]
    assert [text(label) for label in one.iter("label")] == ["No.", "Yes."]
    folds = list(one.iter("details"))
    assert [text(fold) for fold in folds] == [
        "Show feedbackNot quite. Because (Convention, 1951).",
        "Show feedbackRight. Right it is.",
    ]
    assert one.xpath(".//*[@class='serves']//a/@href") == ["#objective-2"]
    assert two.xpath(".//*[@class='serves']//a/@href") == ["#objective-1", "#objective-2"]
    assert page.xpath("//li[@id='objective-2']")


def test_lists_outside_the_self_check_are_lists(render: Callable[..., HtmlElement]) -> None:
    page = render("## Other {#other}\n\n### Heading {#h}\n\n- [ ] a\n- [x] b\n")
    assert page.find_class("question") == []


def test_tables_scroll_and_name_their_columns(render: Callable[..., HtmlElement]) -> None:
    page = render("## P {#practice}\n\n### W {#worksheet}\n\n| A | B |\n| --- | --- |\n| x |  |\n")
    (box,) = page.find_class("table-scroll")
    assert box.get("tabindex") == "0"
    assert box.xpath("./table/@class") == ["worksheet"]
    assert box.xpath(".//th/@scope") == ["col", "col"]


def test_a_figure_has_text_table_source_and_download(render: Callable[..., HtmlElement]) -> None:
    page = render("![Dix, puis vingt.](figure:people)\n\n## Références {#references}\n", "fr")
    (figure,) = page.iter("figure")
    image = next(figure.iter("img"))
    assert image.get("alt") == "Dix, puis vingt."
    assert image.get("src") == "../../../assets/figures/people.fr.wide.light.svg"
    assert int(image.get("width")) > 600
    assert len(list(figure.iter("source"))) == 3
    rows = [[text(cell) for cell in row] for row in figure.iter("tr")]
    assert rows == [["Année", "Personnes (personnes)"], ["2019", "10"], ["2020", "20"]]
    assert figure.xpath(".//a[@download]/@href") == ["../../../assets/data/people.csv"]
    assert "Licence" in text(figure)
    # What a figure rests on joins the references of the page.
    assert page.xpath("//li[@id='ref-report-2020']")


def test_a_fallback_speaks_the_language_it_is_written_in(render: Callable[..., HtmlElement]) -> None:
    page = render("It's a [refugee](term:refugee): really?", "fr", content="en")
    assert text(page).startswith("It’s a refugee: really?")
    assert "A person with protection." in text(page)


def test_a_text_that_names_no_page_is_plain_markdown() -> None:
    html = markdown.markdown("A [@report-2020] [x](term:refugee).", extensions=EXTENSIONS)
    assert "[@report-2020]" in html
