"""A build, from files to a graph directory: what is there, and what stays when things go wrong."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from zhengtu.loaders import sample
from zhengtu.loaders.errors import NoGraph, ZhengtuError
from zhengtu.outputs import build as building
from zhengtu.outputs import bundle
from zhengtu.outputs.build import build
from zhengtu.outputs.directory import replacing, sweep

REPORT = """2020年1月10日在{city}第八届人民代表大会第五次会议上
{city}人民政府市长 张小明
各位代表：
现在，我代表市人民政府向大会报告工作，请予审议。
一、2019年工作回顾
地区生产总值增长7.2%，新增城镇就业12.5万人。
二、2020年目标任务
地区生产总值增长7%左右。
"""


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, city in (("shaoxing", "绍兴市"), ("ningbo", "宁波市")):
        (folder / f"{name}.txt").write_text(REPORT.format(city=city), encoding="utf-8")
    return folder


def contents(directory: Path) -> dict[str, bytes]:
    """Every file but those of the store, whose layout is Oxigraph's own."""
    files = {file.relative_to(directory).as_posix(): file for file in directory.rglob("*")}
    return {
        name: file.read_bytes()
        for name, file in sorted(files.items())
        if file.is_file() and not name.startswith("store/")
    }


def test_a_graph_directory_holds_everything(reports: Path, tmp_path: Path):
    graph = build(reports, tmp_path / "kg")
    there = {path.name for path in (tmp_path / "kg").iterdir()}
    assert there >= {
        "manifest.json",
        "parts",
        "store",
        "graph.ttl",
        "tables",
        "views",
        "index.html",
    }
    assert [one.region for one in graph.manifest.documents] == ["宁波市", "绍兴市"]
    assert graph.manifest.counts["targets"] >= 2
    assert graph.manifest.counts["outcomes"] >= 4
    views = sorted(path.name.partition("-")[0] for path in (tmp_path / "kg/views").iterdir())
    assert views == ["330200", "330600", "region", "region", "regions.html"]


def test_a_second_build_gives_the_same_bytes(tmp_path: Path):
    kg = tmp_path / "kg"
    first = build(sample.paths(), kg)
    before = contents(kg)
    second = build(sample.paths(), kg)
    assert contents(kg) == before
    assert second.manifest == first.manifest
    build(sample.paths(), tmp_path / "clean")
    assert contents(tmp_path / "clean") == before


def test_every_executor_gives_the_same_bytes(reports: Path, tmp_path: Path):
    build(reports, tmp_path / "here")
    build(reports, tmp_path / "processes", workers=2)
    with ThreadPoolExecutor(2) as threads:
        build(reports, tmp_path / "threads", executor=threads)
    here = contents(tmp_path / "here")
    assert contents(tmp_path / "processes") == here
    assert contents(tmp_path / "threads") == here


