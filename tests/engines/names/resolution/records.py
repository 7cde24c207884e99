"""Records for the tests: invented bearers, each written down in several ways."""

from __future__ import annotations

from hypothesis import strategies as st

from sightline.engines.names import Profile, Sort
from sightline.engines.names.resolution import Resolution


def person(name: str, date: str = "", country: str = "", *, number: str = "") -> Profile:
    """A person with one name and what else is given."""
    return Profile(
        names=(name,),
        dates=(date,) if date else (),
        countries=frozenset({country} - {""}),
        identifiers=frozenset({number} - {""}),
    )


def body(name: str, country: str = "") -> Profile:
    """A company with one name."""
    return Profile(names=(name,), sort=Sort.BODY, countries=frozenset({country} - {""}))


RECORDS = {
    "a1": person("Mahamadou Oustaroff Zerdawi", "1961-03-09", "ml"),
    "a2": person("OUSTAROFF Zerdaoui, Muhammad", "1961-03-09", "ml"),
    "a3": person("Mohamed Ustarof al-Zerdawi", "1961", "ml"),
    "b1": person("Fatoumata Ndolumba Brinkhuis", "1974-11-02", "cf"),
    "b2": person("Fatoumata Ndolumba Brinkhuis", "1974-11-02", "cf"),
    "c1": person("Sergei Karvelin", "1980-05-05", number="K4438812"),
    "c2": person("Сергей Карвелин", "1980-05-05", number="K-4438812"),
    "d1": body("Tavarosa Mineral Trading SARL", "cd"),
    "d2": body("Tavarosa Minerals Trading S.A.R.L.", "cd"),
    "e1": person("Aliou Dembazou", "1990-01-20", "so"),
    "e2": person("Jean-Pierre Mutambala", "1955-07-14", "cd"),
}
"""Four bearers with several records and two with one."""
TRUTH = {one: one[0] for one in RECORDS} | {"e1": "e", "e2": "f"}

GIVEN = ("Mohamed", "Muhammad", "Aliou", "Ali", "Fatoumata", "Fatima", "Sergei", "Сергей")
FAMILY = ("Dembazou", "Karvelin", "Oustaroff", "Ustarof", "Ndolumba", "Tavarosa")
DATES = ("", "1961-03-09", "1961", "1974-11-02", "circa 1975")

small_records = st.dictionaries(
    st.sampled_from([f"r{number}" for number in range(9)]),
    st.builds(
        person,
        st.lists(st.sampled_from(GIVEN + FAMILY), min_size=1, max_size=3).map(" ".join),
        st.sampled_from(DATES),
        st.sampled_from(("", "ml", "cf")),
    ),
    min_size=1,
    max_size=9,
)


def together(found: Resolution) -> set[frozenset[str]]:
    """The clusters as sets."""
    return {frozenset(cluster.members) for cluster in found.clusters}
