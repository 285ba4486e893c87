"""Numbers of rows: given out in order, never twice, also after what they stood for is gone."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, bindparam, select, update

from despatch.record import tables as t

CHUNK = 900  # numbers in one IN (...)


def numbers(connection: Connection, count: int) -> int:
    """The last number given out before; `count` more are taken."""
    name = t.meta.c.name == "next"
    connection.execute(update(t.meta).where(name).values(value=t.meta.c.value + bindparam("n")), {"n": count})
    return int(connection.execute(select(t.meta.c.value).where(name)).scalar_one()) - count


def chunks(numbers: Iterable[int]) -> Iterator[str]:
    """Numbers, sorted, as the insides of `IN (...)`: whole numbers need no quoting.

    Such statements go to the driver as they are, for SQLAlchemy would compile each of them anew.
    """
    ordered = sorted(numbers)
    for start in range(0, len(ordered), CHUNK):
        yield ",".join(str(int(n)) for n in ordered[start : start + CHUNK])
