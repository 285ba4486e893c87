"""Contacts: triggers found, sides and dates read off, tellings of one contact merged, thin ones left out.

The way, a folder for each part of it: `actors` (who is named in a sentence) - `triggers` (the words that tell of a
contact) - `sides`, `times`, `places` (with whom, when and where) - `merging` (candidates of one contact put together,
filled from what is told beside them, made entries). What they hand on is in `structures`; `view` is a sentence as all see it.
"""

from despatch.entries.contacts.actors.learning import with_learned_parties
from despatch.entries.contacts.actors.officials import of_other_side
from despatch.entries.contacts.lexicon import gate
from despatch.entries.contacts.merging.candidates import candidate
from despatch.entries.contacts.merging.clusters import clusters
from despatch.entries.contacts.merging.domestic import without_domestic
from despatch.entries.contacts.merging.doubles import without_doubles
from despatch.entries.contacts.merging.fallen import fall_with_visit
from despatch.entries.contacts.merging.filling import fill, hosts_of_visitors, without_courtesies
from despatch.entries.contacts.merging.finishing import contact_of, enough, settle_status
from despatch.entries.contacts.merging.twins import without_twins
from despatch.entries.contacts.places.asked import fill_asked
from despatch.entries.contacts.places.hosts import settle_here
from despatch.entries.contacts.places.placing import dateline_of
from despatch.entries.contacts.places.towns import only_towns
from despatch.entries.contacts.places.welcome import welcomed
from despatch.entries.contacts.sides.absent import without_absent
from despatch.entries.contacts.sides.company import company
from despatch.entries.contacts.sides.homes import other_sides
from despatch.entries.contacts.sides.speaking import speakers_there
from despatch.entries.contacts.sides.sponsors import sponsored
from despatch.entries.contacts.structures import Actor, Candidate, Trigger
from despatch.entries.contacts.times.chronologies import under_headings
from despatch.entries.contacts.times.elsewhere import told_elsewhere
from despatch.entries.contacts.times.leaving import until_departure
from despatch.entries.contacts.times.newsday import just_over
from despatch.entries.contacts.times.sayings import lead_day, lead_saying
from despatch.entries.contacts.times.undated import fill_undated
from despatch.entries.contacts.triggers.asides import gatherings_beside
from despatch.entries.contacts.triggers.greeted import same_gathering
from despatch.entries.contacts.triggers.greetings import headed
from despatch.entries.contacts.triggers.headings import settle_heading
from despatch.entries.contacts.triggers.headline_tense import settle_headline
from despatch.entries.contacts.triggers.joint import delegates
from despatch.entries.contacts.triggers.proposals import with_learned
from despatch.entries.contacts.triggers.spotting import triggers
from despatch.entries.contacts.view import View, views_of
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
    settle_headline(analysis, told)
    settle_here(analysis, views, told)
    delegates(views, told)
    hosts_of_visitors(analysis, told)
    other_sides(analysis, views, told, dateline[1])
    merged = clusters(analysis, told)
    fill_asked(analysis, merged)
    for one in merged:
        settle_status(analysis, one)
    fall_with_visit(merged)
    told_elsewhere(analysis, views, merged)
    until_departure(views, merged)
    fill(analysis, merged, dateline, lead)
    gatherings_beside(views, merged)
    welcomed(analysis, views, merged)
    company(views, merged)
    speakers_there(analysis, merged)
    without_absent(views, merged)
    merged = without_domestic(analysis, merged)
    left = without_doubles(analysis, without_courtesies(analysis, merged))
    kept = [one for one in left if enough(analysis, one)]
    only_towns(analysis, views, kept)
    fill_undated(analysis, kept)
    for one in kept:
        of_other_side(analysis, one)
    return analysis, without_twins(analysis, left)


__all__ = ["Actor", "Candidate", "Trigger", "View", "contacts"]
