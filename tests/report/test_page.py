"""The page: one file that holds everything, runs nothing, and whose links lead somewhere."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from by_hand import alert, findings, reading, related, with_fields

from zifferblatt.messages import LANGUAGES
from zifferblatt.model import Article, Status
from zifferblatt.report import html
from zifferblatt.report.chart import chart
from zifferblatt.report.findings import Findings, line

VOID = {"meta", "link", "br", "img", "input", "hr"}


class Page(HTMLParser):
    """What a page is made of; raises where tags do not match."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, name: str) -> list[str]:
        """The values of one attribute, wherever it stands."""
        return [value for _, attributes in self.tags if (value := attributes.get(name)) is not None]


BAD = '"><script>alert(1)</script><img src=x onerror=alert(1)>'


@pytest.fixture
def story() -> Findings:
    first = reading("a", "2024-10-18", f"Es waren [[1500]] Soldaten {BAD}.", title=BAD, outlet=BAD, sources=[BAD])
    second = reading("b", "2024-10-23", "Es waren [[mindestens 3000]], dann [[mehrere tausend]].", sources=["Seoul"])
    third = with_fields(reading("c", "2024-10-28", "Es könnten [[rund 12.000]] sein."), status=Status.POSSIBLE)
    a, b, c = first.facts[0], second.facts[0], third.facts[0]
    return findings(
        (first, second, third),
        related(a, b, "changed", up=True),
        related(b, c, "disputed"),
        alerts=[alert(a, b, message=BAD)],
        label=BAD,
    )


@pytest.fixture(params=LANGUAGES)
def page(request: pytest.FixtureRequest, story: Findings) -> str:
    return "\n".join(html.report(story, request.param))


def test_the_page_is_well_formed_and_its_ids_are_its_own(page: str) -> None:
    ids = Page(page).all("id")
    assert len(ids) == len(set(ids))


def test_every_link_leads_to_a_place_on_the_page(page: str) -> None:
    made = Page(page)
    inner = {href[1:] for href in made.all("href") if href.startswith("#")}
    assert inner
    assert inner <= set(made.all("id"))
    assert set(made.all("aria-labelledby")) <= set(made.all("id"))


def test_what_scrolls_sideways_can_be_reached_with_the_keyboard_and_has_a_name(page: str) -> None:
    scrolling = [attributes for _, attributes in Page(page).tags if attributes.get("class") == "scroll"]
    assert scrolling
    assert all(a.get("tabindex") == "0" and a.get("role") == "region" and a.get("aria-label") for a in scrolling)


def test_the_page_loads_and_runs_nothing(page: str) -> None:
    made = Page(page)
    assert not {"script", "link", "img", "iframe", "object"} & {tag for tag, _ in made.tags}
    assert not [name for _, attributes in made.tags for name in attributes if name.startswith("on")]
    assert "@import" not in page
    assert "url(" not in page
    assert BAD not in page


def test_the_chart_has_a_mark_a_claim_and_tells_it_in_words(story: Findings) -> None:
    page = "\n".join(html.report(story, "de"))
    titles = re.findall(r'<a href="#f-\w+" class="claim[^"]*">\s*<title>([^<]*)</title>', page)
    assert len(titles) == 4
    assert titles[1].startswith("23.10.2024, Seoul: mindestens 3000 (berichtet).")


def test_a_chart_keeps_within_its_frame(story: Findings) -> None:
    picture = chart(story.lines[0])
    assert picture is not None
    left, top, right, bottom = picture.box
    for mark in picture.marks:
        assert left <= mark.x <= right
        assert top <= mark.high <= mark.middle <= mark.low <= bottom
    assert [m.y is None for m in picture.marks] == [False, False, True, False]
    assert [m.up for m in picture.marks] == [False, True, False, False]
    assert [m.hollow for m in picture.marks] == [False, False, False, True]


def test_one_day_makes_no_chart() -> None:
    same = [reading(n, "2024-10-18", "Es waren [[1500]].") for n in "ab"]
    articles = {r.article.id: r.article for r in same}
    assert chart(line("s", "x", [r.facts[0] for r in same], (), articles)) is None


def test_claims_in_other_units_stand_on_one_axis() -> None:
    hectares = reading("a", "2024-10-18", "[[2100]] Hektar.", kind="area", unit="ha", plausible=(2.1e7, 2.1e7))
    square = reading("b", "2024-10-19", "[[21]] Quadratkilometer.", kind="area", unit="km²", plausible=(2.1e7, 2.1e7))
    articles = {r.article.id: r.article for r in (hectares, square)}
    picture = chart(line("s", "x", [hectares.facts[0], square.facts[0]], (), articles))
    assert picture is not None
    assert picture.unit == "ha"
    assert picture.marks[0].y == picture.marks[1].y


@pytest.mark.parametrize(
    ("url", "followed"),
    [("https://beispiel.test/1", True), ("http://x", True), ("javascript:alert(1)", False), (None, False)],
)
def test_only_a_web_address_is_followed(url: str | None, followed: bool) -> None:
    assert (html.address(Article(id="a", text="x", sha256="", url=url)) is not None) is followed


def test_overlapping_mentions_are_both_marked() -> None:
    made = reading("a", "2024-10-18", "Es waren [[1500]] bis [[2000]] Soldaten.")
    one, other = made.facts
    wide = one.model_copy(update={"mention": other.mention.model_copy(update={"start": one.mention.start})})
    places = html.places(findings((made.model_copy(update={"facts": (wide, other)}),)), ())
    assert places == []
    shown = findings((made.model_copy(update={"facts": (wide, other)}),))
    (place,) = html.places(shown, shown.lines)
    (sentence,) = place.sentences
    assert "".join(piece.text for piece in sentence) == "Es waren 1500 bis 2000 Soldaten."
    assert [piece.text for piece in sentence if piece.fact] == ["1500", "2000"]
