"""Generated e-mail addresses, links, file types, phones and languages, held beside the oracle."""

from __future__ import annotations

import string
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.model.oracle.test_cleaning import ours, theirs

_HOST = st.lists(
    st.text(alphabet=string.ascii_letters + string.digits + "-é ß", max_size=8),
    min_size=1,
    max_size=4,
).map(".".join)
_LOCAL = st.text(alphabet=string.ascii_letters + ".+-'é ", max_size=10)
_SCHEME = st.sampled_from(["http://", "HTTPS://", "ftp://", "", "//", "mailto:", "x://", "file://"])
_PATH = st.sampled_from(["", "/", "/a b", "?q=1", "/x#y", ":80/", ":x/", " "])
_PHONE = r"\+(218|223|227|231|232|234|236|243|252|509|33|44|49|7)[0-9 ]{7,12}"
_FAMILY = st.sampled_from(["text", "application", "image", "x", ""])
_SUBTYPE = st.text(alphabet=string.ascii_lowercase + "-.+/", max_size=12)


def test_email_addresses_agree(oracle: Any) -> None:
    @given(_LOCAL, _HOST)
    def law(local: str, host: str) -> None:
        raw = f"{local}@{host}"
        assert ours("email", raw) == theirs(oracle, "email", raw)

    law()


def test_links_agree(oracle: Any) -> None:
    @given(_SCHEME, _HOST, _PATH)
    def law(scheme: str, host: str, path: str) -> None:
        raw = scheme + host + path
        assert ours("url", raw) == theirs(oracle, "url", raw)

    law()


def test_types_of_files_agree(oracle: Any) -> None:
    @given(_FAMILY, _SUBTYPE, st.sampled_from(["", "; charset=utf-8", ";x"]))
    def law(family: str, subtype: str, rest: str) -> None:
        raw = f"{family}/{subtype}{rest}"
        assert ours("mimetype", raw) == theirs(oracle, "mimetype", raw)

    law()


def test_a_phone_that_the_oracle_reads_is_read_alike(oracle: Any) -> None:
    """Ours knows how many digits a country has, theirs also which ranges are given out."""

    @given(
        st.from_regex(
            r"\+(218|223|227|231|232|234|236|243|252|509|33|44|49|7)[0-9 ]{7,12}", fullmatch=True
        )
    )
    def law(raw: str) -> None:
        expected = theirs(oracle, "phone", raw)
        if expected is not None:
            assert ours("phone", raw) == expected

    law()


def test_a_language_that_the_oracle_reads_is_read_alike(oracle: Any) -> None:
    @given(st.text(alphabet=string.ascii_letters + "-_", max_size=5))
    def law(raw: str) -> None:
        expected = theirs(oracle, "language", raw)
        if expected is not None:
            assert ours("language", raw) == expected

    law()
