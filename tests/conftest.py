"""What several tests share."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared() -> Path:
    """The seed documents beside the repository; tests over them are skipped where they are not."""
    beside = Path(__file__).resolve().parents[2] / "shared"
    path = Path(os.environ.get("ZHENGTU_SHARED", beside))
    if not (path / "seeds").is_dir():
        pytest.skip(f"no seed documents at {path}: set ZHENGTU_SHARED to the folder that has them")
    return path
