"""Names in many scripts: how likely two bearers are one, why, and who in an index is meant.

Two bearers, with every reason in words:

    compare(left, right, *, prior=0.001, world=None) -> Match

Many, found without looking at each:

    Index.build({id: Profile, ...}) -> Index
    index.plus({id: Profile, ...}), index.minus([id, ...]) -> Index
    index.search(profile, *, most=10, at_least=0.0, expected=0.1) -> list[Hit]
    index.candidates([profile, ...], *, most=10) -> Candidates    # arrays, for many at once
    index.look(profile, id) -> Match
    keep(index, folder), open_kept(folder) -> Index
    is_warm(), warm_up(progress)  # compiles all that is compiled, once

A profile holds names, weak aliases, dates, countries, places and numbers of documents, and
nothing else. Methods, figures and limits stand in docs/guide/names.md.
"""

from sightline.engines.names.commonness import Commonness
from sightline.engines.names.index import Candidates, Hit, Index
from sightline.engines.names.keeping import keep, open_kept
from sightline.engines.names.letters import romanise
from sightline.engines.names.match import Match, World, compare
from sightline.engines.names.parts import Parts, Sort, take_apart
from sightline.engines.names.profile import Profile
from sightline.engines.names.reason import Reason, Topic
from sightline.engines.names.warming import is_warm, warm_up

__all__ = [
    "Candidates",
    "Commonness",
    "Hit",
    "Index",
    "Match",
    "Parts",
    "Profile",
    "Reason",
    "Sort",
    "Topic",
    "World",
    "compare",
    "is_warm",
    "keep",
    "open_kept",
    "romanise",
    "take_apart",
    "warm_up",
]
