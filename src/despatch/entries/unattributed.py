"""Quotations that no reporting word attributes: said by whom their sentence is about."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from despatch.language.quotations import Quoted
from despatch.language.quotations.naming import MESSAGES
from despatch.model import Analysis, Attribution, Mention, Sentence, Span

_WITHIN = 40  # characters of a sentence in which its subject begins
_NAMING = frozenset(
    "titled entitled called named dubbed theme themed motto slogan film movie book novel song featuring highlighting so-called "
    "word words term phrase expression label headline sign banner banners reading".split()
)


def unattributed(
    analysis: Analysis, quotes: Sequence[Quoted], attributed: Sequence[Attribution], least: int
) -> Iterator[tuple[Attribution, Quoted]]:
    """Quotations of `least` words or more in the middle of a sentence that begins with who may have said them.

    A quotation in a sentence of which another is attributed, or that reads like a name, is left out.
    """
    text = analysis.report.text
    taken = sorted(s for a in attributed if a.name for s in (*a.content, *a.cue))
    quoted = sorted(s for a in attributed if a.form != "indirect" for s in a.content)
    before: Attribution | None = None  # of the quotation that the next paragraph may go on with
    for n, quote in enumerate(quotes):
        if quote.continues and before is not None:
            yield before, quote
            continue
        before = None
        sentence = _opening(analysis, quote)
        if sentence is None or sentence.title or quote.outer_start <= sentence.start:
            continue
        goes_on = n + 1 < len(quotes) and quotes[n + 1].continues  # "Dear Mr President," and the letter
        if len(text[quote.start : quote.end].split()) < least and not goes_on:
            continue
        if _reads_like_a_name(text, sentence, quote):
            continue
        # What is said within a letter that a colon opens ("I hope that ...") does not attribute it.
        letter = sentence.end <= quote.outer_start
        if any(
            s.start < quote.outer_end and quote.outer_start < s.end for s in (quoted if letter else taken)
        ):
            continue
        subject = _subject(analysis, sentence, quote.outer_start)
        said = (
            _said(analysis, subject, quote) if subject else _explained(analysis, sentence, quote, attributed)
        )
        if said:
            before = said
            yield said, quote


def _explained(
    analysis: Analysis, sentence: Sentence, quote: Quoted, attributed: Sequence[Attribution]
) -> Attribution | None:
    """A quotation after a colon that nobody is told to say goes on with the speaker of the sentence before."""
    text = analysis.report.text
    if not text[sentence.start : quote.outer_start].rstrip().endswith(":"):
        return None
    i = bisect_left(analysis.sentences, sentence.start, key=lambda s: s.start) - 1
    begin = analysis.sentences[i].start if i >= 0 else sentence.start
    told = [a for a in attributed if a.name and a.cue and begin <= a.cue[0].start < sentence.start]
    if i >= 0 and not MESSAGES.isdisjoint(t.word for t in sentence.tokens):
        sender = _owner(analysis, sentence)
        if sender is None and not told:
            sender = _subject(analysis, analysis.sentences[0], sentence.start)
        return _said(analysis, sender, quote) if sender else None
    if not told or i < 0 or analysis.sentences[i].title:
        return None
    last = next((a for a in reversed(told) if a.form != "indirect"), told[0])
    return Attribution(
        source=last.source,
        content=(Span(quote.outer_start, quote.outer_end),),
        form="direct",
        speaker=last.speaker,
        name=last.name,
        party=last.party,
    )


def _opening(analysis: Analysis, quote: Quoted) -> Sentence | None:
    """The sentence that a quotation stands in, or the one that ends in a colon before it."""
    sentence = _sentence(analysis.sentences, quote.outer_start)
    if sentence is None or quote.outer_start > sentence.start:
        return sentence
    i = bisect_left(analysis.sentences, sentence.start, key=lambda s: s.start) - 1
    before = analysis.sentences[i] if i >= 0 else None
    return before if before and analysis.report.text[before.start : before.end].endswith(":") else sentence


def _sentence(sentences: Sequence[Sentence], offset: int) -> Sentence | None:
    i = bisect_left(sentences, offset, key=lambda s: s.end)
    return sentences[i] if i < len(sentences) and sentences[i].start <= offset else None


def _reads_like_a_name(text: str, sentence: Sentence, quote: Quoted) -> bool:
    """Whether the words are a title or a motto: a capital in mid-sentence, a colon aside, or a naming word before."""
    before = text[sentence.start : quote.outer_start].rstrip()
    if before.endswith(":"):
        return False
    words = before.lower().replace(",", " ").split()[-4:]
    return text[quote.start].isupper() or bool(_NAMING & set(words)) or "(" in before[-40:]


def _subject(analysis: Analysis, sentence: Sentence, stop: int) -> Mention | None:
    """The person, state or body with which a sentence begins."""
    i = bisect_left(analysis.mentions, sentence.start, key=lambda m: m.start)
    for mention in analysis.mentions[i:]:
        if mention.start >= min(stop, sentence.start + _WITHIN):
            return None
        possessive = analysis.report.text[mention.end : mention.end + 2] in ("'s", "’s")
        if (
            mention.type == "person"
            and len(mention.people) == 1
            and mention.form != "pronoun"
            and not possessive
        ):
            return mention
    return None


def _owner(analysis: Analysis, sentence: Sentence) -> Mention | None:
    """The person whose message a sentence names ("the President's reply, handed over by the ambassador, read")."""
    i = bisect_left(analysis.mentions, sentence.start, key=lambda m: m.start)
    for mention in analysis.mentions[i:]:
        if mention.start >= sentence.end:
            return None
        after = analysis.report.text[mention.end : sentence.end].split(maxsplit=3)[:3]
        owns = after[:1] in (["'s"], ["’s"]) and MESSAGES.intersection(w.strip(",:") for w in after[1:])
        if owns and mention.type in ("person", "office") and len(mention.people) == 1:
            return mention
    return None


def _said(analysis: Analysis, subject: Mention, quote: Quoted) -> Attribution:
    person = analysis.people[subject.people[0]]
    return Attribution(
        source=(Span(subject.start, subject.end),),
        content=(Span(quote.outer_start, quote.outer_end),),
        form="direct",
        speaker=subject.people[0],
        name=person.name or person.role,
        party=person.party,
    )
