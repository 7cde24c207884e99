"""The house of the exercise: who reads, under which markings, and in which cases.

Readers bear given names only, and belong to organisations that every mission has.
"""

from __future__ import annotations

from sightline.values import Level, Marking, Reader
from sightline.values.entry import Opening

JMAC, POLICE, PANEL, RISK, RIGHTS = "jmac", "unpol", "panel", "risk", "hr"
#: Who enters what an organisation receives.
CLERKS = {JMAC: "ana", POLICE: "chidi", PANEL: "dalia", RISK: "emeka", RIGHTS: "farah"}
HEAD = "bruno"

OPEN = "open"
MARKINGS: dict[str, Marking] = {
    OPEN: Marking.of(Level.UNCLASSIFIED, "all", owner="org:jmac"),
    "mission": Marking.of(
        Level.CONFIDENTIAL, "org:hr", "org:jmac", "org:risk", "org:unpol", owner="org:jmac"
    ),
    "jmac": Marking.of(Level.CONFIDENTIAL, "org:jmac", owner="org:jmac", code="H1"),
    "jmac-strict": Marking.of(Level.STRICTLY_CONFIDENTIAL, "org:jmac", owner="org:jmac", code="H2"),
    "handlers": Marking.of(
        Level.STRICTLY_CONFIDENTIAL, "role:source-handler", owner="org:jmac", code="H3"
    ),
    "police": Marking.of(Level.CONFIDENTIAL, "org:jmac", "org:unpol", owner="org:unpol"),
    "police-only": Marking.of(
        Level.STRICTLY_CONFIDENTIAL, "org:unpol", owner="org:unpol", code="H2"
    ),
    "panel": Marking.of(
        Level.STRICTLY_CONFIDENTIAL, "org:panel", owner="org:panel", judicial_use=True
    ),
    "panel-shared": Marking.of(Level.CONFIDENTIAL, "org:jmac", "org:panel", owner="org:panel"),
    "risk": Marking.of(Level.CONFIDENTIAL, "org:jmac", "org:risk", owner="org:risk"),
    "rights": Marking.of(
        Level.STRICTLY_CONFIDENTIAL, "org:hr", owner="org:hr", purpose=("protection",), code="H3"
    ),
    "rights-shared": Marking.of(Level.CONFIDENTIAL, "org:hr", "org:jmac", owner="org:hr"),
    "partner": Marking.of(Level.UNCLASSIFIED, "org:jmac", "org:partner", owner="org:partner"),
}
#: The id of each marking, by its short name.
MARKS = {name: marking.id for name, marking in MARKINGS.items()}

CASES: tuple[Opening, ...] = (
    Opening(case="case-quay", by=HEAD, purpose="analysis", basis="Mandate, paragraph 7"),
    Opening(case="case-quarry", by="chidi", purpose="police support", basis="Mandate, paragraph 9"),
    Opening(case="case-shelter", by="farah", purpose="protection", basis="Mandate, paragraph 4"),
)
#: The organisation that leads each case, and the marking of what is in it.
CASE_LEADS = {
    "case-quay": (JMAC, "jmac-strict"),
    "case-quarry": (POLICE, "police-only"),
    "case-shelter": (RIGHTS, "rights"),
}

READERS: tuple[Reader, ...] = (
    Reader(
        name="ana",
        organisation=JMAC,
        clearance=Level.STRICTLY_CONFIDENTIAL,
        by=HEAD,
        label="Analyst of the joint mission analysis centre",
        roles=("analyst",),
        purposes=("analysis",),
        cases=("case-quay",),
    ),
    Reader(
        name="bruno",
        organisation=JMAC,
        clearance=Level.STRICTLY_CONFIDENTIAL,
        by=HEAD,
        label="Chief of the joint mission analysis centre",
        roles=("analyst", "custodian", "registrar", "source-handler"),
        purposes=("analysis",),
        cases=("case-quay",),
    ),
    Reader(
        name="chidi",
        organisation=POLICE,
        clearance=Level.STRICTLY_CONFIDENTIAL,
        by=HEAD,
        label="Analyst for serious and organized crime",
        roles=("soc-analyst",),
        purposes=("analysis", "police support"),
        cases=("case-quarry",),
    ),
    Reader(
        name="dalia",
        organisation=PANEL,
        clearance=Level.STRICTLY_CONFIDENTIAL,
        by=HEAD,
        label="Finance expert of the panel",
        roles=("expert",),
        purposes=("sanctions",),
    ),
    Reader(
        name="emeka",
        organisation=RISK,
        clearance=Level.CONFIDENTIAL,
        by=HEAD,
        label="Risk officer, procurement",
        roles=("risk-officer",),
        purposes=("due-diligence",),
    ),
    Reader(
        name="farah",
        organisation=RIGHTS,
        clearance=Level.STRICTLY_CONFIDENTIAL,
        by=HEAD,
        label="Human rights officer",
        roles=("rights-officer",),
        purposes=("protection",),
        cases=("case-shelter",),
    ),
    Reader(
        name="goran",
        organisation="partner",
        clearance=Level.UNCLASSIFIED,
        by=HEAD,
        label="Liaison officer of a neighbouring operation",
        purposes=("liaison",),
    ),
    Reader(
        name="hana",
        organisation="university",
        clearance=Level.UNCLASSIFIED,
        by=HEAD,
        label="Researcher",
        purposes=("research",),
    ),
)
