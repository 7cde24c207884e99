"""What every test stands on: the rule for needs, and how hard hypothesis looks."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

SHARED = Path(__file__).parents[2] / "shared"

settings.register_profile(
    "house",
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile("thorough", parent=settings.get_profile("house"), max_examples=600)
settings.load_profile(os.environ.get("SIGHTLINE_HYPOTHESIS", "house"))


def need(present: object, reason: str) -> None:
    """Skip with a printed reason when something is absent, or fail where nothing may be skipped."""
    if present:
        return
    if os.environ.get("SIGHTLINE_REQUIRE") == "all":
        pytest.fail(f"SIGHTLINE_REQUIRE=all, but {reason}", pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real data beside the project."""
    need(SHARED.is_dir(), "the folder of real data, ../shared, is not there")
    return SHARED
