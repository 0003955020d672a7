"""Words that look like verbs of saying and are none, and verbs that say something by where they stand."""

from __future__ import annotations

from functools import cache

from zifferblatt.facts.attribution.cues import View
from zifferblatt.facts.attribution.marks import CLOSE, OPEN
from zifferblatt.facts.attribution.syntax import clause_words, finite
from zifferblatt.facts.attribution.words import actor_ranks, reports, verbs, words
from zifferblatt.facts.lemma import lemma, noun_lemma
from zifferblatt.facts.noun import words_of
from zifferblatt.facts.number.lexicon import lexicon
from zifferblatt.language.writing import capitals, writing

SHORT = 8  # tokens in quotation marks that may be a name, or of an apposition, at most


@cache
def articles(language: str) -> frozenset[str]:
    """Words behind which no verb stands: "an estimated 300"."""
    lex = lexicon(language)
    found = {w for rows in lex.words.values() for row in rows if row.article for w in row.words}
    return frozenset(found).union(lex.grammar.the)


def noun_before(view: View, i: int) -> bool:
    """A noun in the singular that looks like a verb: "the western state"; before the verb a plural would stand."""
    low, before = view.tokens[i].lower, view.tokens[i - 1]
    owner = i + 2 < view.end and view.tokens[i + 1].lower in actor_ranks(view.language)
    if owner and view.tokens[i + 2].lower in verbs(view.language):
        return True  # state media said
    if low.endswith(("s", *writing(view.language).past, *writing(view.language).progressive)) or low in clause_words(
        view.language, "preterite"
    ):
        return False
    if i + 1 < view.end and view.tokens[i + 1].lower in words(view.language, "of"):
        return True
    if before.kind != "word" or _plural_before(view, i):
        return False
    if before.lower.endswith(("'s", "’s")):
        return True  # the mayor's pledge
    if {"finite", "participle"} <= {f.form for f in verbs(view.language).get(low, ())}:
        return False  # the union put the number at 300
    if before.capital:  # the Georgia state line; but Smith and Reed state
        joined = any(t.lower in words(view.language, "and") for t in view.tokens[max(0, i - 4) : i])
        return not joined and i > 1 and not before.lower.endswith("s")
    small = words(view.language, "pronoun", "modal", "have", "be", "small", "and", "particle", "who", "that")
    return before.lower not in small | words_of(view.language, "nominal", "stop") and not before.lower.endswith(
        tuple(words(view.language, "adverb_end"))
    )


def _plural_before(view: View, i: int) -> bool:
    """A plural that may be the subject stands in the clause before token `i`: "data from the ministry show"."""
    first = view.parts.at(i).first
    nominal = words_of(view.language, "nominal") | words(view.language, "document")
    return any(
        t.lower in nominal or noun_lemma(t.lower, view.language) != t.lower
        for t in view.tokens[first:i]
        if t.kind == "word" and t.lower not in words_of(view.language, "stop", "verb")
    )


def papers(view: View, i: int) -> bool:
    """A noun in the plural that looks like a verb: "estimates of", "reports from"."""
    low = view.tokens[i].lower
    if not low.endswith("s") or low not in words(view.language, "claim", "document") or i + 1 >= view.end:
        return False
    if view.tokens[i + 1].kind == "sign" and _inserted(view, i):
        return False  # as the BBC reports,
    return view.tokens[i + 1].lower in words(view.language, "of", "attach") or view.tokens[i + 1].kind == "sign"


def _inserted(view: View, i: int) -> bool:
    """The clause that token `i` ends is but "(as) the NAME reports", beside another."""
    clause = view.parts.at(i)
    names = [t for t in view.tokens[clause.first : i] if t.lower not in words(view.language, "determiner", "how")]
    alone = clause.last <= i + 2 and 0 < len(names) <= SHORT // 2 and len(view.parts.all) > 1
    return alone and all(t.capital for t in names) and (clause.first > 0 or names[0] is not view.tokens[0])


def behind_speech(view: View, i: int) -> bool:
    """Whether a comma or a closing mark stands before token `i`, in a language that puts the verb there."""
    return i > 1 and (view.tokens[i - 1].text == "," or view.tokens[i - 1].text in CLOSE) and capitals(view.language)


def may_say(view: View, i: int) -> bool:
    """ "„…“, freute sich der Wirt", "Es seien 300, registrierte die Warte": speech ends, a finite verb follows."""
    if not behind_speech(view, i) or view.tokens[i].lower in words(view.language, "be", "have", "modal"):
        return False
    if not finite(view.tokens, i, view.end, view.language) or reports(view.tokens[i].text, view.language):
        return False
    if lemma(view.tokens[i].lower, view.language) in words(view.language, "states"):
        return False
    before = i - 1 if view.tokens[i - 1].text == "," else i
    if view.tokens[before - 1].text in CLOSE:
        return speech_ends(view, before - 1)
    if before == i:
        return False
    n = view.parts.index(i)
    earlier = view.parts.all[n - 1] if n else None
    return (
        earlier is not None
        and view.parts.all[n].first == i
        and any(reports(t.text, view.language) for t in view.tokens[earlier.first : earlier.last])
    )


def speech_ends(view: View, k: int) -> bool:
    """The mark at token `k` closes speech; a few words in marks behind others are a name."""
    opener = next((j for j in range(k - 1, max(-1, k - SHORT), -1) if view.tokens[j].text in OPEN), None)
    return opener is None or opener == 0 or view.tokens[opener - 1].kind == "sign"
