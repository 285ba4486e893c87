"""Verbs in their clauses: tense, negation and modality read from the words before them.

There is no parser here: English puts auxiliaries, negation and the governing verb of an infinitive
shortly before the verb, and closed word lists tell them. What this cannot tell is left as "past".
"""

from typing import NamedTuple

from despatch.model import Token

_NEGATIONS = frozenset("not never n't neither nor without cannot".split())
_BE = frozenset("be is are was were been being am 's ’s 're ’re".split())
_HAVE = frozenset("has have had having 've ’ve".split())
_DO = frozenset("do does did".split())
_WILL = frozenset("will shall 'll ’ll".split())
_MODAL = frozenset("would could may might can should must".split())
_SKIPPED = frozenset(
    "also already jointly formally finally soon recently officially just then now still yet both all each "
    "later earlier subsequently today yesterday tomorrow again reportedly initially eventually together "
    "only even immediately successfully separately unanimously here there".split()
)
# What governs an infinitive: "is expected to sign", "agreed to withdraw", "refused to sign".
GOVERNORS: dict[str, str] = {
    **dict.fromkeys(
        "due scheduled expected set likely planned about ready slated poised supposed plan plans planning hope hopes "
        "hoping intend intends intending prepare prepares preparing prepared want wants wish wishes aim aims seek "
        "seeks bound close going intended willing prepared readiness willingness intention plans".split(),
        "plan",
    ),
    **dict.fromkeys(
        "agree agreed agrees pledge pledged pledges promise promised promises vow vowed vows undertake undertook "
        "undertaken commit committed commits decided decide decides offered offers offer resolved consented "
        "undertakes volunteered agreement agreements accord deal pact contract contracts decision commitment "
        "undertaking memorandum".split(),
        "pledge",
    ),
    **dict.fromkeys(
        "refusal refuse refused refuses decline declined declines fail failed fails failing unable unwilling reluctant "
        "unlikely stopped".split(),
        "refuse",
    ),
    **dict.fromkeys(
        "urge urged urges call called calls ask asked asks invite invited invites appeal appealed proposed propose "
        "proposes proposal demand demanded demands request requested requests need needs needed want wanted "
        "hoped planned ought".split(),
        "urge",
    ),
}


class Frame(NamedTuple):
    """How a verb stands in its clause.

    `tense`: past | present | future | infinitive | participle. `governor`: plan | pledge | refuse |
    urge | None, the kind of word that an infinitive hangs on. `modal`: "would", "may" ... or None.
    """

    tense: str
    passive: bool = False
    negated: bool = False
    modal: str | None = None
    governor: str | None = None
    perfect: bool = False


def frame(tokens: tuple[Token, ...], at: int, form: str) -> Frame:
    """The frame of the verb at `tokens[at]`; `form` is base | s | past | ing (of `inflect`)."""
    before: list[str] = []
    j = at - 1
    while j >= 0 and len(before) < 9:
        word = tokens[j].word.lower()
        if word in _AUXILIARIES or word == "to" or word in _NEGATIONS:
            before.append(word)
            if word == "to":
                return _infinitive(tokens, j, before, form)
        elif word not in _SKIPPED and not word.endswith("ly"):
            over = _over_adjunct(tokens, j) if form == "base" and not before else None
            if over is None:
                break
            j = over
            continue
        j -= 1
    negated = any(w in _NEGATIONS for w in before)
    passive = form == "past" and any(w in _BE for w in before)
    perfect = any(w in _HAVE for w in before)
    modal = next((w for w in before if w in _MODAL), None)
    if any(w in _WILL for w in before):
        return Frame("future", passive, negated, None, None, perfect)
    if modal:
        return Frame("present", passive, negated, modal, None, perfect)
    if form == "past":
        return Frame("past" if not passive or perfect or {"was", "were", "been"} & set(before) else "present",
                     passive, negated, None, None, perfect)  # fmt: skip
    if form == "ing":
        return Frame("present" if before else "participle", False, negated)
    return Frame("present" if form == "s" or not (_DO & set(before)) else "past", False, negated)


def _over_adjunct(tokens: tuple[Token, ...], last: int) -> int | None:
    """Index of the auxiliary before a day, a place or words between commas that end at `last`: "will [next week in Lima] sign"; else None."""
    if tokens[last].word == ",":
        opens = next((k for k in range(last - 1, max(0, last - _ASIDE), -1) if tokens[k].word == ","), 0)
        low = tokens[opens - 1].word.lower() if opens else ""
        return opens - 1 if low in _WILL or low in _MODAL else None
    for k in range(last, max(-1, last - _ADJUNCT), -1):
        word, low = tokens[k].word, tokens[k].word.lower()
        if low in _WILL or low in _MODAL:
            between = {t.word.lower() for t in tokens[k + 1 : last + 1]}
            return k if between & _LEADING else None
        if not (low in _LEADING or low in _SPANS or word[0].isupper() or word[0].isdigit()):
            return None
    return None


_ASIDE = 10  # tokens of ", officials in Lima said,"
_ADJUNCT = 8  # tokens of "on Friday 8 March in Lima"
_LEADING = frozenset("on in at by from next this later late early before during".split())
_SPANS = frozenset(
    "week month year day morning afternoon evening night the of to , coming weekend weeks months".split()
)
_AUXILIARIES = _BE | _HAVE | _DO | _WILL | _MODAL
FINITE = frozenset("is are was were has have had does do did".split()) | _WILL | _MODAL


def _infinitive(tokens: tuple[Token, ...], to: int, before: list[str], form: str) -> Frame:
    """Frame of "... to VERB": what comes before "to" decides whether it is planned, pledged, refused."""
    passive = form == "past" and "be" in before
    governor: str | None = None
    negated = False
    # "is to sign", "was to have been signed"; else the nearest governor within a few words.
    previous = tokens[to - 1].word.lower() if to else ""
    if (
        previous in _HAVE
        or previous in _BE
        or (previous in _SKIPPED and to > 1 and tokens[to - 2].word.lower() in _BE)
    ):
        governor = "plan"
    for k in range(to - 1, max(-1, to - 12), -1):
        word = tokens[k].word.lower()
        if word in ".;:":
            break
        if word in _NEGATIONS or word == "no":
            negated = True
        if governor is None and word in GOVERNORS:
            governor = GOVERNORS[word]
            if word in ("hope", "hopes", "want", "wants") and k < to - 3:
                governor = "urge"
    return Frame("infinitive", passive, negated, None, governor)


def inflect(base: str, past: str = "", participle: str = "", ing: str = "") -> dict[str, str]:
    """Forms of a verb to their kind (base | s | past | ing), regular unless given.

    >>> sorted(inflect("sign"))
    ['sign', 'signed', 'signing', 'signs']
    """
    if base.endswith("e"):
        stem, s = base[:-1], base + "s"
        ed, gerund = base + "d", stem + "ing"
    elif base.endswith("y") and base[-2] not in "aeiou":
        s, ed, gerund = base[:-1] + "ies", base[:-1] + "ied", base + "ing"
    else:
        s = base + ("es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s")
        ed, gerund = base + "ed", base + "ing"
    forms = {base: "base", s: "s", past or ed: "past", ing or gerund: "ing"}
    if participle and participle not in forms:
        forms[participle] = "past"
    return forms
