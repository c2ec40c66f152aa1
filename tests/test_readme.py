"""The README cannot drift: its query gives its output, its commands and links exist."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from zhengtu.loaders import sample
from zhengtu.outputs.build import build
from zhengtu.outputs.cli import app

ROOT = Path(__file__).parent.parent
READMES = (ROOT / "README.md", ROOT / "README.zh.md")


@pytest.fixture(scope="module")
def kg(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("readme") / "kg"
    build(sample.paths(), directory, progress=False)
    return directory


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_the_first_query_gives_the_output_shown(readme: Path, kg: Path, tmp_path: Path) -> None:
    text = readme.read_text(encoding="utf-8")
    query, shown = re.search(r"```sparql\n(.*?)```.*?```text\n(.*?)```", text, re.DOTALL).groups()
    file = tmp_path / "question.rq"
    file.write_text(query, encoding="utf-8")
    result = CliRunner().invoke(app, ["query", str(kg), str(file)])
    assert result.exit_code == 0
    assert [line.split() for line in result.stdout.splitlines()[2:] if line.strip()] == [
        line.split() for line in shown.splitlines()[2:] if line.strip()
    ]


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_every_command_shown_exists(readme: Path) -> None:
    named = set(re.findall(r"`zhengtu ([a-z]+)", readme.read_text(encoding="utf-8")))
    known = {command.name or command.callback.__name__ for command in app.registered_commands}
    assert named
    assert named <= known
    assert known <= named, "a command that the README does not show"


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_every_link_leads_to_a_file(readme: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", readme.read_text(encoding="utf-8")):
        assert (ROOT / target).exists(), target
