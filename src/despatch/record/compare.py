"""Two accounts compared field by field: are they of one thing?"""

from despatch.record.compare_contacts import contact_reasons
from despatch.record.compare_texts import commitment_reasons, instrument_reasons, statement_reasons
from despatch.record.comparison import Comparison, Impossible, Reason
from despatch.record.profile import Profile

_FIELDS = {
    "contact": contact_reasons,
    "instrument": instrument_reasons,
    "commitment": commitment_reasons,
    "statement": statement_reasons,
}


def compare(a: Profile, b: Profile) -> Comparison:
    """Compare two accounts; the order of the two makes no difference.

    Two accounts in one report are two things, since a report's reading lists each thing once; only
    a quotation may be given in pieces.
    """
    if a.sort != b.sort:
        return Comparison(veto="another sort of entry")
    if a.report == b.report and a.sort != "statement":
        return Comparison(veto="told apart in one report")
    if b.key < a.key:
        a, b = b, a
    try:
        return Comparison(tuple(Reason(name, weight) for name, weight in _FIELDS[a.sort](a, b) if weight))
    except Impossible as why:
        return Comparison(veto=str(why))
