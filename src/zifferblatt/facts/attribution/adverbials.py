"""Words of attribution that are no verbs: laut X, X zufolge, nach Angaben von X, so X, wonach, demnach."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from zifferblatt.articles.document import Token
from zifferblatt.facts.attribution.cues import Cue, CueKind, View, told
from zifferblatt.facts.attribution.marks import CLOSE
from zifferblatt.facts.attribution.phrase import Phrase, Span, bare, ending_at
from zifferblatt.facts.attribution.speaker import actor_kind, claims, empty
from zifferblatt.facts.attribution.words import SayingKind, verbs, words
from zifferblatt.facts.attribution.words import phrase_at as words_at
from zifferblatt.language.writing import capitals

OWNER = 4  # words of a name in front of a noun of saying, and that noun
Reader = Callable[[View, int], Cue | None]


@cache
def _readers(language: str) -> dict[str, tuple[Reader, ...]]:
    """What reads words of attribution that are no verbs, by the first word in lower case."""
    found: dict[str, tuple[Reader, ...]] = {}
    for read, kinds in READERS:
        for word in {w.lower().split()[0] for w in words(language, *kinds)}:
            found[word] = (*found.get(word, ()), read)
    return found


@cache
def openers(language: str) -> frozenset[str]:
    """Words in lower case one of which stands in every attribution; a sentence without any is not looked at closely."""
    return frozenset((*_readers(language), *verbs(language)))


def adverbials(view: View) -> Iterator[Cue]:
    """Words of attribution that are no verbs: laut X, X zufolge, nach Angaben von X, so X, wonach, demnach."""
    done = 0
    readers = _readers(view.language)
    for i, token in enumerate(view.tokens):
        for read in readers.get(token.lower, ()) if i >= done else ():
            cue = read(view, i)
            if cue is not None:
                yield cue
                done = cue.at[1]
                break


def _own(view: View, i: int) -> Cue | None:
    size = words_at(view.tokens, i, view.language, "own")
    return _adverbial(view, "own", (i, i + size)) if size else None


def _refer(view: View, i: int) -> Cue | None:
    size = words_at(view.tokens, i, view.language, "refer")
    after = i + size
    if not size or (
        after < view.end and view.tokens[after].lower in words(view.language, "genitive") | words(view.language, "of")
    ):
        return None
    phrase = view.phrase(i, after) if size > 1 else None
    return _adverbial(view, "refer", (i, after), (phrase.core,) if phrase is not None else ())


def _adverbial(view: View, kind: CueKind, at: Span, who: tuple[Span, ...] = ()) -> Cue:
    n = view.parts.index(at[0])
    clause = view.parts.all[n]
    opens = clause.first == at[0] or view.tokens[at[0] - 1].lower in words(view.language, "that")
    behind = view.tokens[max((at[1], *(b for _, b in who))) : clause.last]
    alone = words(view.language, "be", "have", "modal").isdisjoint(t.lower for t in behind)
    if opens and alone and not capitals(view.language) and n + 1 < len(view.parts.all):
        return Cue(kind, at, _around(view, n, at[0]), who)  # "According to police, …"
    return Cue(kind, at, (view.parts.main(n),), who, home=(clause.first, clause.last), adverbial=True)


def _before(view: View, i: int) -> Cue | None:
    """laut X, according to X."""
    size = words_at(view.tokens, i, view.language, "before")
    if not size:
        return None
    phrase = view.phrase(i + size) or _counted(view, i + size)
    if phrase is None or empty(view.tokens, phrase.core, view.language):
        return None
    if words_at(view.tokens, i + size, view.language, "own"):
        return None
    if not capitals(view.language) and view.tokens[phrase.head[1] - 1].lower in words(view.language, "mute"):
        return None  # according to plan
    return _of_phrase(view, (i, i + size), phrase)


def _counted(view: View, i: int) -> Phrase | None:
    """English: "according to 15 out of 18 economists": a number begins the phrase at token `i`."""
    if capitals(view.language) or i >= view.end or view.tokens[i].kind != "number":
        return None
    k = i + 1
    while k < view.end and (view.tokens[k].kind == "number" or view.tokens[k].lower in words(view.language, "out_of")):
        k += 1
    phrase = view.phrase(k)
    return replace(phrase, first=i, core=(i, phrase.core[1])) if phrase is not None and view.may_speak(phrase) else None


def _nach(view: View, i: int) -> Cue | None:
    """nach Angaben von X, nach ukrainischen Angaben, nach Polizeiangaben, nach einer ersten Analyse."""
    size = words_at(view.tokens, i, view.language, "nach")
    if not size or i + size >= view.end:
        return None
    phrase = view.phrase(i + size)
    if phrase is None or words_at(view.tokens, i + size, view.language, "own"):
        return None
    alone = phrase.last == i + size + 1 and not view.tokens[i + size].lower.endswith(
        tuple(words(view.language, "plural"))
    )
    if alone and view.tokens[i + size].text in words(view.language, "claim") and words(view.language, "plural"):
        return None  # "nach Plan"
    owner = _owner(view, i + size)
    if owner is not None:
        return _adverbial(view, "named", (i, owner[1] + 1), (owner,))
    head = view.tokens[phrase.head[0] : phrase.head[1]]
    if not any(t.text in words(view.language, "claim") or _compound(t, view.language) for t in head) and not _paper(
        view, phrase
    ):
        return None
    return _of_phrase(view, (i, i + size), phrase)


def _paper(view: View, phrase: Phrase) -> bool:
    """ "nach einem EU-Dokument", "nach dem Gesetzentwurf": a paper that holds figures."""
    last = view.tokens[phrase.head[1] - 1].text.rpartition("-")[2]
    return last in words(view.language, "paper") and view.tokens[phrase.first].lower in words(
        view.language, "determiner"
    )


def _owner(view: View, first: int) -> Span | None:
    """ "nach Kerns Worten": the name in front of a noun of saying."""
    for k in range(first + 1, min(first + OWNER, view.end)):
        token, before = view.tokens[k], view.tokens[k - 1]
        if not before.capital:
            return None
        if token.text in words(view.language, "claim"):
            genitive = before.lower.endswith(tuple(words(view.language, "owner_end")) or "\0")
            return (first, k) if genitive and actor_kind(before.text, view.language) is None else None
    return None


def _poll(view: View, i: int) -> Cue | None:
    """ "in Umfragen", "in einer Umfrage des Instituts Demox"."""
    if view.tokens[i].lower not in words(view.language, "poll_in"):
        return None
    phrase = view.phrase(i + 1)
    head = view.tokens[phrase.head[0] : phrase.head[1]] if phrase is not None else ()
    if phrase is None or not any(t.text in words(view.language, "poll") for t in head):
        return None
    return _adverbial(view, "named", (i, phrase.first + 1), view.named(phrase))


def _compound(token: Token, language: str) -> bool:
    """Polizeiangaben, Medienberichten: the source stands in the word."""
    return token.capital and token.lower.endswith(tuple(words(language, "compound")) or "\0") and len(token.text) > 8


def _of_phrase(view: View, at: Span, phrase: Phrase) -> Cue:
    who = view.named(phrase)
    anonymous = len(who) == 1 and _anonymous(view, who[0])
    kind: CueKind = (
        "refer" if anonymous and view.tokens[phrase.first].lower in words(view.language, "determiner") else "named"
    )
    told = phrase.head[1] if not capitals(view.language) and claims(view.tokens, phrase.head, view.language) else 0
    cue = _adverbial(view, kind, (min(at[0], phrase.first), max(at[1], phrase.first + 1, told)), who)
    if any(t.lower in words(view.language, "other") for t in view.tokens[phrase.first : phrase.head[0]]):
        return replace(cue, reaches=(cue.home,) if cue.home else ())  # "100, nach anderen Angaben 110 Kilometer"
    return cue


def _anonymous(view: View, span: Span) -> bool:
    """ "den Angaben": nobody is named but by what was said before."""
    found = [t for t in view.tokens[slice(*bare(view.tokens, span, view.language))] if t.kind == "word"]
    return len(found) == 1 and found[0].text in words(view.language, "claim")


def _after(view: View, i: int) -> Cue | None:
    """X zufolge."""
    low = view.tokens[i].lower
    claim_only = low in words(view.language, "after_claim")
    if not claim_only and low not in words(view.language, "after"):
        return None
    clause = view.parts.at(i)
    begin = view.parts.all[max(0, view.parts.index(i) - 2)].first if clause.sign in ("(", ")") else clause.first
    phrase = ending_at(view.tokens, i, begin, view.language)
    if phrase is None or empty(view.tokens, phrase.core, view.language):
        return None
    if claim_only and not claims(view.tokens, phrase.head, view.language):
        return None  # "Angaben der Polizei nach", not "den Tieren nach"
    if words_at(view.tokens, phrase.first, view.language, "own"):
        return None
    return _of_phrase(view, (i, i + 1), phrase)


def _so(view: View, i: int) -> Cue | None:
    """ "…, so der Sprecher": the clause holds nothing else."""
    clause = view.parts.at(i)
    after_quote = i > 0 and view.tokens[i - 1].text in CLOSE
    if view.tokens[i].lower not in words(view.language, "so") or not ((i == clause.first and i > 0) or after_quote):
        return None
    phrase = view.phrase(i + 1, clause.last)
    if phrase is None or phrase.oblique:
        return None
    possessed = view.tokens[phrase.first].lower in words(view.language, "possessed")
    if possessed and not view.speaks(phrase):  # "so sein Argument"
        return Cue("pronoun", (i, i + 1), _around(view, view.parts.index(i), i))
    if not view.may_speak(phrase):
        return None
    rest = view.tokens[phrase.last : clause.last]
    if rest and not (
        rest[0].lower in words(view.language, "preposition")
        or rest[0].kind == "sign"
        or rest[0].lower in words(view.language, "small")
    ):
        return None
    return Cue("named", (i, i + 1), _around(view, view.parts.index(i), i), view.named(phrase))


def _around(view: View, n: int, at: int) -> tuple[Span, ...]:
    """All of the sentence but clause `n`, up to full breaks; of that clause what stands before token `at`."""
    first, last = view.parts.main(n) if not view.parts.all[n].dependent else (0, view.end)
    clause = view.parts.all[n]
    return tuple(s for s in ((first, at), (clause.last, last)) if s[0] < s[1])


def _wonach(view: View, i: int) -> Cue | None:
    """ "eine Schätzung der Polizei, wonach …"."""
    size = words_at(view.tokens, i, view.language, "wonach")
    n = view.parts.index(i)
    if not size or n == 0:
        return None
    earlier = view.parts.all[n - 1]
    for k in range(earlier.last - 1, earlier.first - 1, -1):
        if view.tokens[k].text in words(view.language, "claim", "document") or view.tokens[k].lower.endswith(
            tuple(words(view.language, "compound"))
        ):
            begin = next((b for b in range(max(earlier.first, k - 5), k + 1) if _holds(view.phrase(b), k)), k)
            phrase = view.phrase(begin)
            if phrase is not None:
                return Cue("named", (i, i + size), ((i, view.end),), view.named(phrase), home=(i, view.end))
    return None


def _holds(phrase: Phrase | None, k: int) -> bool:
    return phrase is not None and phrase.head[0] <= k < phrase.head[1]


def _hearsay(view: View, i: int) -> Cue | None:
    """ "hieß es im Bericht", "wie es auf einer Pressekonferenz hieß"."""
    tokens, language = view.tokens, view.language
    size = words_at(tokens, i, language, "hearsay")
    n = view.parts.index(i)
    clause = view.parts.all[n]
    how = tokens[clause.first].lower in words(language, "how") and tokens[i].lower in words(language, "hearsay_end")
    if not size and not how:
        return None
    who: tuple[Span, ...] = ()
    for k in (*range(i + size, clause.last), *range(clause.first, i)):
        if tokens[k].lower in words(language, "stands_in"):
            phrase = view.behind(k, clause.last)
            if phrase is None:
                continue
            if claims(tokens, phrase.head, language) or view.speaks(phrase):
                who = view.named(phrase)
            elif how or (k == i + size and size) or tokens[i].lower in words(language, "hearsay_open"):
                who = ((phrase.first, phrase.last),)
            else:
                continue
            break
    inverted = how or (clause.first >= i - 1 and n > 0)
    reaches = _around(view, n, clause.first) if inverted else ((clause.last, view.end),)
    if i == 0 and n + 1 < len(view.parts.all):  # "Hieß es zunächst, …, sind es nun 300"
        reaches = ((view.parts.all[1].first, view.parts.all[1].last),)
    kind: CueKind = "named" if who else "refer"
    return Cue(kind, (i, i + max(1, size)), reaches, who)


def _talk(view: View, i: int) -> Cue | None:
    """ "In einem Schreiben ist von 300 Stellen die Rede": the paper or the one behind a preposition speaks."""
    size = words_at(view.tokens, i, view.language, "talk")
    if not size:
        return None
    clause = view.parts.at(i)
    for k in range(clause.first, i):
        if view.tokens[k].lower in words(view.language, "stands_in") - words(view.language, "of"):
            phrase = view.phrase(k + 1, i)
            if phrase is not None and (claims(view.tokens, phrase.head, view.language) or view.speaks(phrase)):
                span = (clause.first, clause.last)
                return Cue("named", (i, i + size), (span,), view.named(phrase), home=span)
    return None


def _comes_from(view: View, i: int) -> Cue | None:
    """ "wie aus dem Bericht hervorgeht", "aus dem Bericht geht hervor, dass"."""
    if view.tokens[i].lower not in words(view.language, "comes_from"):
        return None
    n = view.parts.index(i)
    clause = view.parts.all[n]
    for k in range(clause.first, i):
        if view.tokens[k].lower in words(view.language, "stands_in"):
            phrase = view.phrase(k + 1, i)
            if phrase is not None:
                opening = view.tokens[clause.first].lower
                how = opening in words(view.language, "how")
                reaches = _around(view, n, clause.first) if how else ((clause.last, view.end),)
                back = opening in words(view.language, "said_so")
                return Cue("named", (i, i + 1), reaches, view.named(phrase), back=back)
    return None


def _claimed(view: View, i: int) -> Cue | None:
    """ "die Forderung des Verbands, 300 Stellen zu schaffen": a noun of saying with an owner, and what it says."""
    tokens, language = view.tokens, view.language
    if tokens[i].text not in words(language, "claim", "claim_noun") or not capitals(language):
        return None
    n = view.parts.index(i)
    if n + 1 >= len(view.parts.all):
        return None
    following = view.parts.all[n + 1]
    begin = next((b for b in range(max(view.parts.all[n].first, i - 5), i + 1) if _holds(view.phrase(b), i)), i)
    phrase = view.phrase(begin)
    if phrase is None or phrase.last < view.parts.all[n].last or following.sign != "," or not told(view, following):
        return None
    owner = view.whose(phrase)
    if owner is None:
        return None
    reach = (following.first, following.last)
    return Cue("named", (i, i + 1), (reach,), view.named(owner), home=reach)


# Who reads which words, in the order in which they are asked.
READERS: tuple[tuple[Reader, tuple[SayingKind, ...]], ...] = (
    (_own, ("own",)),
    (_refer, ("refer",)),
    (_before, ("before",)),
    (_nach, ("nach",)),
    (_poll, ("poll_in",)),
    (_after, ("after", "after_claim")),
    (_so, ("so",)),
    (_wonach, ("wonach",)),
    (_hearsay, ("hearsay", "hearsay_end")),
    (_talk, ("talk",)),
    (_comes_from, ("comes_from",)),
    (_claimed, ("claim", "claim_noun")),
)
