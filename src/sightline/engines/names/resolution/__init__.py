"""Which of many records mean one bearer: pairs, clusters, and what contradicts decisions.

    resolve(bearers, *, same=(), different=(), at_least=0.5, pairs_from=None,
            progress=None, stop=None) -> Resolution
    resolve_on_spark(records, session=None, workers=2, ...) -> Resolution
    score_clusters(found, truth) -> Scores

The answer does not depend on the order of the records, nor on where it was worked out. Why
two records are held for one is said by `sightline.engines.names.compare`.
"""

from sightline.engines.names.resolution.measures import Scores, score_clusters
from sightline.engines.names.resolution.resolution import Cluster, Conflict, Pair, Resolution
from sightline.engines.names.resolution.resolving import resolve
from sightline.engines.names.resolution.spark import resolve_on_spark

__all__ = [
    "Cluster",
    "Conflict",
    "Pair",
    "Resolution",
    "Scores",
    "resolve",
    "resolve_on_spark",
    "score_clusters",
]
