"""Who stands in the middle, who works together, what is shared."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from importlib.resources import files

import pytest

from zhengtu import schema
from zhengtu.graph.analysis import Table, analyze, annotate
from zhengtu.graph.projections import Duty
from zhengtu.outputs.analysis import analyzed, measured_network
from zhengtu.outputs.api import Graph


@pytest.fixture(scope="module")
def tables(built: Graph) -> dict[str, Table]:
    return {table.name: table for table in analyzed(built)}


def column(table: Table, name: str) -> list[object]:
    return [row[table.columns.index(name)] for row in table.rows]


def teams(*tasks: str) -> dict[str, Table]:
    """The tables of tasks with a letter for each unit, the first in the lead: teams("ab", "ac")."""
    duties = [
        Duty(f"task{number}", unit, "lead" if unit == units[0] else "support")
        for number, units in enumerate(tasks)
        for unit in units
    ]
    return {table.name: table for table in analyze(lambda name: [], duties)}


def test_kinds_are_counted_as_the_build_counts_them(built: Graph, tables: dict[str, Table]) -> None:
    counts = {row[:2]: row[2] for row in tables["kinds"].rows}
    assert counts["node", "document"] == built.manifest.counts["documents"]
    assert counts["node", "task"] == built.manifest.counts["tasks"]


def test_a_unit_leads_and_supports_tasks(tables: dict[str, Table]) -> None:
    found = {row["unit"]: row for row in tables["units"].records()}
    transport = found["宁波市交通运输局"]
    assert transport["region"] == "宁波市"
    assert int(str(transport["leads"])) + int(str(transport["supports"])) > 0


def test_the_unit_between_two_others_cannot_be_done_without() -> None:
    units = teams("ab", "bc")["units"]
    assert column(units, "unit") == ["b", "a", "c"]
    assert column(units, "betweenness") == [1.0, 0.0, 0.0]
    assert column(units, "articulation") == [1, 0, 0]


def test_three_who_work_together_can_do_without_each_other() -> None:
    found = teams("abc", "cd")
    units = found["units"].records()
    assert [row["unit"] for row in units if row["articulation"]] == ["c"]
    assert [
        row["unit"] + row["other"] for row in found["unit-pairs"].records() if row["bridge"]
    ] == ["cd"]


def test_units_that_work_together_are_a_community() -> None:
    together = teams("abc", "abc", "xyz", "xyz", "az", "q")["communities"]
    assert together.rows == ((1, 3, 3, "a、b、c"), (2, 3, 3, "x、y、z"), (3, 1, 1, "q"))


def test_a_project_of_two_regions_is_shared(tables: dict[str, Table]) -> None:
    assert all(int(str(count)) > 1 for count in column(tables["shared-projects"], "regions"))
    assert len(tables["shared-projects"].rows) > 0


def test_a_cascade_tells_its_greatest_rise() -> None:
    def step(above: str, below: str, gap: str) -> dict[str, str]:
        row = {"concept": "gdp", "indicator": "地区生产总值", "aspect": "growth", "year": "2021"}
        row |= {"above": above, "above_code": above, "gap": gap}
        return row | {"region": below, "region_code": below}

    rows = [step("330000", "330600", "0.5"), step("330600", "330602", "1"),
            step("330000", "330200", "-1")]  # fmt: skip
    found = analyze(lambda name: rows if name == "cascade" else [])
    (cascade,) = next(table for table in found if table.name == "cascades").records()
    assert cascade["chain"] == "330000 → 330600 → 330602"
    assert (cascade["rise"], cascade["levels"], cascade["beyond"]) == (1.5, 3, 2)


@pytest.mark.parametrize("tasks", [(), ("a",), ("a", "a"), ("ab",)])
def test_empty_and_tiny_networks_have_tables_too(tasks: tuple[str, ...]) -> None:
    found = teams(*tasks)
    assert len(found["units"].rows) == len(set("".join(tasks)))
    assert all(len(row) == len(each.columns) for each in found.values() for row in each.rows)


def test_over_a_thousand_nodes_betweenness_is_sampled_the_same_way_each_time() -> None:
    wide = [f"{chr(0x4E00 + n)}{chr(0x4E00 + n // 7)}" for n in range(1, 520)]
    assert teams(*wide) == teams(*wide)


def test_every_table_has_a_title_and_every_number_a_meaning(tables: dict[str, Table]) -> None:
    for table in tables.values():
        assert table.title
        told = {column for column, *_ in table.meanings}
        for name in table.columns:
            numbers = any(isinstance(cell, int | float) for cell in column(table, name))
            assert not numbers or name in told | {"community"}, (table.name, name)


def test_no_meaning_is_told_of_what_is_not_there(tables: dict[str, Table]) -> None:
    text = (files(schema) / "measures.csv").read_text(encoding="utf-8")
    assert text.splitlines()[1:] == sorted(text.splitlines()[1:])
    for row in csv.DictReader(text.splitlines()):
        assert not row["column"] or row["column"] in tables[row["table"]].columns


def test_nodes_of_the_network_carry_their_measures(built: Graph) -> None:
    network = measured_network(built)
    leading = {unit for unit, _, more in network.edges(data=True) if more["type"] == "leads"}
    assert all(isinstance(network.nodes[unit]["units_betweenness"], float) for unit in leading)
    kinds = {more["type"] for *_, more in network.edges(data=True)}
    assert {"works-with", "shares-initiatives", "passes-down"} <= kinds
    values = [value for *_, more in network.edges(data=True) for value in more.values()]
    assert all(isinstance(value, str | int | float) for value in values)


def test_what_the_network_does_not_hold_is_not_put_on_it() -> None:
    from networkx import MultiDiGraph

    network = MultiDiGraph()
    annotate(network, teams("ab").values())
    assert len(network) == 0


def test_the_hash_seed_of_the_interpreter_changes_nothing(built: Graph) -> None:
    script = (
        "import sys\n"
        "from zhengtu.outputs.analysis import analyzed\n"
        "from zhengtu.outputs.api import open_graph\n"
        "print(analyzed(open_graph(sys.argv[1])))\n"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", script, str(built.directory)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1
