"""From the words of a source to the speaker: a person's fullest name, or an office or body, and the party."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from despatch.language.quotations.acronyms import Acronyms
from despatch.language.quotations.cues import cues
from despatch.language.quotations.descriptions import may_be_called
from despatch.language.quotations.frames import main_subject
from despatch.language.quotations.marks import Quoted
from despatch.language.quotations.naming import (
    AGENTS,
    BODY_NOUNS,
    COMMON_OFFICES,
    DOCUMENTS,
    EPITHETS,
    GREETING,
    ISSUING,
    MESSAGES,
    NO_PERSONS,
    PERSONS,
    ROLES,
    SERVANTS,
    bare,
    head_of,
    is_name,
    is_plural,
    is_thing,
    joined_names,
    name_in,
    phrase_length,
    without_setting,
)
from despatch.language.quotations.phrases import cue_start, noun_phrase_start, subject_before
from despatch.language.quotations.recall import given_at_end, is_crowd, is_native, of_kin, respelt, several
from despatch.language.quotations.words import (
    DETERMINERS,
    MONTH,
    PREPOSITION,
    PRONOUN,
    WORD,
    Words,
    classes,
)
from despatch.model import Mention, Person, Sentence
from despatch.registers.offices import given_names

_ISSUED = re.compile(
    r"\s*(?:,\s*)?(?:(?:issued|released|published|signed|posted|put out|circulated|adopted|penned|written|authored|drafted|compiled)\b[^.,;]{0,60}?\bby|by|from|of)\s+(.+)",
    re.DOTALL,
)
_ONCE = frozenset("former retired outgoing veteran ailing exiled jailed".split())
_OWNER = re.compile(r"['’]s?(?=\s)")
_ORGANS = frozenset(
    "ministry government office embassy department agency command service secretariat commission committee council".split()
)
_OF_ORGANS = frozenset("congressional parliamentary presidential ministerial governmental official".split())
_PLURAL = frozenset(("they", "we"))
_NO_ONE = frozenset(("none", "nobody", "neither", "nothing"))  # "none of them showed ..."
_PRONOUNS = {w: w for w in ("he", "she", "it", "they", "we", "i", "you")} | {
    "him": "he",
    "her": "she",
    "them": "they",
}
_ANYBODY = frozenset(("official", "diplomat", "officer"))  # whoever speaks may be called so later
_FAMILY_FIRST = frozenset(("CHN", "HKG", "TWN", "KOR", "PRK", "VNM", "JPN", "KHM", "SGP", "MYS", "HUN"))
_PEOPLES = ("ese", "ish", "sh", "ch", "ss", "s")  # "the Chinese" are many
_AFTER_QUOTE = frozenset("\"”'’»")


_FULL_NAME = re.compile(
    r"(?:[A-Z](?:[\w'’-]*|\w{0,3}\.)[ ]){1,5}(?:(?:al|el|de|da|di|du|van|von|der|den|la|bin|ibn)[ -])*[A-Z][\w-]+"
)


_APPOSED_NAME = re.compile(r", ([A-Z][\w’-]+(?: (?:al-|el-)?[A-Z][\w’-]+){1,3}),")
_AGED = re.compile(r"\d-years?[- ]old\b")
_NEAR_BY = 500  # characters between who speaks and what quotes their statement
_SURNAMED = re.compile(
    r",? (?:(?:sur)?named|called|identified(?: only)? as|"
    r"who (?:gave|identified|asked to be identified)(?: only)?(?: (?:his|her|himself|herself))?(?: (?:sur|family |first |full )?name)?"
    r"(?: only)? as) ([A-Z][\w’'-]+(?: [A-Z][\w’-]+){0,3})"
)
_INDEFINITE = re.compile(r"\b(?:an?|another|one|some|unnamed|several)\b")
_COMMA = re.compile(r", (?=[A-Zt])")
_CALLED_HE = re.compile(r"(?<=[a-z,] )He [A-Z][a-z]+\b")


def _governed(before: list[str]) -> bool:
    """Whether a name stands in a phrase with a preposition, its office between ("In a letter to mayor Ilya Brod she said")."""
    k = len(before)
    while k and before[k - 1] in ROLES:
        k -= 1
    return 0 < k < len(before) and any(
        classes(w) & PREPOSITION for w in before[max(0, k - 2) : k] if w != "of"
    )


def _clause(words: Words, i: int) -> int:
    """Where the clause begins that the word at `i` stands in: after "when", "after" and the like, else the sentence."""
    return next((k + 1 for k in range(i - 1, 0, -1) if words.low[k] in _CLAUSE), 0)


_CLAUSE = frozenset("when after before while because although though whereas if".split())


class Speaker(NamedTuple):
    """Who speaks: `person` is an index into the people of the analysis; `name` what the record calls them."""

    name: str | None
    party: str | None = None
    person: int | None = None
    plural: bool = False


NOBODY = Speaker(None)


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
        self.text, self.sentences, self.mentions, self.people = text, sentences, mentions, people
        self._quotes = quotes
        self._starts = [m.start for m in mentions]
        self._last: Speaker = NOBODY
        self._last_at = self._plural_at = self._body_at = 0
        self._last_body: Speaker = NOBODY
        self._last_plural: Speaker = NOBODY
        self._issuers: dict[str, Speaker] = {}
        self._named: dict[str, str] | None = None
        self._earlier: list[str] = []
        self._acronyms = Acronyms(text)

    def within(self, start: int, end: int) -> Sequence[Mention]:
        """Mentions that lie in [start, end)."""
        i = bisect_left(self._starts, start)
        found = []
        while i < len(self.mentions) and self.mentions[i].start < end:
            if self.mentions[i].end <= end:
                found.append(self.mentions[i])
            i += 1
        return found

    def resolve(self, start: int, end: int, document: str | None = None, main: bool = True) -> Speaker:
        """The speaker meant by the source `text[start:end]`; `document` is the text that it was said in, if told.

        `main` is false for whom somebody else speaks of ("Solheim said that Havel wanted ..."): it is not he who goes on.
        """
        speaker = self._respelt(self._resolve(start, end))
        if speaker.name:
            if document:
                self._issuers[document] = self._issuers[""] = speaker
            if is_thing(speaker.name):
                pass  # "the results showed that ...": nobody goes on speaking
            elif speaker.plural or is_crowd(self.text[start:end]):
                self._last_plural, self._plural_at = speaker, end
            elif speaker.person is not None or self._personal(start, end, speaker.name):
                if main:
                    self._last, self._last_at = speaker, end
            else:
                self._last_body, self._body_at = speaker, end
            if head_of(self.text[start:end].split())[-1].lower() in DOCUMENTS:
                self._last_body, self._body_at = speaker, end  # "..., it said" goes on with the document
            self._earlier.append(speaker.name)
        return speaker

    def _respelt(self, speaker: Speaker) -> Speaker:
        """The speaker under the name that the report gives elsewhere, where it misspells it here."""
        name = speaker.name
        if name is None or speaker.plural:
            return speaker
        if name.islower():
            return speaker._replace(name=of_kin(self.text, name.split()[-1]) or name)
        full = respelt(name, [p.name for p in self.people if p.name and p.name != name])
        if full == name:
            return speaker
        index = next(n for n, p in enumerate(self.people) if p.name == full)
        return Speaker(full, self.people[index].party or speaker.party, index)

    def _personal(self, start: int, end: int, name: str) -> bool:
        """Whether a source that is no known person may be one: no state or body, and named or known by an office."""
        inside = self.within(start, end)
        if any(m.type == "office" for m in inside):
            return True
        if any(m.end == end and m.form != "demonym" and m.type != "person" for m in inside):
            return False
        said = self.text[start:end].lower()
        if said == "it" or BODY_NOUNS.intersection(said.split()[:-1]):
            return False
        head = head_of(name.split())[-1].lower()
        if said.startswith("the ") and self.text[end - len(head) : end] != head:
            return False  # "The Pioneer": the name of a paper or body
        if not said.startswith("the ") and is_name(name):
            return True
        return head in ROLES or head in PERSONS or (head.endswith(AGENTS) and head not in NO_PERSONS)

    def _resolve(self, start: int, end: int) -> Speaker:
        words = self.text[start:end].split()
        low = [w.lower().strip(",.") for w in words]
        if not words or low[0] in _NO_ONE:
            return NOBODY
        if len(words) == 1 and low[0] in ("who", "which"):
            return self._antecedent(start) or NOBODY
        if words == ["He"] and self._surname_he(start):
            return self._named_he(start)
        if len(words) == 1 and low[0] in _PRONOUNS:
            return self._pronoun(start, end, _PRONOUNS[low[0]])
        head_words = head_of(words)
        head = head_words[-1].lower().strip(",.") if head_words else low[-1]
        if head in DOCUMENTS:
            return self._document(start, end, head_words, head)
        head_end = (
            start + len(self.text[start:end])
            if len(head_words) == len(words)
            else self._offset(start, end, len(head_words))
        )
        found = self._person(start, head_end)
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
            and found.name.split()[-1] not in self.text[start:end]
        )
        if elsewhere and found and found.name not in self._earlier and len(words) == 2 and low[0] == "the":
            found = self._in_office(head) or found
        if found is None or elsewhere or found.person is None or self.people[found.person].name is None:
            found = self._apposed(start, end) or self._complemented(head, head_end, end) or found
            found = found or self._office_of(start, head_end, end)
            nameless = found is None or (found.person is not None and self.people[found.person].name is None)
            if (nameless or (elsewhere and head in _ANYBODY)) and low[0] == "the":
                found = self._described(start, head_end, head, low) or (found if nameless else None)
            if found and found.person is not None and self.people[found.person].name is None:
                plain = without_setting(bare(self.text[start:end]))
                found = found._replace(name=self._fuller(plain, self.text[start:end], start))
        return found or self._surnamed(start, end) or self._named_or_noun(start, end, head_end)

    def _in_office(self, head: str) -> Speaker | None:
        """Who spoke last, if he holds the office told ("the president", after the words of one president about another)."""
        person = self.people[self._last.person] if self._last.person is not None else None
        held = (person.role or "").lower().split()[-1:] if person and person.name else []
        return self._last if held == [head] else None

    def _surnamed(self, start: int, end: int) -> Speaker | None:
        """Somebody of whom the name is told after what he is ("said a pensioner surnamed Brod")."""
        name = _SURNAMED.match(self.text, end)
        return Speaker(name[1], self.party(start, end)) if name else None

    def _office_of(self, start: int, head_end: int, end: int) -> Speaker | None:
        """Who holds an office whose name goes on after its head ("the Russian head of state")."""
        for mention in self.within(start, end):
            if (
                mention.type == "office"
                and mention.start < head_end < mention.end
                and len(mention.people) == 1
            ):
                found = self._of(mention)
                return (
                    found if found and found.person is not None and self.people[found.person].name else None
                )
        return None

    def _described(self, start: int, end: int, head: str, low: list[str]) -> Speaker | None:
        """Whom a description points back to ("the devout Shiite", "the daily"): who spoke last, or the last sentence's subject."""
        aged = _AGED.search(self.text, start, end)
        if (
            head not in PERSONS
            and self.text[end - len(head) : end] != head
            and not self._native(start, end)
            and not aged
        ):
            return None  # "The Pioneer"
        many = several(self.text, head, max(self._last_at, start - _NEAR_BY), start)
        if many and self._told_before(start, head) is None:
            return Speaker(many if " " in many else bare(self.text[start:end]), self.party(start, end))
        once = any(w in _ONCE or w.startswith("ex-") for w in low[1:])
        if head in EPITHETS or aged or once:
            recent = self._subject_since(start) or self._last
            return recent if recent.name else None
        if head not in PERSONS and name_in(self.text[start:end]):
            return None
        told = self._told_before(start, head)
        if told is not None:
            return self._named_at(told) or self._named_since(told, head)
        recent = NOBODY
        low_case = self.text[start + 1 : end].split()
        if head in BODY_NOUNS and all(w.islower() or w.endswith("-based") for w in low_case):
            recent = self._last_body
        elif (
            head in _ANYBODY
            or self._native(start, end)
            or (head not in ROLES and (head in PERSONS or (head.endswith(AGENTS) and head not in NO_PERSONS)))
        ):
            recent = self._subject_since(start) or self._last
        elif head in ROLES or head in PERSONS:
            recent = self._called(start, end, head)
            recent = recent if recent.name else self._holding(start, end, head)
        return recent if recent.name and not recent.plural else None

    def _called(self, start: int, end: int, head: str) -> Speaker:
        """Who spoke last, if an office of another name may mean him ("the US envoy") and both serve one party."""
        who, said = self._last, self.text[start:end]
        person = self.people[who.person] if who.person is not None else None
        if person is None or person.name is None or not may_be_called(head, said, person.role):
            return NOBODY
        party = self.party(start, end)
        return who if None in (party, person.party) or party == person.party else NOBODY

    def _holding(self, start: int, end: int, head: str) -> Speaker:
        """The only named person of the party told whose office may be called so ("the WTO director general": its chief)."""
        party, said = self.party(start, end), self.text[start:end]
        held = [
            i
            for i, p in enumerate(self.people)
            if p.name and p.role and party and p.party == party and may_be_called(head, said, p.role)
        ]
        return Speaker(self.people[held[0]].name, party, held[0]) if len(held) == 1 else NOBODY

    def _native(self, start: int, end: int) -> bool:
        """Whether a description ends in what a person of a nation is called ("the Ghanaian")."""
        last = next((m for m in self.within(start, end) if m.end == end), None)
        word = self.text[start:end].split()[-1].lower()
        if is_native(word):
            return True
        return last is not None and last.form == "demonym" and not word.endswith(_PEOPLES)

    def _told_before(self, start: int, head: str) -> int | None:
        """Where somebody is last told of by the same noun before ("a Western diplomat"), as one not yet known."""
        told = rf"\b(?:an?|one|another) (?:[\w-]+ ){{0,4}}{re.escape(head)}\b"
        return max((m.start() for m in re.finditer(told, self.text[:start].lower())), default=None)

    def _named_since(self, told: int, head: str) -> Speaker | None:
        """Who has spoken since "a spokesman said", by name and with no office of his own: the spokesman."""
        who = self._last
        if not head.startswith("spokes") or self._last_at < told or who.person is None or who.plural:
            return None
        person = self.people[who.person]
        return who if person.name and (not person.role or head in person.role.lower().split()) else None

    def _named_at(self, offset: int) -> Speaker | None:
        """The person whose name a comma parts from the words at `offset` ("Petr Havel, a guard at the bank")."""
        if self.text[offset - 2 : offset] != ", ":
            return None
        for mention in self.within(max(0, offset - 60), offset - 2):
            if mention.end == offset - 2 and mention.type == "person":
                return self._of(mention)
        return None

    def _apposed(self, start: int, end: int) -> Speaker | None:
        """The person named right after an office and a comma ("the group's leader in Gaza, Khaled al-Batsh, told")."""
        if self.text[end : end + 2] != ", ":
            return None
        for mention in self.within(end, end + 60):
            titles = self.text[end + 2 : mention.start].split()
            owner = self.text[mention.end : mention.end + 2] in (
                "'s",
                "’s",
            )  # "said He Lisheng, Chen's doctor"
            if (
                mention.type == "person"
                and not owner
                and all(w[0].isupper() or w.lower() in ROLES for w in titles)
            ):
                return self._of(mention)
        office = (
            self.text[start:end].split()[:-1] and head_of(self.text[start:end].split())[-1].lower() in ROLES
        )
        name = _APPOSED_NAME.match(self.text, end) if office else None
        return Speaker(name[1], self.party(start, end)) if name else None

    def _complemented(self, head: str, head_end: int, end: int) -> Speaker | None:
        """The name after an office and what it is for ("Minister for Europe Douglas Alexander")."""
        if head in SERVANTS or head not in ROLES:
            return None  # "the foreign ministry in a letter to Secretary General Havel"
        for mention in self.within(head_end, end):
            between = self.text[head_end : mention.start].split()
            plain = [w for w in between[1:] if w[0].isupper() and w.lower() not in ROLES]
            if mention.type == "person" and mention.end == end and plain:
                return self._of(mention)
        return None

    def _offset(self, start: int, end: int, count: int) -> int:
        at = start
        for match in list(re.finditer(r"\S+", self.text[start:end]))[:count]:
            at = start + match.end()
        return at

    def _person(self, start: int, end: int) -> Speaker | None:
        for mention in reversed(self.within(start, end)):
            if self.text[mention.end : mention.end + 2] in ("'s", "’s", "' ", "’ ") or not mention.people:
                continue
            if mention.form == "pronoun" and mention.end < end:
                continue
            return self._both(start, mention) or self._of(mention)
        return None

    def _both(self, start: int, second: Mention) -> Speaker | None:
        """Two people named as one source ("Mr Havel and Mr Brod")."""
        for first in self.within(start, second.start):
            between = self.text[first.end : second.start].split()
            titles = all(w.lower() in ROLES or w[0].isupper() for w in between[1:])
            named = first.type == second.type == "person" and {first.form, second.form} == {"name"}
            if named and between[:1] == ["and"] and titles and set(first.people).isdisjoint(second.people):
                party = self.party(start, second.end)
                return Speaker(bare(self.text[start : second.end]), party, None, True)
        return None

    def _of(self, mention: Mention) -> Speaker | None:
        if not mention.people:
            return None
        if len(mention.people) > 1:
            parties = {self.people[i].party for i in mention.people}
            party = parties.pop() if len(parties) == 1 else None
            names = [self.people[i].name or self.people[i].role for i in mention.people]
            told = bare(self.text[mention.start : mention.end])
            if mention.form == "pronoun":
                told = " and ".join(n for n in names if n)
            return Speaker(told or None, party, None, True)
        index = self._named_holder(mention)
        person = self.people[index]
        name = person.name or person.role or bare(self.text[mention.start : mention.end])
        plural = person.name is None and mention.form != "pronoun" and is_plural(name.split()[-1].lower())
        return Speaker(name, person.party, index, plural)

    def _named_holder(self, mention: Mention) -> int:
        """Index of the person meant; for somebody known by office alone the only named person of that side who may hold it."""
        index = mention.people[0]
        person = self.people[index]
        before = f" {self.text[max(0, mention.start - 24) : mention.start].lower()}"
        before = re.split(r"[,.;\"“”]", before)[-1]
        if person.name is not None or _INDEFINITE.search(before):
            return index
        role = set((person.role or "").lower().split())
        if person.party is None:
            return self._of_title if self._of_title is not None and "acting" in role else index
        common = bool(role & COMMON_OFFICES)
        holders = [
            i
            for i, other in enumerate(self.people)
            if other.name
            and other.party == person.party
            and (
                (not other.role and not common)
                or any(
                    ROLES.intersection(w.split("-")) or w in PERSONS
                    for w in role & set((other.role or "").lower().split())
                )
            )
        ]
        return holders[0] if len(holders) == 1 and not is_plural((person.role or "x").split()[-1]) else index

    @cached_property
    def _of_title(self) -> int | None:
        """Index of the one person whom the first sentence names without office: who may hold one told later."""
        end = self.sentences[0].end if self.sentences else 0
        found = {n for m in self.within(0, end) if m.form == "name" for n in m.people}
        plain = [n for n in found if self.people[n].name and not self.people[n].role]
        return plain[0] if len(plain) == 1 else None

    def _surname_he(self, start: int) -> str | None:
        """The person whose family name is He, where the word at `start` is a name: a capital inside a sentence."""
        if self.text[max(0, start - 4) : start].rstrip(" \"”'’")[-1:] in ("", ".", "!", "?", "\n"):
            return None
        return self._called_he

    @cached_property
    def _called_he(self) -> str | None:
        """The first name of the text that begins with He."""
        full = _CALLED_HE.search(self.text)
        return full[0] if full else None

    def _named_he(self, start: int) -> Speaker:
        full = self._surname_he(start)
        for mention in self.mentions:
            if mention.type == "person" and len(mention.people) == 1 and mention.of == full:
                return self._of(mention) or Speaker(full)
        return Speaker(full)

    def _pronoun(self, start: int, end: int, word: str) -> Speaker:
        if word not in ("he", "she"):
            recent = self._subject_said(start, word) or self._collective(word)
        else:
            recent = self._subject_since(start) or self._last
            if self._of_other_gender(recent, word):
                recent = NOBODY
        if recent.name:
            return recent
        for mention in self.within(start, end):
            if mention.people and (word in _PLURAL or len(mention.people) == 1):
                return self._of(mention) or NOBODY
        return NOBODY

    def _of_other_gender(self, who: Speaker, word: str) -> bool:
        """Whether a given name tells that `word` (he, she) means somebody else."""
        if who.person is None or self.people[who.person].party in _FAMILY_FIRST:
            return False
        names = (who.name or "").split(" ")
        told = given_names().get(names[0]) if len(names) > 1 and "-" not in names[-1] else None
        return told == ("f" if word == "he" else "m")

    def _subject_said(self, start: int, word: str) -> Speaker | None:
        """The subject of the sentence, for "what it called", "what they described as"."""
        at = self._sentence_at(start)
        before = self.text[at.start : start].split() if at else []
        if at is None or before[-1:] != ["what"]:
            return None
        words = Words(at.tokens)
        i = bisect_left(at.tokens, start, key=lambda t: t.start) - 1
        subject = main_subject(words, _clause(words, i), i)
        if subject is None or words.flags[subject[0]] & PRONOUN:
            return None
        found = self._resolve(at.tokens[subject[0]].start, at.tokens[subject[1] - 1].end)
        return found if found.plural == (word in _PLURAL) else None

    def _collective(self, word: str) -> Speaker:
        """Whom `it` or `they` mean: the body or the group that spoke last."""
        if word in _PLURAL and self._last_plural.name and self._plural_at > self._body_at:
            return self._last_plural
        return self._last_body

    def _subject_since(self, start: int) -> Speaker | None:
        """The person with whom this sentence, or one of the four before, begins, if nobody has spoken since."""
        i = bisect_left(self.sentences, start, key=lambda s: s.end)
        here = self.text[max(0, start - 2) : start].strip()[-1:] not in _AFTER_QUOTE
        for sentence in reversed(self.sentences[max(0, i - 4) : i + here]):
            if sentence.start < self._last_at:
                return None
            begin = self._past_opening(sentence)
            subject = self._subject(begin, min(start, begin + 60))
            if subject is not None:
                return subject
        return None

    def _past_opening(self, sentence: Sentence) -> int:
        """Where a sentence goes on after a phrase that opens it ("During a short visit to the port on Friday, ...")."""
        if not classes(self.text[sentence.start : sentence.end].split(" ", 1)[0].lower()) & PREPOSITION:
            return sentence.start
        comma = _COMMA.search(self.text, sentence.start, sentence.end)
        return comma.end() if comma and comma.end() - sentence.start > 60 else sentence.start

    def _subject(self, start: int, stop: int) -> Speaker | None:
        """The person that is the subject of the sentence that begins, or goes on, at `start`, named before `stop`."""
        for mention in self.within(start, stop):
            said = self.text[mention.start : mention.end].lower()
            if said in ("his", "her"):
                continue
            if mention.form == "pronoun" or self._quoted(mention.start):
                return None
            before = [w.lower() for w in self.text[start : mention.start].split()]
            if any(w in cues() and cues()[w].form == "past" for w in before):
                return None
            if before and (classes(before[-1]) & PREPOSITION or _governed(before)):
                continue
            possessive = self.text[mention.end : mention.end + 2] in ("'s", "’s")
            closed = classes(said) & ~(WORD | MONTH)
            if mention.type == "person" and len(mention.people) == 1 and not possessive and not closed:
                found = self._of(mention)
                if found is not None and not found.plural:
                    return found
        return None

    def _quoted(self, offset: int) -> bool:
        i = bisect_left(self._quotes, offset, key=lambda q: q.outer_end)
        return i < len(self._quotes) and self._quotes[i].outer_start <= offset

    def _antecedent(self, start: int) -> Speaker | None:
        """The noun phrase before a relative pronoun ("Chancellor Angela Merkel, who said ...")."""
        at = self._sentence_at(start)
        if at is None:
            return None
        words = Words(at.tokens)
        j = bisect_left(at.tokens, start, key=lambda t: t.start) - 1
        while j >= 0 and words.low[j] in (",", "-", "–", "—", "--", "and", "or"):
            j -= 1
        for mention in self.within(at.start, at.tokens[j].end) if j >= 0 else ():
            if mention.end == at.tokens[j].end and len(mention.people) == 1 and mention.type == "person":
                return self._of(mention)
        begin = noun_phrase_start(words, j, 0) if j >= 0 else None
        return self._resolve(at.tokens[begin].start, at.tokens[j].end) if begin is not None else None

    def _sentence_at(self, offset: int) -> Sentence | None:
        i = bisect_left(self.sentences, offset, key=lambda s: s.end)
        return self.sentences[i] if i < len(self.sentences) else None

    def _document(self, start: int, end: int, head_words: list[str], head: str) -> Speaker:
        """A document speaks for its issuer: in its own phrase, or told before."""
        tail = self.text[self._offset(start, end, len(head_words)) : self._sentence_end(end)]
        issued = _ISSUED.match(tail)
        if issued:
            at = self._sentence_end(end) - len(issued[1])
            stop = at + phrase_length(issued[1])
            speaker = self._person(at, stop) or self._named_or_noun(at, stop, stop)
            self._issuers[head] = self._issuers[""] = speaker
            return speaker
        owner = _OWNER.search(self.text, start, end)
        if owner and not _ORGANS.intersection(self.text[owner.end() : end].lower().split()):
            speaker = self._person(start, owner.start()) or self._named_or_noun(
                start, owner.start(), owner.start()
            )
            self._issuers[head] = self._issuers[""] = speaker
            return speaker
        before = [
            w
            for w in head_words[:-1]
            if w.lower() not in DETERMINERS | DOCUMENTS | {"joint", "written", "brief", "separate"}
        ]
        adjective = bool(before) and before[-1] in _OF_ORGANS
        passed = (self._issuer(start, head) or self._issuers.get(head)) if adjective else None
        if passed:
            return passed  # "the congressional resolution": of the house that passed it
        if before and any(w[0].isupper() or w.lower() in _ORGANS or is_plural(w) for w in before):
            offset = self.text.index(before[0], start)
            if before[-1].lower() in _ORGANS:
                offset = start  # "the commission report": the article tells that it is one told before
            stop = self.text.index(before[-1], offset) + len(before[-1])
            speaker = self._person(offset, stop) or self._named_or_noun(offset, stop, stop)
            if speaker.name and speaker.name.endswith(("'s", "’s")):
                speaker = self._named_or_noun(offset, stop - 2, stop - 2)
            self._issuers[head] = self._issuers[""] = speaker
            return speaker
        issuer = self._issuer(start, head)
        if issuer:
            self._issuers[head] = issuer
        known = issuer or self._issuers.get(head) or self._issuers.get("")
        known = known or (self._sender(start) if head in MESSAGES else None)
        known = known or self._spoke_of_it(start, head)
        return known or self._issuers.setdefault(head, Speaker(bare(self.text[start:end])))

    def _spoke_of_it(self, start: int, head: str) -> Speaker | None:
        """The body that spoke just before a statement is quoted of which nobody tells who made it."""
        near = head in ("statement", "communique", "communiqué") and 0 < start - self._body_at < _NEAR_BY
        made = self._made_in(start, head)
        if made:
            return made
        return self._last_body if near and self._last_body.name else None

    def _issuer(self, start: int, head: str) -> Speaker | None:
        """Who issued the document, where one of the sentences before tells ("The council adopted a statement").

        A message may have another name there, and whom it is for may stand before it ("sent Mr Havel a telegram").
        """
        kinds, far = (MESSAGES, 16) if head in MESSAGES else ((head,), 6)
        i = bisect_left(self.sentences, start, key=lambda s: s.end)
        for sentence in reversed(self.sentences[max(0, i - 4) : i]):
            said = self.text[sentence.start : sentence.end].lower()
            if not any(called in said for called in kinds):
                continue
            words = Words(sentence.tokens)
            for k in (n for n, w in enumerate(words.low) if w in kinds):
                verb = next((n for n in range(max(0, k - far), k) if words.low[n] in ISSUING), None)
                source = subject_before(words, cue_start(words, verb, 0), 0) if verb else None
                if source is None and verb and words.low[verb].endswith("ing"):
                    source = main_subject(words, 0, verb)
                if source and not words.flags[source[0]] & PRONOUN:
                    tokens = sentence.tokens
                    return self._resolve(tokens[source[0]].start, tokens[source[1] - 1].end)
        return None

    def _made_in(self, start: int, head: str) -> Speaker | None:
        """Who did something "in a statement" that is quoted next ("Havel apologised in a letter. The letter said ...")."""
        i = bisect_left(self.sentences, start, key=lambda s: s.end)
        for sentence in reversed(self.sentences[max(0, i - 2) : i]):
            words = Words(sentence.tokens)
            low = words.low
            if any(
                low[k : k + 2] in (["in", "a"], ["in", "an"]) and head in low[k + 2 : k + 5]
                for k in range(2, len(low))
            ):
                source = main_subject(words, 0, len(low))
                if source and words.capital(source[0]) and not words.flags[source[0]] & PRONOUN:
                    return self._resolve(sentence.tokens[source[0]].start, sentence.tokens[source[1] - 1].end)
        return None

    def _sender(self, start: int) -> Speaker | None:
        """Whose message is read out where only its occasion is told ("Mr Havel congratulated ... The message reads")."""
        i = bisect_left(self.sentences, start, key=lambda s: s.end)
        for sentence in reversed(self.sentences[max(0, i - 2) : i]):
            if GREETING.isdisjoint(self.text[sentence.start : sentence.end].lower().split()):
                continue
            subject = self._subject(sentence.start, sentence.start + 60)
            if subject is not None:
                return subject
        return None

    def _sentence_end(self, offset: int) -> int:
        at = self._sentence_at(offset)
        return at.end if at else offset

    def _named_or_noun(self, start: int, end: int, head_end: int) -> Speaker:
        party = self.party(start, end)
        both = joined_names(self.text[start:end])
        if both:
            return Speaker(both, None)
        name = name_in(self.text[start:head_end])
        if name:
            spelt = self._acronyms.full(name)
            if spelt != name:
                return Speaker(spelt, party)
            side = any(
                m.end == head_end and m.type in ("state", "body") for m in self.within(start, head_end)
            )
            return Speaker(name if side else self._fullest(name), party)
        head = self.text[start:head_end].lower().split()[-1:]
        owned = head_end < end and head and head[0] in ROLES - SERVANTS
        titled = given_at_end(self.text[start:end]) if owned else None
        if titled:
            return Speaker(titled, party)
        plain = without_setting(bare(self.text[start:end]))
        fuller = self._acronyms.full(self._fuller(plain, self.text[start:end], start))
        return Speaker(
            fuller, party, None, plain.split(" ")[0].endswith("s") and "'" not in plain if plain else False
        )

    def party(self, start: int, end: int) -> str | None:
        """The one party that the mentions of a source name, or None."""
        found: list[str] = []
        for mention in self.within(start, end):
            if mention.type in ("state", "body", "person", "office", "organisation"):
                found.extend(p for p in mention.parties if p not in found)
        return found[0] if len(found) == 1 else None

    def _fullest(self, name: str) -> str:
        """The longest name in the report that ends in the same surname."""
        if self._named is None:
            self._named = {}
            for match in _FULL_NAME.finditer(self.text):
                full = name_in(match.group()) or ""
                surname = full.rsplit(" ", 1)[-1]
                if " " in full and len(full) > len(self._named.get(surname, "")):
                    self._named[surname] = full
        surname = name.rsplit(" ", 1)[-1]
        full = self._named.get(surname, name)
        return full if len(full) > len(name) and (" " not in name or full.endswith(name)) else name

    def _fuller(self, plain: str, said: str, start: int) -> str:
        """An earlier speaker that a definite noun phrase points back to ("the sources": Italian diplomatic sources)."""
        words = plain.lower().split()
        if words and said[:4].lower() in ("the ", "both") and len(words) < 3:
            for earlier in reversed(self._earlier):
                other = earlier.lower().split()
                if len(other) > len(words) and other[-1] == words[-1] and set(words) <= set(other):
                    return earlier
            for mention in reversed(self.mentions[: bisect_left(self._starts, start)]):
                if mention.type in ("office", "body", "organisation") and not mention.people:
                    other = self.text[mention.start : mention.end].lower().split()
                    if len(other) > len(words) and other[-len(words) :] == words:
                        return self.text[mention.start : mention.end]
        return plain
