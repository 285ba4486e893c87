"""Numbers of rows: given out in order, never twice, also after what they stood for is gone."""

from sqlalchemy import Connection, bindparam, select, update

from despatch.record import tables as t


def numbers(connection: Connection, count: int) -> int:
    """The last number given out before; `count` more are taken."""
    name = t.meta.c.name == "next"
    connection.execute(update(t.meta).where(name).values(value=t.meta.c.value + bindparam("n")), {"n": count})
    return int(connection.execute(select(t.meta.c.value).where(name)).scalar_one()) - count
