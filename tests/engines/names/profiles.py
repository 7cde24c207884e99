"""Names and profiles for the tests: invented, in several habits of writing."""

from __future__ import annotations

from hypothesis import strategies as st

from sightline.engines.names import Profile, Sort

GIVEN = ("Mohamed", "Aliou", "Fatoumata", "Sergei", "Khaled", "Marie", "Yusuf", "Ibrahim")
FAMILY = ("Dembazou", "Karvelin", "Oustaroff", "al-Zerdawi", "Ndolumba", "Tavarosa", "Brinkhuis")
PLACES = ("Gao", "Kidal", "Bria")
COUNTRIES = ("ml", "cf", "so")

words = st.sampled_from(GIVEN + FAMILY)
full_names = st.lists(words, min_size=1, max_size=4).map(" ".join)
loose_names = st.text(
    st.characters(categories=("Lu", "Ll", "Lo", "Nd", "Zs"), max_codepoint=0xFFFF),
    min_size=1,
    max_size=25,
).filter(lambda text: any(map(str.isalnum, text)))
dates = st.sampled_from(("1960", "1960-06", "1960-06-09", "1960-09-06", "circa 1961", "1971-01-01"))
profiles = st.builds(
    Profile,
    names=st.lists(full_names | loose_names, min_size=1, max_size=2).map(tuple),
    sort=st.sampled_from(Sort),
    weak=st.lists(full_names, max_size=1).map(tuple),
    dates=st.lists(dates, max_size=2).map(tuple),
    countries=st.frozensets(st.sampled_from(COUNTRIES), max_size=2),
    places=st.lists(st.sampled_from(PLACES), max_size=1).map(tuple),
    identifiers=st.frozensets(st.sampled_from(("A1234567", "a-123 4568", "77")), max_size=1),
)


def person(*names: str, **more: object) -> Profile:
    """A person with these names."""
    return Profile(names=names, **more)  # type: ignore[arg-type]


def body(*names: str) -> Profile:
    """A body with these names."""
    return Profile(names=names, sort=Sort.BODY)
