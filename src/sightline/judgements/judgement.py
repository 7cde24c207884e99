"""A judgement as it stands: the outcome of its acts, and what has become of its basis."""

from __future__ import annotations

import datetime as dt
from typing import cast

import msgspec

from sightline.judgements.basis import Basis
from sightline.judgements.deeds import Answering, Approved, Drafted, Replied
from sightline.judgements.filed import Filed, Uncounted

DRAFT, REVIEWED, APPROVED = "draft", "reviewed", "approved"
CONTESTED, WITHDRAWN, SUPERSEDED = "contested", "withdrawn", "superseded"
OVER = (WITHDRAWN, SUPERSEDED)


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """Everything about one judgement on one day, as far as one picture tells.

    ``status`` is the step that its acts reached. ``grey`` says why it should
    not be leaned on all the same, ``cautions`` what has to be kept in mind.
    ``person`` is None when the subject is not in the picture.
    """

    id: str
    draft: Drafted
    author: str
    author_role: str
    drafted_on: dt.date
    status: str
    day: dt.date
    person: bool | None
    basis: Basis
    acts: tuple[Filed, ...]
    uncounted: tuple[Uncounted, ...] = ()
    grey: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether it is approved and nothing makes it grey."""
        return self.status == APPROVED and not self.grey

    @property
    def review_due(self) -> dt.date | None:
        """The day by which it has to be looked at again, as said last."""
        return cast("dt.date | None", self.said("review_due"))

    @property
    def expires(self) -> dt.date | None:
        """The day after which the label is no longer to be used."""
        return cast("dt.date | None", self.said("expires"))

    @property
    def replies(self) -> tuple[Filed, ...]:
        """What the one judged answered: it is never taken out of sight."""
        return tuple(one for one in self.acts if isinstance(one.deed, Replied))

    @property
    def approvers(self) -> tuple[str, ...]:
        """Who let it stand."""
        return tuple(dict.fromkeys(a.by for a in self.acts if isinstance(a.deed, Approved)))

    @property
    def readers(self) -> tuple[str, ...]:
        """Who reviewed or approved it."""
        return tuple(dict.fromkeys(a.by for a in self.acts if isinstance(a.deed, Answering)))

    def said(self, name: str) -> object:
        """Give what the draft said of something, or what a reviewer said of it last."""
        told = getattr(self.draft, name)
        for act in self.acts:
            if isinstance(act.deed, Answering):
                told = getattr(act.deed, name) or told
        return told
