"""What the words of a source tell of the kind of speaker: word lists, and small readings of noun phrases."""

import re

from despatch.language.quotations.words import ADVERB, AUXILIARY, DETERMINERS, PREPOSITION, VERBAL, classes

DOCUMENTS = frozenset(
    "statement statements release communique communiqué declaration report letter readout text document documents "
    "resolution tweet message appeal note press notice announcement release memo memorandum email e-mail filing post article editorial "
    "commentary website dispatch bulletin study survey paper telegram telegramme cable decree greeting greetings congratulations condolences".split()
)
ROLES = frozenset(
    "minister president premier chancellor secretary ambassador envoy spokesman spokeswoman spokesperson king queen prince "
    "princess pope general colonel major captain admiral marshal chief chairman chairwoman chairperson head director "
    "commissioner representative governor senator mr mr. mrs mrs. ms ms. dr dr. sir lord sheikh ayatollah emir sultan "
    "leader deputy vice-president counsellor councillor councilor adviser advisor official commander judge professor "
    "prof. analyst journalist reporter correspondent eam fm pm mp negotiator vice".split()
)
EPITHETS = frozenset(
    "right-winger left-winger winger builder politician lawmaker cleric tycoon billionaire veteran statesman moderate "
    "hardliner hard-liner reformist pacifist republican democrat conservative socialist champion star skipper striker "
    "actor actress singer writer author economist laureate pontiff monarch ruler strongman dictator guerrilla rebel "
    "champion native texan".split()
)
PERSONS = frozenset(
    "official source candidate coach contender shiite sunni moslem muslim christian student resident diplomat expert witness aide executive survivor relative passenger critic man woman "
    "boy girl father mother brother sister wife husband son daughter friend native academic mp guard".split()
)
AGENTS = ("er", "or", "ist", "man", "woman", "ian", "person", "yst")
NO_PERSONS = frozenset(
    "paper newspaper broadcaster carrier maker retailer publisher manufacturer lender insurer power order letter charter "
    "chapter centre center watchdog regulator tv newsletter number".split()
)
# What is said to show or suggest something, but speaks for nobody.
THINGS = frozenset(
    "attack death result figure number poll ballot celebration visit violence bombing explosion blast test launch killing murder "
    "arrest incident crash strike protest demonstration rally clash raid shooting war conflict crisis disaster earthquake storm "
    "increase decrease rise fall drop decline growth rate price cost budget deficit deal accord agreement treaty meeting talk "
    "summit session visit trip tour development event move step decision action change trend evidence fact sign data history "
    "photograph picture image video footage tape recording map chart weather flood drought election vote campaign tally count "
    "case trial hearing investigation inquiry probe sanction embargo plan proposal experience situation "
    "incident absence presence failure success victory defeat birthday anniversary ceremony".split()
)
# Documents from one to another, which reports call now one thing, now another.
MESSAGES = frozenset(
    "message telegram letter greeting greetings note cable telegramme congratulations condolences reply address appeal".split()
)
# What is told of a message where it is not called one.
GREETING = frozenset(
    "congratulated greeted wrote congratulates greets expressed extended offered wished thanked".split()
)
# What is done to a document by those who speak in it.
ISSUING = frozenset(
    "issued released adopted published sent forwarded addressed conveyed dispatched signed distributed circulated posted presented "
    "submitted delivered unveiled passed approved backed endorsed tabled issuing releasing adopting publishing sending signing "
    "issues releases adopts publishes sends forwards addresses conveys signs".split()
)
# Nouns that name no body of their own: "the daily", "the agency" is one told before.
BODY_NOUNS = frozenset(
    "body thinktank think-tank daily weekly newspaper paper magazine agency group bank company firm corporation organization organisation "
    "watchdog union party movement network lender broadcaster institute charity airline carrier maker producer".split()
)
# Who passes on what others said.
MEDIA = frozenset(
    "agency newspaper daily weekly paper radio television tv channel broadcaster magazine network media interfax itar-tass "
    "tass ria-novosti xinhua reuters afp kyodo yonhap jiji irna anatolia antara bernama tanjug pap mena spa wam kuna".split()
)
_PARTICLES = frozenset("al el de da di du van von der den la le bin ibn abu ben bint dos das y".split())
_OF_SPLIT = frozenset(("of", "for", "from", "at", "in", "with", "to", "on"))
SERVANTS = frozenset(
    "spokesman spokeswoman spokesperson aide adviser advisor lawyer representative envoy deputy official source member "
    "ally supporter critic relative secretary assistant colleague friend officials sources aides lawyers".split()
)
_LEADING = frozenset(
    "while although though as but and when after before if because since noting citing asked meanwhile however also "
    "yet earlier later in on at for with by from until unlike despite".split()
)
_PHRASE_ENDS = frozenset("said says on and that which noted read seen carried".split())
# Offices that many hold: "an official" is nobody else who is named.
COMMON_OFFICES = frozenset(
    "official officials source sources diplomat officer aide adviser spokesman spokeswoman".split()
)


