"""Contacts: triggers found, sides and dates read off, tellings of one contact merged, thin ones left out.

The way: `spotting` (words to triggers) - `candidates` (who, when, where, on what) - `clusters` (what is
told twice is one) - `finishing` (status and dates settled, entries made).
"""

from despatch.entries.contacts.asides import gatherings_beside
from despatch.entries.contacts.asked import fill_asked
from despatch.entries.contacts.candidates import candidate
from despatch.entries.contacts.chronologies import under_headings
from despatch.entries.contacts.clusters import clusters
from despatch.entries.contacts.company import company
from despatch.entries.contacts.domestic import without_domestic
from despatch.entries.contacts.doubles import without_doubles
from despatch.entries.contacts.elsewhere import told_elsewhere
from despatch.entries.contacts.filling import fill, hosts_of_visitors, without_courtesies
from despatch.entries.contacts.finishing import contact_of, enough, settle_status
from despatch.entries.contacts.greeted import same_gathering
from despatch.entries.contacts.greetings import headed
from despatch.entries.contacts.headings import settle_heading
from despatch.entries.contacts.homes import other_sides
from despatch.entries.contacts.hosts import settle_here
from despatch.entries.contacts.joint import delegates
from despatch.entries.contacts.learning import with_learned_parties
from despatch.entries.contacts.lexicon import gate
from despatch.entries.contacts.newsday import just_over
from despatch.entries.contacts.officials import of_other_side
from despatch.entries.contacts.placing import dateline_of
from despatch.entries.contacts.proposals import with_learned
from despatch.entries.contacts.sayings import lead_day, lead_saying
from despatch.entries.contacts.speaking import speakers_there
from despatch.entries.contacts.sponsors import sponsored
from despatch.entries.contacts.spotting import triggers
from despatch.entries.contacts.structures import Actor, Candidate, Trigger
from despatch.entries.contacts.towns import only_towns
from despatch.entries.contacts.twins import without_twins
from despatch.entries.contacts.undated import fill_undated
from despatch.entries.contacts.view import View, views_of
from despatch.entries.contacts.welcome import welcomed
from despatch.model import Analysis, Contact


def contacts(analysis: Analysis) -> tuple[Contact, ...]:
    """Every contact that the report tells of, each once, in order of first citation."""
    told = clustered(analysis)
    if told is None:
        return ()
    analysis, found = told
    return tuple(contact_of(analysis, one) for one in found if enough(analysis, one))


def clustered(analysis: Analysis) -> tuple[Analysis, list[Candidate]] | None:
    """All that might be contacts, filled in, with the analysis that has the parties learnt from it; None if nothing."""
    if not analysis.mentions or not gate():
        return None
    dateline = dateline_of(analysis)
    views = views_of(analysis)
    found = with_learned(views, [(view, triggers(view)) for view in views], analysis.learned)
    if not any(triggered for _, triggered in found):
        return None
    analysis = with_learned_parties(analysis, [view for view, triggered in found if triggered])
    told: list[Candidate] = []
    for view, triggered in found:
        view.analysis = analysis
        told.extend(candidate(view, one, triggered, dateline) for one in triggered)
    headed(analysis, told)
    same_gathering(analysis, told)
    under_headings(views, told)
    sponsored(views, told)
    lead = (lead_saying(views), lead_day(views))
    just_over(analysis, told, lead[1])
    settle_heading(analysis, told)
    settle_here(analysis, views, told)
    delegates(views, told)
    hosts_of_visitors(analysis, told)
    other_sides(analysis, views, told, dateline[1])
    merged = clusters(analysis, told)
    fill_asked(analysis, merged)
    for one in merged:
        settle_status(analysis, one)
    told_elsewhere(analysis, views, merged)
    fill(analysis, merged, dateline, lead)
    gatherings_beside(views, merged)
    welcomed(analysis, views, merged)
    company(views, merged)
    speakers_there(analysis, merged)
    merged = without_domestic(analysis, merged)
    left = without_doubles(analysis, without_courtesies(analysis, merged))
    kept = [one for one in left if enough(analysis, one)]
    only_towns(analysis, views, kept)
    fill_undated(analysis, kept)
    for one in kept:
        of_other_side(analysis, one)
    return analysis, without_twins(analysis, left)


__all__ = ["Actor", "Candidate", "Trigger", "View", "contacts"]
