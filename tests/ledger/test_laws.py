"""The laws hold on every store."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sightline.ledger import Ledger, laws


@pytest.mark.parametrize("law", laws.LAWS, ids=lambda law: law.__name__)
def test_law(law: laws.Law, make: Callable[[], Ledger]) -> None:
    law(make)
