"""Where sentences end, by examples and by laws."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zifferblatt.articles.document import tokens
from zifferblatt.articles.sentences import sentences

# One text a row; "|" stands where a sentence ends.
GERMAN = [
    "Es regnete.| Die Straße stand unter Wasser.",
    "Der Schaden liegt bei rund 3,5 Mio. Euro.| Verletzt wurde niemand.",
    "Am 3. Mai kamen 12.000 Besucher.| Am 4. Juni waren es weniger.",
    "Dr. Anna K. Meier sprach von ca. 40 Fällen.| Sie warnte.",
    "Die Zahl stieg auf 51.| Danach ruhte die Suche.",
    "„Wir sind am Ende.“| Das sagte der Bürgermeister.",
    "Niemand kam!| Warum?| Keiner weiß es …",
    "„Kommt ihr?“, fragte er.| Niemand kam.",
    "Um 14.30 Uhr fiel z. B. in der Innenstadt der Strom aus.",
    "Das Spiel endete 2:1.| 300 Fans des 1. FC Kiel feierten.",
    "Er kam 2019.| Sie ging 2020.",
    "Der Umbau kostet 3 Mio.| Die Stadt zahlt sie in der 3. Woche bis 3. 5. 2024.| Danach ist er fertig.",
    "Vom 3.-5. Mai gilt das in der 1.-3. Klasse.| Sonst nicht.",
    "Er wurde 51.| Die Familie trauert.",
    "Der Turnverein e.V. (gegründet 1990) zählt 300 Mitglieder, z.B. Die Alten Herren.| Er wächst.",
    "Edmund S. Weber sprang 8,90 m.| Danach fehlte ihm nur Vitamin C.| Das half.",
    "So etwas dieser Art.| Es war Nr. 5 der Liste, die in der Gartenstr. 12 hängt.| 40 Leute lesen sie.",
    "Um 14 Uhr.| 12 Menschen blieben bei der Bau AG.| 300 gingen.",
    "Kiel.| 12 Boote sanken\n| Keiner half",
]
ENGLISH = [
    "It rained.| The road was flooded.",
    "Mr. Hill of the U.S. Navy put the damage at 3.5 million dollars.| Nobody was hurt.",
    'About 12,000 people came on Jan. 5, police said.| "We did not expect that."| They left.',
    "The toll rose to 51.| The search was called off.",
    "Mr. Hill left the U.S.| The ship, No. 5 of its kind, sank at 3 p.m.| No. 6 stayed.",
    "“We lost 300.”| “It is over,” he said.| He said no.| Nobody asked.",
    "Did they come?| No!| They stayed.",
    "Prices rose 4.5% to $3.20 a litre.| Drivers were angry.",
]
HOSTILE = [
    "." * 100_000,
    "1. " * 30_000,
    "„" * 50_000,
    ")" * 50_000,
    ".)" * 50_000,
    "z.B." * 25_000,
    "a" * 100_000 + ".",
    "A.B." * 25_000,
    "\n" * 100_000,
    " " * 100_000 + ".",
    "3. Mai " * 15_000,
    "!?…" * 30_000,
]


def cut(text: str, language: str) -> list[str]:
    return [text[start:end] for _, (start, end) in sentences(text, language)]


@pytest.mark.parametrize("marked", GERMAN)
def test_german_sentences(marked: str) -> None:
    assert cut(marked.replace("|", ""), "de") == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize("marked", ENGLISH)
def test_english_sentences(marked: str) -> None:
    assert cut(marked.replace("|", ""), "en") == [part.strip() for part in marked.split("|")]


def test_a_line_break_ends_a_sentence_and_lines_are_counted() -> None:
    assert [line for line, _ in sentences("Eins. Zwei.\n\nDrei\nVier.", "de")] == [0, 0, 1, 2]


news = st.text(st.sampled_from('aäB1 .!?…„“"»)(,-\n\t\u00a0') | st.characters(exclude_categories=["Cs"]))
languages = st.sampled_from(["de", "en"])


@given(news, languages)
def test_sentences_lie_one_after_another_and_leave_out_only_white_space(text: str, language: str) -> None:
    at = 0
    for _, (start, end) in sentences(text, language):
        assert at <= start < end
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


@given(news, languages)
def test_lines_are_counted_upwards(text: str, language: str) -> None:
    numbers = [line for line, _ in sentences(text, language)]
    assert numbers == sorted(numbers)


@given(news)
def test_tokens_are_pieces_of_the_text_in_order_and_leave_out_only_white_space(text: str) -> None:
    at = 0
    for token in tokens(text):
        assert at <= token.start < token.end
        assert text[token.start : token.end] == token.text
        assert not text[at : token.start].strip()
        at = token.end
    assert not text[at:].strip()


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:6]))
def test_hostile_text_comes_to_an_end(text: str, language: str) -> None:
    found = cut(text, language)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert tokens(text) or not text.strip()
