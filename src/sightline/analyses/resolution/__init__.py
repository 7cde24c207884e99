"""Who is who: which two entities to look at next, why, and what a person's answer would change.

    make_queue(picture, terms=None, *, flagged=(), schemata=BEARERS, index=None) -> Queue
    ask_about(bearers, terms, ...) -> Queue           the same of bearers that are in no picture
    read_records(path, mapping=None) -> Records       the bearers of a file that is only looked at
    apply_policy(picture, queue, policy) -> Applied   what a rule of the house may decide
    take_edges(picture, edges, file) -> Taken         decisions from nomenklatura's resolver
    give_edges(picture) -> Given                      decisions to it

Nothing here decides. See docs/guide/resolution.md.
"""

from sightline.analyses.resolution.decided import Settled
from sightline.analyses.resolution.origin import list_sources, read_members
from sightline.analyses.resolution.policy import Applied, apply_policy
from sightline.analyses.resolution.proposal import Contradiction, Likely, Proposal, propose
from sightline.analyses.resolution.question import Question
from sightline.analyses.resolution.queue import Queue, Terms, ask_about, make_queue
from sightline.analyses.resolution.records import Records, read_records
from sightline.analyses.resolution.resolver import Given, PassedOver, Taken, give_edges, take_edges
from sightline.analyses.resolution.stakes import Part, Stake

__all__ = [
    "Applied",
    "Contradiction",
    "Given",
    "Likely",
    "Part",
    "PassedOver",
    "Proposal",
    "Question",
    "Queue",
    "Records",
    "Settled",
    "Stake",
    "Taken",
    "Terms",
    "apply_policy",
    "ask_about",
    "give_edges",
    "list_sources",
    "make_queue",
    "propose",
    "read_members",
    "read_records",
    "take_edges",
]
