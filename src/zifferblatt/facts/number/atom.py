"""One number without its hedge: digits or words, with its scales ("1,3 Millionen", "two hundred and six")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from zifferblatt.articles.document import Token
from zifferblatt.facts.lemma import noun_lemma
from zifferblatt.facts.number.digits import digits
from zifferblatt.facts.number.lexicon import Lexicon
from zifferblatt.facts.number.spelled import begins, spelled
from zifferblatt.facts.units import unit_at, unit_before
from zifferblatt.language.writing import capitals

ONE = Decimal(1)
COUNTED = 5  # tokens before "2m" in which a word for what is counted is looked for
WORDS_AT_MOST = 24  # tokens of the longest number written out in news


@dataclass(frozen=True, slots=True)
class Atom:
    """One number: tokens `first`:`last`, offsets, value, and the product of its scale words (`factor`)."""

    first: int
    last: int
    start: int
    end: int
    value: Decimal
    after: int
    factor: Decimal = ONE
    tail: str | None = None
    article: bool = False
    digits: bool = False
    scaled: bool = False
    inner: str | None = None
    half: bool = False


def atom(tokens: Sequence[Token], i: int, lex: Lexicon) -> Atom | None:
    """The number that begins at token `i`, or None."""
    token = tokens[i]
    if token.kind == "number":
        return _digits(tokens, i, lex)
    if token.kind != "word":
        return None
    if half := _half(tokens, i, lex):
        return half
    if token.text[-1].isdigit():
        return _behind_hyphen(tokens, i, lex)
    one = lex.row(token.lower, "one")
    if one is not None:
        return _one(tokens, i, lex, only_scale=one.article)
    whole = lex.row(token.lower, "unit", "teen", "ten", "hundred", "thousand")
    value = whole.number if whole is not None else spelled(token.lower, lex)
    if value is not None:
        return _scaled(tokens, i, i + 1, value, lex)
    begun = begins(token.lower, lex)
    if begun is None:
        return None
    value, size = begun
    if value == ONE and token.lower[size:].startswith(lex.grammar.times):
        return None  # einmal
    if not lex.grammar.closed_compounds and token.text[size] != "-" and token.lower[size:] not in lex.grammar.tails:
        return None
    tail = token.text[size:].lstrip("-")
    return Atom(i, i + 1, token.start, token.start + size, value, i + 1, tail=tail) if len(tail) > 1 else None


def _digits(tokens: Sequence[Token], i: int, lex: Lexicon) -> Atom | None:
    j, text = i + 1, tokens[i].text
    if text.isdigit() and 1 <= len(text) <= 3 and text != "0":
        while j < len(tokens) and _group(tokens, j) and not _model(tokens, j, lex):
            text += tokens[j].text
            j += 1
    value = digits(text, lex.grammar)
    if value is None:
        return None
    return _scaled(tokens, i, j, value, lex, written=True)


def _model(tokens: Sequence[Token], j: int, lex: Lexicon) -> bool:
    """The three digits at token `j` begin a name, where nouns have no capitals: 30 737 Max jets, 30 787s."""
    behind = tokens[j + 1] if j + 1 < len(tokens) else None
    return not capitals(lex.language) and behind is not None and (behind.capital or behind.glued) and behind.text != ","


def _behind_hyphen(tokens: Sequence[Token], i: int, lex: Lexicon) -> Atom | None:
    """ "minus-130", "sub-500": digits behind a hyphen in the word of a sign; the rest of a fraction stands behind."""
    head, _, text = tokens[i].text.partition("-")
    if head.lower() not in lex.grammar.glued_before or not text.isdigit():
        return None
    j = i + 1
    rest = tokens[j : j + 2]
    if len(rest) == 2 and rest[0].text == lex.grammar.decimal and rest[1].text.isdigit() and all(t.glued for t in rest):
        text, j = text + rest[0].text + rest[1].text, j + 2
    value = digits(text, lex.grammar)
    if value is None:
        return None
    return Atom(i, j, tokens[i].start + len(head) + 1, tokens[j - 1].end, value, j, digits=True)


def _group(tokens: Sequence[Token], j: int) -> bool:
    """Token `j` is a group of three digits after a single space: 12 000."""
    token = tokens[j]
    return (
        token.kind == "number"
        and len(token.text) == 3
        and token.text.isdigit()
        and token.start - tokens[j - 1].end == 1
    )


def _half(tokens: Sequence[Token], i: int, lex: Lexicon) -> Atom | None:
    """ "halbe Million", "half a million", "half an hour": half of what follows."""
    if lex.row(tokens[i].lower, "half") is None:
        return None
    j = i + 1
    if j < len(tokens) and (row := lex.row(tokens[j].lower, "one")) is not None and row.article:
        j += 1
    if j >= len(tokens) or tokens[j].kind != "word":
        return None
    value = Decimal("0.5")
    scale = lex.row(tokens[j].lower, "scale")
    if scale is not None and not scale.glued:
        return _scaled(tokens, i, j, value, lex)
    return Atom(i, i + 1, tokens[i].start, tokens[i].end, value, j, half=True)


def _one(tokens: Sequence[Token], i: int, lex: Lexicon, *, only_scale: bool) -> Atom | None:
    """ "eine Million", "ein gutes Dutzend", "a hundred", or the bare "ein", which may be the article."""
    j, inner = i + 1, None
    if j < len(tokens) and lex.row(tokens[j].lower, "inner"):
        inner, j = tokens[j].text, j + 1
    if j < len(tokens) and (lex.row(tokens[j].lower, "scale", "hundred", "thousand") is not None):
        scale = lex.row(tokens[j].lower, "scale")
        if scale is None or not scale.glued:
            return _scaled(tokens, i, j, ONE, lex, inner=inner)
    if only_scale and (i + 1 >= len(tokens) or tokens[i + 1].glued or unit_at(tokens, i + 1, lex.language) is None):
        return None  # a man, A$ 3; but about a mile
    if (more := _one_and_a_half(tokens, i, lex)) is not None:
        return more
    return Atom(i, i + 1, tokens[i].start, tokens[i].end, ONE, i + 1, article=True)


def _one_and_a_half(tokens: Sequence[Token], i: int, lex: Lexicon) -> Atom | None:
    """ "one and a half", "an hour and a half": the unit, where it stands between, is looked for where it stands."""
    unit = unit_at(tokens, i + 1, lex.language)
    j = unit.last if unit is not None else i + 1
    if j + 2 >= len(tokens) or lex.row(tokens[j].lower, "joiner") is None:
        return None
    if lex.row(tokens[j + 1].lower, "half") is not None and unit_at(tokens, j + 2, lex.language) is not None:
        return Atom(i, j + 2, tokens[i].start, tokens[j + 1].end, Decimal("1.5"), j + 2, scaled=True)
    if not _and_a_half(tokens, j + 1, lex):
        return None
    after = i + 1 if unit is not None else j + 3
    return Atom(i, j + 3, tokens[i].start, tokens[j + 2].end, Decimal("1.5"), after, scaled=True)


def _scaled(
    tokens: Sequence[Token], first: int, j: int, value: Decimal, lex: Lexicon, *,
    written: bool = False, inner: str | None = None,
) -> Atom:  # fmt: skip
    """The number that begins with `value` (tokens `first`:`j`), with all scales and number words that go on."""
    total, current, factor, room = Decimal(0), value, ONE, _room(value, written)
    limit = min(len(tokens), first + WORDS_AT_MOST)
    while j < limit:
        j += _hyphened(tokens, j, lex)
        if tokens[j].kind != "word":
            break
        word = tokens[j].lower
        scale = lex.row(word, "scale", "hundred", "thousand")
        if scale is not None and (tokens[j].glued or not scale.glued):
            if scale.glued and _measures(tokens, first, j, lex):
                break
            number = scale.number
            if scale.kind != "scale" and total > number and not current:
                current = ONE  # eine Milliarde einhundert Millionen
            if scale.kind == "hundred" and not written:
                current, room = current * number, number
            else:
                total, current, room = (
                    (total + current) * number if total and number > total else total + current * number,
                    Decimal(0),
                    number,
                )
            factor *= number
            j += 1 + (
                j + 1 < limit and tokens[j + 1].text == "." and tokens[j + 1].glued and _abbreviated(tokens, j + 1)
            )
            continue
        head, _, rest = word.partition("-")
        joined = lex.row(head, "scale") if rest else None
        if joined is not None:  # 400 million-year-old
            end = tokens[j].start + len(head)
            return Atom(
                first,
                j + 1,
                tokens[first].start,
                end,
                (total + current) * joined.number,
                j + 1,
                joined.number,
                tokens[j].text[len(head) + 1 :],
                digits=written,
                scaled=True,
            )
        k = j + (lex.row(word, "joiner") is not None or (word in lex.morphemes and lex.morphemes[word][0] == "joiner"))
        if k > j and k + 1 < limit and _and_a_half(tokens, k, lex):
            current, j, room = current + Decimal("0.5"), k + 2, None
            continue
        more = _more(tokens, k, lex) if k < limit else None
        if more is None or room is None or not 0 < more < room or (written and factor == 1) or (k > j and factor == 1):
            break
        current, room, j = current + more, _room(more, written), k + 1
        factor = max(factor, ONE)
    end = tokens[j - 1].end
    if tokens[j - 1].text == ".":
        end = tokens[j - 2].end
    tail, after = tail_of(tokens, j, lex)
    return Atom(
        first, j, tokens[first].start, end, total + current, after, factor, tail,
        digits=written, scaled=factor > 1, inner=inner,
    )  # fmt: skip


def _hyphened(tokens: Sequence[Token], j: int, lex: Lexicon) -> bool:
    """A hyphen joins a scale to its digits: 9-million people."""
    if tokens[j].text != "-" or not tokens[j].glued or j + 1 >= len(tokens) or not tokens[j + 1].glued:
        return False
    scale = lex.row(tokens[j + 1].lower.partition("-")[0], "scale")
    return scale is not None and not scale.glued


def _measures(tokens: Sequence[Token], first: int, j: int, lex: Lexicon) -> bool:
    """The letter glued to the number is a unit and no scale: 30m wide, but £30m and 3m people."""
    if unit_at(tokens, j, lex.language) is None or unit_before(tokens, first, lex.language) is not None:
        return False
    behind, row = tokens[j + 1 : j + 3], lex.row(tokens[j].lower, "scale")
    if row is not None and behind and behind[0].lower in row.needs:
        return False  # 2m have fled
    if row is not None and any(t.lower in row.counted for t in tokens[max(0, first - COUNTED) : first]):
        return False  # a population of 2m
    return not any(t.kind == "word" and noun_lemma(t.text, lex.language).lower() != t.lower for t in behind)


def _more(tokens: Sequence[Token], k: int, lex: Lexicon) -> Decimal | None:
    """The number word at token `k` that a number goes on with; "eine" only before a scale (… eine Million)."""
    if tokens[k].kind != "word":
        return None
    one = lex.row(tokens[k].lower, "one")
    if one is not None and not one.article and k + 1 < len(tokens) and lex.row(tokens[k + 1].lower, "scale"):
        return one.number
    return spelled(tokens[k].lower, lex)


def _abbreviated(tokens: Sequence[Token], dot: int) -> bool:
    """The dot after "Mio" belongs to it where the sentence goes on."""
    return dot + 1 < len(tokens)


def _room(value: Decimal, written: bool) -> Decimal | None:
    """Below which a following number word still adds up: after "twenty" a unit, after "five" nothing."""
    if written:
        return None
    return Decimal(10) if 20 <= value <= 90 and value % 10 == 0 else None


def _and_a_half(tokens: Sequence[Token], k: int, lex: Lexicon) -> bool:
    """Tokens `k` and `k + 1` are "a half", "eine halbe"."""
    return lex.row(tokens[k].lower, "one") is not None and lex.row(tokens[k + 1].lower, "half") is not None


def tail_of(tokens: Sequence[Token], j: int, lex: Lexicon) -> tuple[str | None, int]:
    """What hangs on the number before token `j` by a hyphen ("-Jähriger"), and the token to look on from."""
    if j < len(tokens) and tokens[j].glued and tokens[j].kind == "word" and tokens[j].lower.endswith(lex.grammar.tails):
        return tokens[j].text, j + 1  # 65jährige
    if j + 1 < len(tokens) and tokens[j].text in "-‐‑" and tokens[j].glued and tokens[j + 1].glued:
        return (tokens[j + 1].text, j + 2) if tokens[j + 1].kind == "word" else (None, j)
    return None, j
