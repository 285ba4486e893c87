"""The words of a name as people are told apart by them; None for a speaker that is no person."""

import re
from functools import lru_cache
from typing import NamedTuple

from despatch.record.names import fold, lexicon, office_of
from despatch.record.people.lexicon import lists
from despatch.record.people.parts import of_parties, parts

_TOKEN = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*(?:-[^\W_]+(?:['’][^\W_]+)*)*", re.UNICODE)
_CUT = re.compile(r"\s+(?:of|from|who|for|in|at|with|on|and)\s+(?:the\s+)?|[,;(\[]")
_ROMAN = re.compile(r"[IVX]{2,6}\Z|[IVX]\Z", re.ASCII)
_ABD = re.compile(r"abd(?:[aeiou][lrnszdth])(.{2,})\Z")
_ABD_ALONE = re.compile(r"abd(?:[aeiou]\w{0,2})?\Z")
_MOST = 8  # words; no name is longer
_FIRST_KEPT = frozenset(("ben", "e", "y"))  # no particles where they open a name


class Named(NamedTuple):
    """A name as compared: `words` without titles and particles, `mark` a numeral or `jr`, `office` that of its title.

    `name` is the name as written, without title. `patronymic`: it tells the father's name. `crowned`: by the title
    its bearer reigns, and goes by the first name.
    """

    name: str
    words: tuple[str, ...]
    mark: str = ""
    office: str = ""
    patronymic: bool = False
    crowned: bool = False

    @property
    def whole(self) -> bool:
        """Whether it has a given name, or an initial of one, beside the family's."""
        return len(self.words) > 1


@lru_cache(maxsize=65536)
def named(raw: str | None, party: str | None) -> Named | None:
    """The name in what a report calls somebody; None if that names no person."""
    if not raw or len(raw) > 300:
        return None
    text = " ".join(raw.split())
    cut = _CUT.search(text)
    head, run = parts(_TOKEN.findall(text), party)
    if cut and cut.start() and (not run or text[cut.start()].isspace()):
        before, first = parts(_TOKEN.findall(text[: cut.start()]), party)
        if first and len(first) > 1:
            head, run = before, first  # "Adnan al-Dulaimi of the Front"
    if not run or len(run) > _MOST:
        return None
    folded = [fold(t) for t in run]
    if all(part in of_parties() for word in folded for part in re.split(r"[-.]", word) if part):
        return None
    words, mark, patronymic = _words(run, party, bool(head and fold(head[-1]) in lists().crowned))
    if not words or all(len(w) == 1 for w in words):
        return None
    title = " ".join(head)
    alias = lists().aliases.get((party or "", " ".join(words)))
    return Named(
        name=_within(text, [head[-1], *run] if head and fold(head[-1]) in lists().crowned else run),
        words=alias or words,
        mark=mark,
        office=title if office_of(title) else "",
        patronymic=patronymic,
        crowned=mark not in ("", "jr") or any(fold(t) in lists().crowned for t in head),
    )


def _within(text: str, run: list[str]) -> str:
    """The name as written: from its first word to its last."""
    start = text.find(run[0])
    last = text.rfind(run[-1])
    end = last + len(run[-1])
    if end < len(text) and text[end] == "." and len(run[-1]) < 3:
        end += 1
    while start + 1 < last and " ".join(_TOKEN.findall(text[start:end])) != " ".join(run):
        following = text.find(run[0], start + 1)
        if following < 0 or following >= end:
            break
        start = following
    return text[start:end]


def _words(run: list[str], party: str | None, crowned: bool) -> tuple[tuple[str, ...], str, bool]:
    """The words that tell people apart, the numeral or `jr`, and whether the father's name is told."""
    known = lists()
    mark, patronymic = "", False
    words: list[str] = []
    for n, token in enumerate(run):
        folded = fold(token)
        if n and n == len(run) - 1 and (_ROMAN.match(token) and (crowned or len(token) > 1)):
            mark = folded
            break
        if n and folded in ("jr", "sr"):
            mark = "" if folded == "sr" else folded
            continue
        for m, part in enumerate(re.split(r"[-.]", folded)):
            word = part.removesuffix("'s").replace("'", "")
            patronymic = patronymic or bool(words and word in known.patronymic)
            first = n == m == 0 and ("-" not in token) and len(run) > 1 and token[0].isupper()
            if not word or (word in lexicon()["particles"] and not _kept(word, first, party)):
                continue
            words.append(word)
    return _joined(words), mark, patronymic


def _kept(word: str, first: bool, party: str | None) -> bool:
    """Whether what is a particle elsewhere is a name here: Al Gore, Ben Wallace, Le Duc Anh."""
    if not first:
        return False
    known = lists()
    return word in _FIRST_KEPT or word in known.party_names.get(party or "none", ())


def _joined(words: list[str]) -> tuple[str, ...]:
    """Names of "servant of": Abdul Rahman, Abdurrahman, Abd al-Rahman are one word."""
    out: list[str] = []
    for word in words:
        if out and _ABD_ALONE.match(out[-1]) and len(word) > 2:
            out[-1] = f"abd{word}"
        else:
            glued = _ABD.match(word)
            out.append(f"abd{glued[1]}" if glued else word)
    return tuple(out)
