"""FollowTheMoney entities for reports and parties, and how an entity is made and checked."""

import hashlib
from typing import TYPE_CHECKING, Any

from despatch.answers.exports.origin import Origin
from despatch.answers.exports.spans import span
from despatch.answers.parties import party_name
from despatch.answers.plain import harmless, plain
from despatch.registers.bodies import bodies
from despatch.registers.states import is_state

if TYPE_CHECKING:
    from followthemoney import EntityProxy


class Maker:
    """Makes entities of followthemoney's model, whose `model` it is given; ids are the same wherever they are made."""

    def __init__(self, model: Any) -> None:
        self._model = model

    def entity(self, schema: str, id_: str) -> "EntityProxy":
        """An entity without properties."""
        made: EntityProxy = self._model.make_entity(schema)
        made.id = id_
        return made

    def checked(self, proxy: "EntityProxy") -> dict[str, Any]:
        """The entity as plain data, once followthemoney has found it whole.

        Raises:
            followthemoney.exc.InvalidData: a fault of ours: something required is missing.
        """
        data: Any = proxy.to_dict()
        proxy.schema.validate(data)
        whole: dict[str, Any] = self._model.get_proxy(data).to_dict()
        return whole


def id_of(kind: str, key: str) -> str:
    """A stable id: the same for the same thing, in every export."""
    return f"despatch-{kind}-{hashlib.sha1(key.encode('utf-8', 'replace'), usedforsecurity=False).hexdigest()[:20]}"


def add(proxy: "EntityProxy", name: str, *values: str | None) -> None:
    """Add what is known to a property; what followthemoney cannot take (an address that is none) is left out."""
    for value in values:
        if value:
            proxy.add(name, harmless(value), quiet=True)


def add_dates(proxy: "EntityProxy", edtf: str | None) -> None:
    """A day, month or year as `date`; a stretch as `startDate` and `endDate`; what has no year is left out."""
    when = span(edtf)
    if not edtf or when.precision in (None, "yearless", "decade", "century", "other"):
        return
    if when.precision in ("day", "month", "year"):
        add_date(proxy, "date", edtf)
        return
    add(proxy, "startDate", when.first.isoformat() if when.first else None)
    add(proxy, "endDate", when.last.isoformat() if when.last else None)


def add_date(proxy: "EntityProxy", name: str, edtf: str | None) -> None:
    """Add a day, month or year to one property; of a stretch its first and last day."""
    when = span(edtf)
    if edtf and when.precision in ("day", "month", "year"):
        add(proxy, name, edtf.strip("?~%").partition("/")[0])
    elif when.precision != "century":
        add(proxy, name, *(day.isoformat() for day in (when.first, when.last) if day))


def article(make: Maker, origin: Origin) -> "EntityProxy":
    """A report."""
    made = make.entity("Article", article_id(origin.id))
    add(made, "title", plain(origin.title) if origin.title else plain(origin.id))
    add(made, "publisher", origin.outlet)
    add(made, "author", origin.byline)
    add(made, "sourceUrl", origin.url)
    add(made, "language", origin.language)
    if span(origin.published).precision in ("day", "month", "year"):
        add_date(made, "publishedAt", origin.published)
    return made


def article_id(report: str) -> str:
    """The id of a report's Article."""
    return id_of("report", report)


def party_id(party: str) -> str:
    """The id of a party's PublicBody or Organization."""
    return id_of("party", party)


def party_entity(make: Maker, party: str) -> "EntityProxy":
    """A state as a PublicBody of its country, a body or movement as an Organization."""
    if is_state(party):
        made = make.entity("PublicBody", party_id(party))
        add(made, "name", party_name(party))
        add(made, "country", party)
        return made
    made = make.entity("Organization", party_id(party))
    body = bodies().get(party)
    add(made, "name", body.names[0] if body else plain(party))
    if body and body.names[0] != party:
        add(made, "abbreviation", party)
    return made
