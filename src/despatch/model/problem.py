"""What a check of the record finds wrong."""

import msgspec


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is not as it must be: `what`, `where` (a report, an entry, a judgement), `why`, how to `mend` it.

    `report` is the id of the report whose accounts are to be read again, None where that would mend nothing.
    """

    what: str
    where: str
    why: str
    mend: str
    report: str | None = None