def test_only_a_region_that_changed_is_read_again(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    build(reports, tmp_path / "kg")
    read = []
    extract = bundle.extract
    monkeypatch.setattr(bundle, "extract", lambda *one: read.append(one[1].region) or extract(*one))
    more = "全市建成绿道35公里。\n"
    with (reports / "ningbo.txt").open("a", encoding="utf-8") as file:
        file.write(more)
    build(reports, tmp_path / "kg")
    assert read == ["宁波市"]


def test_what_a_part_holds_depends_on_the_program(reports: Path, tmp_path: Path):
    (item, _) = building.gather([reports]).items
    names = {
        bundle.Bundle("330600", (item,), program, tmp_path).name for program in ("one", "other")
    }
    assert len(names) == 2


def test_a_build_that_fails_leaves_the_graph_as_it_was(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    build(reports, tmp_path / "kg")
    before, beside = contents(tmp_path / "kg"), sorted(path.name for path in tmp_path.iterdir())
    (reports / "ningbo.txt").unlink()

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(building, "draw_first", fail)
    with pytest.raises(OSError, match="disk full"):
        build(reports, tmp_path / "kg")
    assert contents(tmp_path / "kg") == before
    assert sorted(path.name for path in tmp_path.iterdir()) == beside


def test_what_a_killed_build_left_is_cleared_away(reports: Path, tmp_path: Path):
    (tmp_path / ".kg-00dead00/new/parts").mkdir(parents=True)
    mine = tmp_path / ".kg-mythesis"
    (mine / "chapters").mkdir(parents=True)
    build(reports, tmp_path / "kg")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".kg-mythesis", "kg", "reports"]


def test_a_graph_that_a_killed_build_had_moved_aside_is_put_back(reports: Path, tmp_path: Path):
    build(reports, tmp_path / "kg")
    before = contents(tmp_path / "kg")
    (tmp_path / ".kg-00dead00").mkdir()
    (tmp_path / "kg").rename(tmp_path / ".kg-00dead00/old")
    sweep(tmp_path / "kg")
    assert contents(tmp_path / "kg") == before


def test_a_build_that_still_runs_is_left_alone(tmp_path: Path):
    with replacing(tmp_path / "kg") as new:
        sweep(tmp_path / "kg")
        assert new.is_dir()
        (new / "manifest.json").write_text('{"zhengtu": "0"}', encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["kg"]


def test_a_directory_that_is_no_graph_is_never_replaced(reports: Path, tmp_path: Path):
    mine = tmp_path / "thesis"
    mine.mkdir()
    (mine / "chapter.txt").write_text("本章", encoding="utf-8")
    with pytest.raises(NoGraph, match="holds something else and would be deleted"):
        build(reports, mine)
    with pytest.raises(NoGraph, match="this is a file"):
        build(reports, reports / "ningbo.txt")
    assert [path.name for path in mine.iterdir()] == ["chapter.txt"]


def test_an_empty_directory_may_become_a_graph(reports: Path, tmp_path: Path):
    (tmp_path / "kg").mkdir()
    assert build(reports, tmp_path / "kg").manifest.counts["documents"] == 2


def test_what_cannot_be_read_is_listed_and_the_rest_is_built(reports: Path, tmp_path: Path):
    (reports / "empty.txt").write_bytes(b"")
    (reports / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (reports / "recipe.txt").write_text("番茄炒蛋：先把鸡蛋打散。", encoding="utf-8")
    (reports / "nowhere.txt").write_text(REPORT.format(city="某某市"), encoding="utf-8")
    graph = build([reports, tmp_path / "missing"], tmp_path / "kg")
    found = {Path(one.place.split(",")[0]).name: one.found for one in graph.manifest.skipped}
    assert found == {
        "missing": "no such file or folder",
        "empty.txt": "the file is empty",
        "picture.txt": "a picture, not text",
        "recipe.txt": "no work report, completion table or article in this text",
        "nowhere.txt": "the text of this report does not tell its region",
    }
    assert graph.manifest.counts["documents"] == 2


def test_a_broken_row_is_named_and_the_others_are_read(tmp_path: Path):
    path = tmp_path / "table.txt"
    whole = (sample.directory() / "ningbo-2023-table.txt").read_text(encoding="utf-8")
    path.write_text(whole.replace(" 市发改委 |\n2 ", "\n2 "), encoding="utf-8")
    manifest = build(path, tmp_path / "kg").manifest
    assert manifest.counts["tasks"] == 13
    assert [(one.place, one.found) for one in manifest.skipped] == [
        (f"{path}, line 2", "3 cells where the header has 4")
    ]


def test_a_document_that_trips_a_rule_does_not_stop_the_others(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    extract = bundle.extract

    def trip(document: object, identity: object) -> object:
        if identity.region == "宁波市":
            raise ValueError("no such shape")
        return extract(document, identity)

    monkeypatch.setattr(bundle, "extract", trip)
    manifest = build(reports, tmp_path / "kg").manifest
    assert [one.region for one in manifest.documents] == ["绍兴市"]
    assert manifest.skipped[0].found == "could not be read (ValueError: no such shape)"
    monkeypatch.undo()
    assert build(reports, tmp_path / "kg").manifest.counts["documents"] == 2


def test_a_graph_is_not_replaced_by_nothing(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    build(reports, tmp_path / "kg")
    before = contents(tmp_path / "kg")

    def trip(*_: object) -> None:
        raise ValueError("no such shape")

    monkeypatch.setattr(bundle, "extract", trip)
    monkeypatch.setattr(bundle, "read_part", lambda _: None)
    monkeypatch.setattr(building, "read_part", lambda _: None)
    with pytest.raises(ZhengtuError, match="no document could be read"):
        build(reports, tmp_path / "kg")
    assert contents(tmp_path / "kg") == before


def test_nothing_to_build_from_is_an_error(tmp_path: Path):
    with pytest.raises(ZhengtuError, match="no such file or folder; check the path"):
        build(tmp_path / "missing", tmp_path / "kg")
    assert not (tmp_path / "kg").exists()


def test_a_file_that_comes_twice_is_read_once(reports: Path, tmp_path: Path):
    (reports / "copy.txt").write_bytes((reports / "ningbo.txt").read_bytes())
    manifest = build(reports, tmp_path / "kg").manifest
    assert manifest.counts["documents"] == 2
    assert [(Path(one.name).name, Path(one.same_as).name) for one in manifest.same] == [
        ("ningbo.txt", "copy.txt")
    ]


def test_the_manifest_names_inputs_as_they_were_given(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    build("reports", "kg")
    manifest = json.loads((tmp_path / "kg/manifest.json").read_text(encoding="utf-8"))
    assert [one["name"] for one in manifest["inputs"]] == [
        "reports/ningbo.txt",
        "reports/shaoxing.txt",
    ]
    assert str(tmp_path) not in json.dumps(manifest)


def test_the_seeds_are_built_whole(shared: Path, tmp_path: Path):
    manifest = build(shared / "seeds", tmp_path / "kg").manifest
    expected = {"documents": 14, "reports": 10, "tables": 1, "articles": 3, "tasks": 177}
    assert manifest.counts | expected | {"terms": 30} == manifest.counts
    assert manifest.skipped == ()
