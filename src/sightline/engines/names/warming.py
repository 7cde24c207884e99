"""Everything compiled once, so that nobody's first question is the slow one."""

from __future__ import annotations

from sightline.engines.names.compiled import is_kept
from sightline.engines.names.index import Index
from sightline.engines.names.profile import Profile
from sightline.engines.names.roster.building import Progress
from sightline.engines.names.roster.gathering import gather

_ONE = {"one": Profile(names=("Aliou Dembazou",), dates=("1960", "1961"))}
_TWO = {"two": Profile(names=("علي كرفلين", "Ali Karvelin"))}


def is_warm() -> bool:
    """Whether the search of names was prepared on this machine before."""
    return is_kept(gather)


def warm_up(progress: Progress | None = None) -> None:
    """Compile all kernels and load all tables; a minute once, then a second or two.

    The machine code is kept beside the package, or where NUMBA_CACHE_DIR says.
    """
    steps = 3
    if progress is not None:
        progress("preparing the search of names", 0, steps)
    index = Index.build(_ONE)
    if progress is not None:
        progress("preparing the search of names", 1, steps)
    index.search(_ONE["one"])
    if progress is not None:
        progress("preparing the search of names", 2, steps)
    index.plus(_TWO).search(_TWO["two"])
    if progress is not None:
        progress("preparing the search of names", steps, steps)
