"""The oracle: the real followthemoney, held beside our reading of it."""

from __future__ import annotations

import importlib.util
from typing import Any

import pytest

from tests.conftest import need


@pytest.fixture(scope="session")
def oracle() -> Any:
    """The model of followthemoney 4.11."""
    need(importlib.util.find_spec("followthemoney"), "followthemoney is not installed")
    import followthemoney  # noqa: PLC0415 - only where it is installed

    need(
        followthemoney.__version__.startswith("4.11."),
        f"followthemoney is {followthemoney.__version__}, and the oracle is 4.11",
    )
    return followthemoney.model
