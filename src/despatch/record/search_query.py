"""What is searched for: words, "phrases", beginnings*, AND, OR, NOT and brackets; whatever is typed means something."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from despatch.record.search_words import running_words
from despatch.record.words import lexicon

MOST = 64  # words and phrases of one question; more are not looked at
DEEP = 8  # brackets within brackets; more are not looked at
_TOKEN = re.compile(r'"([^"]*)(?:"|\Z)(\*?)|([()])|([^\s()"]+)')


class Term(NamedTuple):
    """A word or a phrase; with `open_end` its last word is only a beginning. `plain`: typed without marks."""

    words: tuple[str, ...]
    open_end: bool = False
    plain: bool = False


class Joined(NamedTuple):
    """`how` is "and", "or" or "not" (the first without the others)."""

    how: str
    parts: tuple["Node", ...]


Node = Term | Joined


def parsed(typed: str) -> Node | None:
    """What is meant by the words typed; None where nothing is wanted: no word, or NOT alone.

    Words stand for all of them together; AND, OR, NOT in capitals, brackets, "phrases" and beginnings*
    are understood. What makes no sense (a quotation mark or bracket too many, an OR with nothing
    behind) is passed over.
    """
    return _Reader(list(_tokens(typed))).read()


def _tokens(typed: str) -> Iterator[Term | str]:
    count = 0
    for quoted, star, bracket, bare in _TOKEN.findall(typed):
        if bracket or bare in ("AND", "OR", "NOT"):
            yield bracket or bare
            continue
        words = tuple(running_words(quoted or bare))
        if words and count < MOST:
            count += 1
            yield Term(words, bool(star) or bare.endswith("*"), bool(bare) and len(words) == 1)


class _Reader:
    """Reads tokens from left to right: OR binds least, then AND (also unsaid), then NOT."""

    def __init__(self, tokens: Sequence[Term | str]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    def read(self) -> Node | None:
        found = []
        while self._at < len(self._tokens):  # a bracket too many closes nothing
            found.append(self._either())
            self._at += 1
        return _join("and", found)

    def _either(self) -> Node | None:
        found = [self._all()]
        while self._next() == "OR":
            self._at += 1
            found.append(self._all())
        return _join("or", found)

    def _all(self) -> Node | None:
        wanted: list[Node | None] = []
        unwanted: list[Node | None] = []
        while (token := self._next()) not in (None, ")", "OR"):
            if token == "AND":
                self._at += 1
                continue
            into = wanted
            while self._next() == "NOT":
                into = unwanted if into is wanted else wanted
                self._at += 1
            into.append(self._one())
        held, not_held = _join("and", _telling(wanted)), _join("or", unwanted)
        if held is None or not_held is None:
            return held
        return Joined("not", (held, not_held))

    def _one(self) -> Node | None:
        token = self._next()
        if isinstance(token, Term):
            self._at += 1
            return token
        if token != "(":
            return None
        self._at += 1
        self._depth += 1
        found = self._either() if self._depth <= DEEP else None
        self._depth -= 1
        if self._next() == ")":
            self._at += 1
        return found

    def _next(self) -> Term | str | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None


def _telling(nodes: Sequence[Node | None]) -> list[Node | None]:
    """Without plain words that stand in every text (of, the), if others are left."""
    stop = lexicon()["stop"]
    kept = [
        n for n in nodes if not (isinstance(n, Term) and n.plain and not n.open_end and n.words[0] in stop)
    ]
    return kept if any(kept) else list(nodes)


def _join(how: str, nodes: Sequence[Node | None]) -> Node | None:
    found = tuple(dict.fromkeys(n for n in nodes if n))
    if len(found) < 2:
        return found[0] if found else None
    return Joined(how, found)


def words_of(node: Node | None) -> list[Term]:
    """The words and phrases that are wanted, in order."""
    if node is None:
        return []
    if isinstance(node, Term):
        return [node]
    parts = node.parts[:1] if node.how == "not" else node.parts
    return [term for part in parts for term in words_of(part)]


def fts5(node: Node) -> str:
    """The question as SQLite's FTS5 has it."""
    return _written(
        node, lambda t: f'"{" ".join(t.words)}"{"*" if t.open_end else ""}', " AND ", " OR ", " NOT "
    )


def tsquery(node: Node) -> str:
    """The question as PostgreSQL's `tsquery` has it."""

    def term(t: Term) -> str:
        words = [f"'{w}'" for w in t.words]
        return f"({' <-> '.join(words)}{':*' if t.open_end else ''})"

    return _written(node, term, " & ", " | ", " & !")


def _written(node: Node, term: Callable[[Term], str], both: str, either: str, without: str) -> str:
    if isinstance(node, Term):
        return term(node)
    parts = [_written(part, term, both, either, without) for part in node.parts]
    return f"({ {'and': both, 'or': either, 'not': without}[node.how].join(parts) })"
