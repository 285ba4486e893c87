"""Gatherings whose parties are told beside them: hosted by several together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import roles

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

CO_HOSTING = frozenset("co-host co-hosts co-hosting co-hosted cohosting cohosts cohosted".split())


def co_hosts(view: View) -> set[str]:
    """ "France, Germany and the EU will co-host a conference": all of them take part."""
    at = [i for i, word in enumerate(view.words) if word in CO_HOSTING]
    return {p for i in at for s in roles.subject(view, i) for p in s.parties}
