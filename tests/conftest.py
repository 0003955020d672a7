"""What all tests share: the places of the workspace, the measuring data where it is there, hypothesis' manners."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

REPOSITORY = Path(__file__).resolve().parent.parent

# In CI the same examples every time: a red build must be red again on one's own machine.
settings.register_profile("dev", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", deadline=timedelta(seconds=10), max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "dev"))


@pytest.fixture(scope="session")
def repository() -> Path:
    """The top of the repository, which is a workspace too."""
    return REPOSITORY


@pytest.fixture(scope="session")
def seeds(repository: Path) -> Path:
    """The folder of the eleven seed articles."""
    return repository / "seeds"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the measuring data, beside the repository; a test that asks for it is skipped where it is not."""
    folder = REPOSITORY.parent / "shared"
    if not (folder / "bench").is_dir():
        pytest.skip("no measuring data: the folder ../shared/bench is not beside the repository")
    return folder