def head_of(words: list[str]) -> list[str]:
    """The words of a source up to a preposition or a comma: what it is, without of whom or where."""
    for i, word in enumerate(words):
        if i and word.lower() in _OF_SPLIT:
            return words[:i]
        if i and word.endswith(","):
            return [*words[:i], word[:-1]]
    return words


def phrase_length(text: str) -> int:
    """Length of the noun phrase that a text begins with, in characters."""
    length = 0
    for match in re.finditer(r"\S+", text):
        word = match.group()
        if length and (
            (
                word[0].islower()
                and classes(word.rstrip(".,;:") or word) & (PREPOSITION | AUXILIARY | VERBAL | ADVERB)
            )
            or word.lower().rstrip(".,") in _PHRASE_ENDS
        ):
            break
        length = match.end()
        if word[-1] in ",.;:)":
            return match.end() - 1
    return length


def name_in(text: str) -> str | None:
    """The personal name that a source ends in, titles before it left out; None where it ends in a common noun."""
    words = text.replace(",", " ").split()
    k = len(words)
    while (
        k > 0
        and (words[k - 1][0].isupper() or words[k - 1].lower() in _PARTICLES)
        and words[k - 1].lower() not in ROLES
    ):
        if words[k - 1].endswith(("'s", "’s")) or words[k - 1].lower() in DETERMINERS:
            break
        k -= 1
    name = words[k:]
    while name and name[0].lower() in _LEADING:
        name = name[1:]  # "While China says ..."
    if not name or (k and words[k - 1].lower() == "the"):
        return None
    return " ".join(name)


def is_plural(word: str) -> bool:
    """Whether a word looks like the plural of a common noun."""
    return word[0].islower() and word.endswith("s") and not word.endswith(("ss", "'s", "’s"))


def is_thing(name: str) -> bool:
    """Whether what is said to tell something can neither speak nor publish ("the results", "Havel's death", "the attack")."""
    words = head_of(name.split())
    head = words[-1].lower()
    return head in THINGS or head.removesuffix("s") in THINGS


def without_setting(text: str) -> str:
    """A source up to a phrase that tells where or in what it spoke ("leaders in their declaration")."""
    words = text.split()
    for i, word in enumerate(words):
        named = words[i - 1][0].isupper() and i + 1 < len(words) and words[i + 1][0].isupper()
        if i and word in ("in", "with", "to", "on", "during", "who", "which") and not named:
            return " ".join(words[:i]).rstrip(",")
        if i and word.endswith(",") and i + 1 < len(words):
            return " ".join(words[: i + 1]).rstrip(",")
    return text


def is_name(name: str) -> bool:
    """Whether all words are capitalised, particles aside."""
    return all(w[0].isupper() or w in _PARTICLES for w in name.split())


def joined_names(text: str) -> str | None:
    """Two bodies named as one source ("the Ports Fund and the Harbour Board"), without their articles' first; else None."""
    first, _, second = text.partition(" and the ")
    both = second and first.split()[-1][:1] in _CAPITAL_OR_BRACKET and is_name(bare(second))
    return bare(text) if both and is_name(bare(first).partition(" (")[0]) else None


_CAPITAL_OR_BRACKET = frozenset("(ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def bare(text: str) -> str:
    """A source without its determiner, whitespace made plain."""
    words = text.split()
    while len(words) > 1 and words[0].lower() in DETERMINERS:
        words.pop(0)
    return " ".join(words).rstrip(",")
