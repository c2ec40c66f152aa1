"""What a wheel compiles, and that nothing else does."""

import sys
from pathlib import Path
from runpy import run_path

import pytest

pytest.importorskip("setuptools")
ROOT = Path(__file__).parents[1]


def told(name: str):
    """What ``setup.py`` says when it is read, not run."""
    return run_path(str(ROOT / "setup.py"), run_name="setup")[name]


@pytest.fixture
def modules(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.chdir(ROOT)
    return told("modules")()


def test_the_modules_to_compile_are_there_once_each(modules: list[str]):
    assert len(set(modules)) == len(modules) > 30
    assert all((ROOT / module).is_file() for module in modules)


def test_what_stays_plain_is_there_too():
    folders = [ROOT / "loaders" / folder for folder in told("FOLDERS")]
    for name in told("PLAIN").split():
        assert any((folder / f"{name}.py").is_file() for folder in folders), name


def test_records_stay_plain_because_they_pass_between_processes(modules: list[str]):
    assert "loaders/records.py" not in modules


@pytest.mark.parametrize("command", ["editable_wheel", "sdist", "dist_info", "egg_info", "develop"])
def test_only_a_wheel_is_compiled(command: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "argv", ["setup.py", command])
    assert told("extensions")() == []


def test_a_wheel_is_plain_where_that_is_asked_for(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "argv", ["setup.py", "bdist_wheel"])
    monkeypatch.setenv("ZHENGTU_PURE", "1")
    assert told("extensions")() == []
