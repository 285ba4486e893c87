"""Roles said in the plural, and the roles of those who hold them."""

from despatch.language.names.office import Office


def single(office: Office) -> str:
    """The role of one of the holders of an office said in the plural."""
    return singular(office.role, office.head) if office.plural else office.role


def singular(role: str, head: str) -> str:
    """A role without the plural of its head ("foreign ministers" -> "foreign minister")."""
    words = role.split()
    for n, word in enumerate(words):
        if word.lower().startswith(head[:-1]) or word.lower().rstrip("s").startswith(head[:-2]):
            words[n] = head.title() if word[0].isupper() else head
    return " ".join(words)


def several_roles(role: str) -> list[str]:
    """ "defence and foreign minister" as two roles."""
    words = role.split()
    if len(words) == 4 and words[1] == "and":
        return [f"{words[0]} {words[3]}", f"{words[2]} {words[3]}"]
    return [role]


def is_several(role: str | None) -> bool:
    """Whether a role tells of several people ("EU leaders", "foreign ministers of the six")."""
    head = (role or "").lower().split(" of ")[0].split()[-1:]
    return bool(head) and head[0].endswith("s") and not head[0].endswith(("ss", "us", "affairs"))
