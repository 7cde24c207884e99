"""Acts filed in a house: by whom, under which marking, and what others get to know of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec
import pytest

from sightline.errors import NotFound, Refused, TooOpen, Unready
from sightline.judgements import (
    Answered,
    Approved,
    Contested,
    Estimated,
    Opened,
    Raised,
    Reviewed,
    Withdrawn,
)
from sightline.values import Level, Marking, Onward
from sightline.workspace import Workspace
from tests.judgements.houses import (
    BOTH,
    OURS,
    SOON,
    THEIRS,
    TODAY,
    add_report,
    approve,
    card,
    docket,
    drafted,
    house,
    report,
)

__all__ = ["house"]


def test_a_judgement_is_filed_in_its_authors_name(house: Workspace) -> None:
    basis = add_report(house, "ana", "Patrol", BOTH)
    done = house.judge(drafted(basis), house.reader("ana"))
    approve(house, done.id, "ada")
    found = docket(house, "ana").judgement(done.id)
    assert (found.author, found.approvers, found.stands) == ("ana", ("ada",), True)
    assert house.picture(house.reader("ana")).entity(done.id).schema == "Judgement"


def test_the_strictest_of_the_basis_wins(house: Workspace) -> None:
    ana = house.reader("ana")
    strict = Marking.of("SC", "org:jmac", owner="org:jmac")
    one = add_report(house, "ana", "Open", BOTH)
    two = add_report(house, "ana", "Close", strict)
    alone = house.judge(drafted(one), ana).marking
    assert (alone.level, alone.audience) == (Level.CONFIDENTIAL, ("org:jmac",))
    joint = house.judge(drafted(one, two), ana).marking
    assert (joint.level, joint.audience) == (Level.STRICTLY_CONFIDENTIAL, ("org:jmac",))
    shared = house.judge(drafted(one), ana, marking=BOTH)
    assert docket(house, "ben").judgement(shared.id).author == "ana"


@pytest.mark.parametrize(
    ("loose", "reason"),
    [
        (Marking.of("U", "org:jmac", owner="org:jmac"), "level U is below C"),
        (BOTH, "org:unpol may not see all"),
        (Marking.of("C", "all", owner="org:jmac"), "all may not see all"),
        (Marking.of("C", "org:jmac", owner="org:jmac", judicial_use=True), "in court"),
        (Marking.of("C", "org:jmac", owner="org:jmac", onward=Onward.YES), "passed on"),
        (Marking.of("C", "org:jmac", owner="org:jmac", declassify_on="2027"), "falls before"),
    ],
)
def test_a_looser_marking_is_refused_with_the_reason(
    house: Workspace, loose: Marking, reason: str
) -> None:
    basis = add_report(house, "ana", "Patrol", OURS)
    with pytest.raises(TooOpen, match=reason):
        house.judge(drafted(basis), house.reader("ana"), marking=loose)
    assert not docket(house, "ana").judgements


def test_what_rests_on_anothers_word_stays_his_to_loosen(house: Workspace) -> None:
    theirs = Marking.of("C", "org:jmac", "org:unpol", owner="org:unpol")
    basis = add_report(house, "ben", "Arrests", theirs)
    with pytest.raises(TooOpen, match="org:unpol owns"):
        house.judge(drafted(basis), house.reader("ana"), marking=OURS)
    assert house.judge(drafted(basis), house.reader("ana")).marking.owner == "org:unpol"


def test_bases_with_no_common_audience_carry_nothing_together(house: Workspace) -> None:
    mine = Marking.of("C", "person:ana", owner="org:jmac")
    group = Marking.of("C", "org:jmac", owner="org:jmac")
    one, two = add_report(house, "ana", "A", mine), add_report(house, "ana", "B", group)
    with pytest.raises(TooOpen, match="no audience is common"):
        house.judge(drafted(one, two), house.reader("ana"))


def test_nobody_rests_on_or_acts_upon_what_he_cannot_see(house: Workspace) -> None:
    ana, ben = house.reader("ana"), house.reader("ben")
    hidden = add_report(house, "ben", "Secret", THEIRS)
    basis = add_report(house, "ana", "Patrol", OURS)
    for named in (hidden, "0" * 64):
        with pytest.raises(NotFound, match="not in your picture"):
            house.judge(drafted(basis, named), ana)
    done = house.judge(drafted(basis), ana)
    for target in (done.id, "judgement-none"):
        with pytest.raises(NotFound, match="nothing"):
            house.judge(Reviewed(of=target, words="read"), ben)
    with pytest.raises(NotFound):
        house.judge(drafted(basis, subject="nobody"), ana)


def test_nobody_approves_what_rests_on_what_he_cannot_see(house: Workspace) -> None:
    basis = add_report(house, "ana", "Patrol", BOTH)
    done = house.judge(drafted(basis), house.reader("ana"), marking=BOTH)
    house.judge(Reviewed(of=done.id, words="read"), house.reader("ben"))
    house.remark(basis, OURS, house.reader("ana"), reason="names a source")
    with pytest.raises(Unready, match="not in his own picture"):
        house.judge(Approved(of=done.id), house.reader("ben"))
    seen = docket(house, "ben").judgement(done.id)
    assert not seen.stands
    assert seen.grey


def test_an_act_that_would_not_count_is_refused_with_all_it_wants(house: Workspace) -> None:
    basis = add_report(house, "ana", "Patrol", OURS)
    with pytest.raises(Unready) as refused:
        house.judge(drafted(basis, rival="", review_due=None), house.reader("ana"))
    assert "best rival" in str(refused.value)
    assert "next review" in str(refused.value)
    done = house.judge(drafted(basis), house.reader("ana"))
    with pytest.raises(Unready, match="his own judgement"):
        house.judge(Reviewed(of=done.id, words="mine"), house.reader("ana"))


def test_a_review_is_for_whoever_sees_the_draft(house: Workspace) -> None:
    basis = add_report(house, "ana", "Patrol", BOTH)
    done = house.judge(drafted(basis), house.reader("ana"), marking=BOTH)
    house.judge(Reviewed(of=done.id, words="read"), house.reader("ben"))
    assert docket(house, "ana").judgement(done.id).status == "reviewed"
    grounds = add_report(house, "ben", "Own", THEIRS)
    contest = Contested(of=done.id, grounds="no", basis=(grounds,))
    assert house.judge(contest, house.reader("ben")).marking.audience == ("org:unpol",)
    assert docket(house, "ana").judgement(done.id).status == "reviewed"
    assert docket(house, "ben").judgement(done.id).status == "contested"


def test_a_review_carries_the_whole_marking_of_the_draft(house: Workspace) -> None:
    dated = Marking.of("C", "org:jmac", owner="org:jmac", declassify_on="2030-01-01", code="H2")
    basis = add_report(house, "ana", "Patrol", dated)
    done = house.judge(drafted(basis), house.reader("ana"), marking=dated)
    reviewed = house.judge(Reviewed(of=done.id, words="read"), house.reader("ada"))
    assert reviewed.marking == done.marking == dated


def test_a_contest_on_a_shared_basis_reaches_whoever_sees_the_draft(house: Workspace) -> None:
    basis = add_report(house, "ana", "Patrol", BOTH)
    done = house.judge(drafted(basis), house.reader("ana"), marking=BOTH)
    house.judge(Reviewed(of=done.id, words="read"), house.reader("ben"))
    shared = Marking.of("C", "org:jmac", "org:unpol", owner="org:unpol")
    grounds = add_report(house, "ben", "Arrests", shared)
    contest = Contested(of=done.id, grounds="no", basis=(grounds,))
    filed = house.judge(contest, house.reader("ben"))
    assert filed.marking.audience == ("org:jmac", "org:unpol")
    assert docket(house, "ana").judgement(done.id).status == "contested"


def test_in_a_case_an_act_lies_in_the_case(house: Workspace) -> None:
    house.open_case("C-1", house.reader("ana"), purpose="a file", basis="order 1")
    house.open_case("C-2", house.reader("ana"), purpose="a file", basis="order 2")
    ana = house.reader("ana")
    items = []
    for case in ("C-1", "C-2"):
        before = {one.id for one in house.picture(ana).items()}
        records = report(case, OURS)
        house.add(records, ana, case=case)
        items += [one.id for one in house.picture(ana).items() if one.id not in before]
    done = house.judge(drafted(items[0]), ana)
    assert docket(house, "ana").judgement(done.id).status == "draft"
    assert done.id not in docket(house, "ada").judgements
    with pytest.raises(Refused, match="an act lies in one"):
        house.judge(drafted(*items), ana)


def test_a_purpose_has_to_be_stated_and_is_handed_on(house: Workspace) -> None:
    house.enrol(card("pia", "jmac", purposes=("hrddp",)), house.reader("keeper"))
    pia = house.reader("pia")
    bound = Marking.of("C", "org:jmac", owner="org:jmac", purpose=["hrddp"])
    basis = add_report(house, "pia", "Bound", bound)
    with pytest.raises(NotFound):
        house.judge(drafted(basis), pia)
    assert house.judge(drafted(basis), pia, purpose="hrddp").marking.purpose == ("hrddp",)


def test_requirements_and_forecasts_are_filed_alike(house: Workspace) -> None:
    ana, ada = house.reader("ana"), house.reader("ada")
    basis = add_report(house, "ana", "Patrol", OURS)
    asked = Raised(question="Who pays?", level="PIR", decision="patrols", owner="chief", due=SOON)
    done = house.require(asked, ana)
    house.require(Answered(of=done.id, answer="the traders", basis=(basis,)), ada)
    assert docket(house, "ana").requirement(done.id).status == "answered"
    opened = house.forecast(
        Opened(question="Will the road open?", opens=TODAY, closes=SOON, rule="a patrol passes"),
        ana,
    )
    house.forecast(Estimated(of=opened.id, role="jmac", chances=(0.3,)), ada)
    (estimate,) = docket(house, "ana").forecast(opened.id).estimates
    assert (estimate.by, estimate.lead_days) == ("ada", 90)


def _tell(house: Workspace, by: str) -> bytes:
    held = docket(house, by)
    return msgspec.json.encode(
        [
            held.judgements, held.requirements, held.forecasts, held.picture.address,
            [held.uncounted(one) for one in
             ("Judgement", "InformationRequirement", "ForecastQuestion")],
        ]
    )  # fmt: skip


def test_what_is_hidden_changes_nothing_that_the_docket_tells(
    house: Workspace, tmp_path: Path
) -> None:
    ana = house.reader("ana")
    basis = add_report(house, "ana", "Patrol", BOTH)
    done = house.judge(drafted(basis), ana, marking=BOTH)
    approve(house, done.id, "ben")
    before = _tell(house, "ben")
    shutil.copytree(house.folder, tmp_path / "copy")
    secret = add_report(house, "ana", "Secret", OURS)
    resting = house.judge(drafted(secret, basis), ana)
    approve(house, resting.id, "ada")
    house.judge(Contested(of=done.id, grounds="no", basis=(secret,)), ana)
    asked = Raised(question="Who?", level="PIR", decision="d", owner="chief", due=SOON)
    house.require(asked, ana)
    assert _tell(house, "ben") == before
    assert _tell(house, "ana") != before
    with Workspace.open(tmp_path / "copy") as other:
        told = []
        for one in (house, other):
            with pytest.raises(NotFound) as refused:
                one.judge(Withdrawn(of=resting.id, reason="no"), one.reader("ben"))
            told.append(str(refused.value))
    assert told[0] == told[1]


def test_a_withdrawn_item_leaves_no_approved_judgement_resting_on_it_alone(
    house: Workspace,
) -> None:
    basis = add_report(house, "ana", "Patrol", OURS)
    other = add_report(house, "ana", "Other", OURS)
    resting = [house.judge(drafted(one), house.reader("ana")).id for one in (basis, other)]
    for one in resting:
        approve(house, one, "ada")
    house.withdraw(basis, house.reader("ana"), "forged")
    states = [docket(house, "ada").judgement(one) for one in resting]
    assert [(one.status, one.stands) for one in states] == [("reviewed", False), ("approved", True)]
    with pytest.raises(Unready, match="rests on at least 1 item"):
        house.judge(Approved(of=resting[0]), house.reader("ada"))
