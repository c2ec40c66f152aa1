"""Pages are drawn from the parts of a region, before there is a store: they show the same."""

from pathlib import Path

from networkx.utils import graphs_equal

from zhengtu.graph.documents import document_network
from zhengtu.graph.held import Held
from zhengtu.loaders import sample
from zhengtu.outputs.build import build
from zhengtu.outputs.bundle import GRAPH, read_part
from zhengtu.schema.turtle import ID


def test_a_network_of_a_part_is_that_of_the_store(tmp_path: Path):
    graph = build(sample.paths(), tmp_path / "kg")
    judged = sorted((tmp_path / "kg/assessments").glob("*.nq*"))
    for name in graph.manifest.parts:
        folder = tmp_path / "kg/parts" / name
        part, held = read_part(folder), Held([folder / GRAPH, *judged])
        assert part is not None
        for one in part.documents:
            document = f"{ID}document/{one.document}"
            drawn, stored = held.network(document), document_network(graph.store, document)
            assert drawn.number_of_nodes() > 0
            assert graphs_equal(drawn, stored)
