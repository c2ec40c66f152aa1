"""Who stands in the middle, who works together, what is shared."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest
from pyoxigraph import RdfFormat, Store

from zhengtu.graph.analysis import Table, analyze
from zhengtu.graph.network import network

SMALL = Path(__file__).parent / "golden" / "small.trig"


@pytest.fixture(scope="module")
def tables() -> dict[str, Table]:
    store = Store()
    store.load(path=str(SMALL), format=RdfFormat.TRIG)
    return {table.name: table for table in analyze(network(store))}


def column(table: Table, name: str) -> list[object]:
    return [row[table.columns.index(name)] for row in table.rows]


def teams(*tasks: str) -> nx.MultiDiGraph:
    """Tasks with a letter for each unit, the first in the lead: teams("ab", "ac")."""
    graph = nx.MultiDiGraph()
    for number, units in enumerate(tasks):
        graph.add_node(f"task{number}", type="task", label=units, value="", region="")
        for unit in units:
            graph.add_node(unit, type="organization", label=unit, value="", region="")
            kind = "leads" if unit == units[0] else "supports"
            graph.add_edge(unit, f"task{number}", key=kind, type=kind)
    return graph


def named(tables: tuple[Table, ...], name: str) -> Table:
    return next(table for table in tables if table.name == name)


def test_kinds_are_counted(tables: dict[str, Table]) -> None:
    assert ("node", "target", 5) in tables["kinds"].rows
    assert ("edge", "leads", 2) in tables["kinds"].rows


def test_a_unit_has_partners_and_tasks(tables: dict[str, Table]) -> None:
    units = tables["units"]
    assert column(units, "unit") == ["市发改委", "市建设局", "市统计局"]
    assert column(units, "region") == ["绍兴市"] * 3
    assert column(units, "leads") == [1, 1, 0]
    assert column(units, "partners") == [2, 2, 2]


def test_the_unit_between_two_others_has_all_the_betweenness() -> None:
    units = named(analyze(teams("ab", "bc")), "units")
    assert [row[:1] + row[4:6] for row in units.rows] == [
        ("b", 2, 1.0),
        ("a", 1, 0.0),
        ("c", 1, 0.0),
    ]


def test_pairs_are_weighted_by_the_tasks_they_share(tables: dict[str, Table]) -> None:
    assert [row[:3] for row in tables["unit-pairs"].rows] == [
        ("市发改委", "市建设局", 2),
        ("市发改委", "市统计局", 1),
        ("市建设局", "市统计局", 1),
    ]


def test_units_that_work_together_are_a_community() -> None:
    together = teams("abc", "abc", "xyz", "xyz", "az", "q")
    assert named(analyze(together), "communities").rows == (
        (1, 3, 3, "a、b、c"),
        (2, 3, 3, "x、y、z"),
        (3, 1, 1, "q"),
    )


def test_a_project_in_two_reports_and_a_task_stands_between_them(tables: dict[str, Table]) -> None:
    first = tables["projects"].rows[0]
    assert first[:5] == ("轨道交通1号线", "project", "绍兴市", "operate", 3)
    assert float(first[5]) > 0


def test_a_project_of_two_regions_is_shared(tables: dict[str, Table]) -> None:
    rows = (("轨道交通1号线", "project", 2, "绍兴市、越城区"),)
    assert tables["shared-projects"].rows == rows


@pytest.mark.parametrize("tasks", [(), ("a",), ("a", "a"), ("ab",)])
def test_empty_and_tiny_networks_have_tables_too(tasks: tuple[str, ...]) -> None:
    found = analyze(teams(*tasks))
    assert len(named(found, "units").rows) == len(set("".join(tasks)))
    assert all(len(row) == len(table.columns) for table in found for row in table.rows)


def test_over_a_thousand_nodes_betweenness_is_sampled_the_same_way_each_time() -> None:
    wide = teams(*(f"{chr(0x4E00 + n)}{chr(0x4E00 + n // 7)}" for n in range(1, 520)))
    assert analyze(wide) == analyze(wide)


def test_the_hash_seed_of_the_interpreter_changes_nothing() -> None:
    script = (
        "import sys, pyoxigraph as ox\n"
        "from zhengtu.graph.analysis import analyze\n"
        "from zhengtu.graph.network import network\n"
        "quads = ox.parse(path=sys.argv[1], format=ox.RdfFormat.TRIG)\n"
        "print(analyze(network(quads)))\n"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", script, str(SMALL)],
            env={"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1
