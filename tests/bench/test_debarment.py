"""Who is on both banks' lists: the rule that tells, on invented firms."""

from __future__ import annotations

from datetime import date

import msgspec
from bench.debarment import judged
from bench.debarment_lists import Firm, letters_of, who_is_on_both, words_of

from sightline.engines.names import Profile, Sort


def firm(name: str, country: str = "ml", **more: object) -> Firm:
    words = words_of(name)
    made = Firm(
        name=name,
        words=words,
        letters=letters_of(words),
        countries=frozenset({country}),
        ends=frozenset({None}),
        addresses=(words_of("12 Long Street Bamako"),),
        profile=Profile(names=(name,), sort=Sort.BODY),
    )
    return msgspec.structs.replace(made, **more)


def test_the_same_words_and_country_are_one_firm() -> None:
    truth = who_is_on_both([firm("Norbo Mining Ltd")], [firm("LTD MINING NÓRBO")])
    assert truth.true == {(0, 0)}


def test_the_same_words_of_another_country_are_open() -> None:
    truth = who_is_on_both([firm("Norbo Mining")], [firm("Norbo Mining", "ne")])
    assert not truth.true
    assert truth.open == {(0, 0)}


def test_ban_and_address_tell_one_firm_in_another_spelling() -> None:
    left = [firm("Norbo Mining Ltd"), firm("Tabaco Ltd")]
    assert who_is_on_both(left, [firm("Norbo Mines Limited")]).true == {(0, 0)}
    far = firm("Norbo Mines Limited", addresses=(words_of("elsewhere"),))
    assert not who_is_on_both(left, [far]).true
    later = firm("Norbo Mines Limited", ends=frozenset({date(2027, 1, 1)}))
    assert not who_is_on_both(left, [later]).true


def test_a_firm_that_is_paired_already_leaves_the_second_open() -> None:
    truth = who_is_on_both([firm("Norbo Mining")], [firm("Norbo Mining"), firm("Norbo Minings")])
    assert truth.true == {(0, 0)}
    assert truth.open == {(0, 1)}


def test_ends_of_bans_may_differ_by_a_month() -> None:
    left = firm("Norbo Mining", ends=frozenset({date(2027, 1, 1)}))
    near = firm("Norbo Mines", ends=frozenset({date(2027, 1, 30)}))
    assert who_is_on_both([left], [near]).true == {(0, 0)}


def test_open_pairs_count_on_neither_side() -> None:
    truth = who_is_on_both([firm("Norbo Mining")], [firm("Norbo Mining", "ne")])
    assert judged({(0, 0)}, truth)["precision"] == 0.0
    both = who_is_on_both([firm("A Ltd"), firm("B Ltd")], [firm("A Ltd"), firm("B Ltd", "ne")])
    values = judged({(0, 0), (1, 1)}, both)
    assert (values["precision"], values["recall"]) == (1.0, 1.0)
