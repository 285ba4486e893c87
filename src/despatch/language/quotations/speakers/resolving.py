"""From the words of a source to its speaker."""

from collections.abc import Sequence

from despatch.language.quotations.marks import Quoted
from despatch.language.quotations.naming import (
    AGENTS,
    BODY_NOUNS,
    DOCUMENTS,
    NO_PERSONS,
    PERSONS,
    ROLES,
    bare,
    head_of,
    is_name,
    is_thing,
    without_setting,
)
from despatch.language.quotations.recall import is_crowd, of_kin, respelt
from despatch.language.quotations.speakers.beside import apposed, complemented, office_of, surnamed
from despatch.language.quotations.speakers.context import Context
from despatch.language.quotations.speakers.described import ANYBODY, described, in_office
from despatch.language.quotations.speakers.documents import Documents
from despatch.language.quotations.speakers.holders import person_in, speaker_of
from despatch.language.quotations.speakers.memory import Memory
from despatch.language.quotations.speakers.pronouns import (
    PRONOUNS,
    antecedent,
    named_he,
    pronoun_speaker,
    surname_he,
)
from despatch.language.quotations.speakers.speaker import NOBODY, Speaker
from despatch.language.quotations.speakers.wording import named_or_noun, told_earlier
from despatch.model import Mention, Person, Sentence

_NO_ONE = frozenset(("none", "nobody", "neither", "nothing"))  # "none of them showed ..."


class Speakers:
    """Resolves sources in the order of the text; remembers who spoke last and who issued which document."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        people: Sequence[Person],
        quotes: Sequence[Quoted] = (),
    ) -> None:
        self._context = Context(text, sentences, mentions, people, quotes)
        self._memory = Memory()
        self._documents = Documents(self._context, self._memory, self._resolve)

    def resolve(self, start: int, end: int, document: str | None = None, main: bool = True) -> Speaker:
        """The speaker meant by the source `text[start:end]`; `document` is the text that it was said in, if told.

        `main` is false for whom somebody else speaks of ("Solheim said that Havel wanted ..."): it is not he who goes on.
        """
        speaker = self._respelt(self._resolve(start, end))
        if speaker.name:
            if document:
                self._documents.note(document, speaker)
            if is_thing(speaker.name):
                pass  # "the results showed that ...": nobody goes on speaking
            elif speaker.plural or is_crowd(self._context.text[start:end]):
                self._memory.last_plural, self._memory.plural_at = speaker, end
            elif speaker.person is not None or self._personal(start, end, speaker.name):
                if main:
                    self._memory.last, self._memory.last_at = speaker, end
            else:
                self._memory.last_body, self._memory.body_at = speaker, end
            if head_of(self._context.text[start:end].split())[-1].lower() in DOCUMENTS:
                # "..., it said" goes on with the document
                self._memory.last_body, self._memory.body_at = speaker, end
            self._memory.earlier.append(speaker.name)
        return speaker

    def _respelt(self, speaker: Speaker) -> Speaker:
        """The speaker under the name that the report gives elsewhere, where it misspells it here."""
        name = speaker.name
        if name is None or speaker.plural:
            return speaker
        if name.islower():
            return speaker._replace(name=of_kin(self._context.text, name.split()[-1]) or name)
        full = respelt(name, [p.name for p in self._context.people if p.name and p.name != name])
        if full == name:
            return speaker
        index = next(n for n, p in enumerate(self._context.people) if p.name == full)
        return Speaker(full, self._context.people[index].party or speaker.party, index)

    def _personal(self, start: int, end: int, name: str) -> bool:
        """Whether a source that is no known person may be one: no state or body, and named or known by an office."""
        inside = self._context.within(start, end)
        if any(m.type == "office" for m in inside):
            return True
        if any(m.end == end and m.form != "demonym" and m.type != "person" for m in inside):
            return False
        said = self._context.text[start:end].lower()
        if said == "it" or BODY_NOUNS.intersection(said.split()[:-1]):
            return False
        head = head_of(name.split())[-1].lower()
        if said.startswith("the ") and self._context.text[end - len(head) : end] != head:
            return False  # "The Pioneer": the name of a paper or body
        if not said.startswith("the ") and is_name(name):
            return True
        return head in ROLES or head in PERSONS or (head.endswith(AGENTS) and head not in NO_PERSONS)

    def _resolve(self, start: int, end: int) -> Speaker:
        context, memory = self._context, self._memory
        words = context.text[start:end].split()
        low = [w.lower().strip(",.") for w in words]
        if not words or low[0] in _NO_ONE:
            return NOBODY
        if len(words) == 1 and low[0] in ("who", "which"):
            return antecedent(context, self._resolve, start) or NOBODY
        if words == ["He"] and surname_he(context, start):
            return named_he(context, start)
        if len(words) == 1 and low[0] in PRONOUNS:
            return pronoun_speaker(context, memory, self._resolve, start, end, PRONOUNS[low[0]])
        cut = context.office_across(start, end)
        if cut is not None and cut.people:
            return speaker_of(context, cut) or NOBODY
        head_words = head_of(words)
        head = head_words[-1].lower().strip(",.") if head_words else low[-1]
        if head in DOCUMENTS:
            return self._documents.speaker(start, end, head_words, head)
        head_end = (
            start + len(context.text[start:end])
            if len(head_words) == len(words)
            else context.offset_past(start, end, len(head_words))
        )
        found = person_in(context, start, head_end)
        if (
            found
            and found.name
            and low[0] in ("a", "an", "another", "one")
            and found.name.split()[-1] not in words
        ):
            found = None  # somebody new, whoever else holds such an office
        elsewhere = (
            found is not None
            and found.name is not None
            and found.name.split()[-1] not in context.text[start:end]
        )
        if elsewhere and found and found.name not in memory.earlier and len(words) == 2 and low[0] == "the":
            found = in_office(context, memory, head) or found
        if found is None or elsewhere or found.person is None or context.people[found.person].name is None:
            found = apposed(context, start, end) or complemented(context, head, head_end, end) or found
            found = found or office_of(context, start, head_end, end)
            nameless = found is None or (
                found.person is not None and context.people[found.person].name is None
            )
            if (nameless or (elsewhere and head in ANYBODY)) and low[0] == "the":
                found = described(context, memory, start, head_end, head, low) or (
                    found if nameless else None
                )
            if found and found.person is not None and context.people[found.person].name is None:
                plain = without_setting(bare(context.text[start:end]))
                found = found._replace(
                    name=told_earlier(context, memory, plain, context.text[start:end], start)
                )
        return found or surnamed(context, start, end) or named_or_noun(context, memory, start, end, head_end)
