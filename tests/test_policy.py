"""Policies: the built-in ones, one's own, and what is said of a file that cannot be used."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from zhengtu.graph.assess.policy import BUILT_IN, DEFAULT, built_in, policy
from zhengtu.loaders.errors import BadPolicy


def write(folder: Path, text: str) -> str:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_the_built_in_policies_are_named_after_their_files() -> None:
    assert [one.name for one in built_in()] == list(BUILT_IN)
    assert DEFAULT in BUILT_IN


def test_lenient_gives_left_and_right_some_room_and_strict_none() -> None:
    assert (policy("lenient").points, policy("lenient").share) == (Decimal("0.5"), Decimal("0.05"))
    assert (policy("strict").points, policy("strict").share) == (0, 0)


def test_what_a_file_leaves_out_is_as_in_the_strict_policy(tmp_path: Path) -> None:
    mine = policy(write(tmp_path, 'name = "mine"\n[about]\npoints = 0.3\n'))
    assert (mine.name, mine.points, mine.share, mine.part_year) == (
        "mine",
        Decimal("0.3"),
        0,
        "refuse",
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name = ", "not TOML"),
        ("[about]\npoints = 1\n", "name is ''"),
        ('name = "Mein Maß"\n', "name is 'Mein Maß'"),
        ('name = "strict"\n', "calls itself strict"),
        ('name = "mine"\n[about]\npoint = 1\n', "unknown: about.point"),
        ('name = "mine"\n[about]\npoints = -1\n', "about.points is -1"),
        ('name = "mine"\n[about]\npoints = nan\n', "about.points is NaN"),
        ('name = "mine"\n[about]\npoints = "0.5"\n', "about.points is '0.5'"),
        ('name = "mine"\n[early]\nforecast = "yes"\n', "early.forecast is 'yes'"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_its_fault(
    tmp_path: Path, text: str, said: str
) -> None:
    with pytest.raises(BadPolicy) as error:
        policy(write(tmp_path, text))
    assert said in str(error.value)
    assert "mine.toml" in str(error.value)


def test_a_policy_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(BadPolicy, match="take strict or lenient"):
        policy("mild")
