"""The tree that `explain` prints, whole, in both languages: what a reporter sees."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest

from zifferblatt.facts import read
from zifferblatt.model import Article
from zifferblatt.report.explain import explain
from zifferblatt.report.terminal import Terminal

GERMAN = (
    "Am Montag brach bei Kassel ein Damm. Die Polizei rettete nach eigenen Angaben 14 Kinder.",
    """\
row:37: Die Polizei rettete nach eigenen Angaben 14 Kinder.
└ 14 Kinder
  ├ Zahl         14                                ← „14“
  ├ Genauigkeit  genau                             (nichts im Satz sagt es anders)
  ├ Einheit      Kind                              ← „Kinder“
  ├ Rolle        Stand                             (nichts im Satz sagt es anders)
  ├ Was          Kinder                            ← „Kinder“
  ├ Wessen       Polizei                           ← „Polizei“
  ├ Geschehen    gerettet                          ← „rettete“
  ├ Wo           Kassel                            ← „Kassel“ (aus einem anderen Satz)
  ├ Zeit         21.10.2024                        ← „Montag“ (aus einem anderen Satz)
  ├ Quelle       Polizei (Polizei, eigene Angabe)  ← „eigenen Angaben“, „Die Polizei“
  └ Gewissheit   berichtet                         ← „eigenen Angaben“, „Die Polizei“""",
)
ENGLISH = (
    "North Korea could send about 12,000 soldiers to Russia by December, Seoul said. It is a threat.",
    """\
row:0: North Korea could send about 12,000 soldiers to Russia by December, Seoul said.
└ about 12,000 soldiers
  ├ number     12000               ← “12,000”
  ├ precision  about               ← “about”
  ├ unit       soldier             ← “soldiers”
  ├ role       level               (nothing in the sentence says otherwise)
  ├ what       soldiers            ← “soldiers”
  ├ whose      North Korea (KP)    ← “North Korea”
  ├ event      sent                ← “send”
  ├ where      Russia (RU)         ← “Russia”
  ├ time       2024-12-31          ← “by December”
  ├ source     Seoul (government)  ← “said”, “Seoul”
  └ certainty  possible            ← “could”""",
)
SILENT = (
    "Es kamen 80.",
    """\
row:0: Es kamen 80.
└ 80
  ├ Zahl         80              ← „80“
  ├ Genauigkeit  genau           (nichts im Satz sagt es anders)
  ├ Rolle        Stand           (nichts im Satz sagt es anders)
  ├ Wessen       –               (nicht gesagt)
  ├ Geschehen    –               (nicht gesagt)
  ├ Wo           –               (nicht gesagt)
  ├ Zeit         –               (nicht gesagt)
  ├ Quelle       Artikel selbst  (nichts im Satz sagt es anders)
  └ Gewissheit   festgestellt    (nichts im Satz sagt es anders)""",
)


@pytest.mark.parametrize(
    ("language", "text", "tree"),
    [("de", *GERMAN), ("en", *ENGLISH), ("de", *SILENT)],
    ids=["German", "English", "what the text does not say"],
)
def test_the_whole_tree(language: str, text: str, tree: str) -> None:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    article = Article(id="row", text=text, sha256=sha256, language=language, published=date(2024, 10, 24))
    assert "\n".join(explain([read(article)], Terminal(language=language))) == tree
