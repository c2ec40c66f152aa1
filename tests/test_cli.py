"""The command line: what each command prints, and with which status it ends."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from zhengtu.loaders import sample
from zhengtu.outputs.cli import main


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]):
    """Run a command: its status, standard output and standard error."""

    def command(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return int(ended.value.code or 0), captured.out, captured.err

    return command


@pytest.fixture(scope="module")
def kg(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("cli") / "kg"
    with pytest.raises(SystemExit):
        main(["build", "--sample", "-o", str(directory)])
    return directory


def report(name: str = "ningbo-2024.txt") -> Path:
    return sample.directory() / name


def test_help_names_every_command(run):
    status, out, _ = run("--help")
    assert status == 0
    for name in ("build", "query", "view", "analyze", "validate", "identify", "extract"):
        assert name in out


def test_the_version_is_told(run):
    status, out, _ = run("--version")
    assert status == 0
    assert out.startswith("zhengtu 0.")


def test_build_says_what_it_found_and_what_to_open(run, tmp_path: Path):
    status, out, err = run("build", "--sample", "-o", tmp_path / "kg")
    assert (status, err) == (0, "")
    assert "7 documents (5 reports, 1 tables, 1 articles) in 5 files" in out
    assert "14 tasks, 8 terms" in out
    assert "numbers accounted for" in out
    assert f"open   {tmp_path / 'kg/index.html'}" in out


def test_build_goes_on_where_part_failed(run, tmp_path: Path):
    status, out, err = run("build", report(), tmp_path / "missing.txt", "-o", tmp_path / "kg")
    assert status == 1
    assert "1 documents" in out
    assert err == f"error: {tmp_path / 'missing.txt'}: no such file or folder; check the path\n"


def test_build_says_so_where_nothing_can_be_done(run, tmp_path: Path):
    (tmp_path / "empty.txt").touch()
    status, out, err = run(
        "build", tmp_path / "empty.txt", tmp_path / "b.txt", "-o", tmp_path / "k"
    )
    assert (status, out) == (2, "")
    assert "no document could be read" in err
    assert "empty.txt: the file is empty" in err
    assert "b.txt: no such file or folder" in err


def test_build_wants_paths_or_the_sample(run):
    status, _, err = run("build")
    assert status == 2
    assert "give paths, or --sample and none" in err


def test_query_prints_a_table(run, kg: Path):
    status, out, _ = run("query", kg, "SELECT (COUNT(?t) AS ?tasks) { ?t a zt:Task }")
    assert status == 0
    assert [line.strip() for line in out.splitlines()] == ["tasks", "─────", "14"]


def test_query_prints_json_and_csv(run, kg: Path):
    text = "SELECT ?n { VALUES ?n { 7.20 true UNDEF } }"
    assert (
        run("query", kg, text, "--format", "json")[1]
        == '[\n{"n": 7.2},\n{"n": true},\n{"n": null}\n]\n'
    )
    assert run("query", kg, text, "--format", "csv")[1] == 'n\n7.2\ntrue\n""\n'


def test_query_writes_a_file_in_the_format_of_its_name(run, kg: Path, tmp_path: Path):
    status, out, _ = run("query", kg, "ASK { ?t a zt:Task }", "-o", tmp_path / "answer.csv")
    assert (status, out) == (0, "")
    assert (tmp_path / "answer.csv").read_bytes() == b"\xef\xbb\xbfanswer\ntrue\n"


def test_query_runs_a_file_and_a_saved_query(run, kg: Path, tmp_path: Path):
    (tmp_path / "mine.rq").write_text("ASK { ?t a zt:Task }", encoding="utf-8")
    assert "true" in run("query", kg, tmp_path / "mine.rq", "--format", "csv")[1]
    status, out, _ = run("query", kg, "--name", "targets", "--param", "region=宁波市")
    assert status == 0
    assert "宁波市" in out
    assert "舟山市" not in out


def test_query_lists_what_is_saved(run):
    status, out, _ = run("query", "--list")
    assert status == 0
    assert "growth-targets" in out
    assert "region=all" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["SELECT nothing"], "query, line 1"),
        (["missing.rq"], "no readable query file"),
        (["--name", "targts"], "did you mean targets"),
        (["--name", "targets", "--param", "region"], "write --param region=VALUE"),
        (["ASK {}", "--format", "xml"], "one of: table, csv, json"),
        ([], "give KG and either SPARQL or --name NAME"),
    ],
)
def test_query_says_what_is_wrong(run, kg: Path, arguments: list[str], said: str):
    status, out, err = run("query", kg, *arguments)
    assert (status, out) == (2, "")
    assert said in err


def test_a_directory_without_a_graph_is_one_line_on_standard_error(run, tmp_path: Path):
    for command in ("validate", "analyze", "view"):
        status, out, err = run(command, tmp_path)
        assert (status, out) == (2, "")
        assert err == f"error: {tmp_path}: no graph here; run: zhengtu build PATH -o {tmp_path}\n"


def test_identify_prints_a_line_for_each_document(run):
    status, out, err = run("identify", report("listing.txt"), report())
    found = [json.loads(line) for line in out.splitlines()]
    assert (status, err) == (0, "")
    assert [one["kind"] for one in found] == ["report", "report", "article", "report"]
    assert list(found[-1]) == [
        "path", "start", "end", "kind", "region", "region_code", "level", "year", "date",
        "session", "speaker", "office", "title",
    ]  # fmt: skip
    assert (found[-1]["region"], found[-1]["region_code"]) == ("宁波市", "330200")
    assert (found[-1]["year"], found[-1]["level"]) == (2024, "prefecture")


def test_extract_prints_a_line_for_each_record(run):
    status, out, err = run("extract", report())
    lines = [json.loads(line) for line in out.splitlines()]
    assert (status, err) == (0, "")
    text = report().read_text(encoding="utf-8")
    assert {line["record"] for line in lines} >= {"statement"}
    for line in lines:
        assert line["document"] == str(report())
        assert "".join(text[line["start"] : line["end"]].split()) == "".join(line["quote"].split())
    gdp = [line for line in lines if line["quote"].startswith("地区生产总值16452.8亿元")]
    assert {(line["aspect"], line["value"], line["unit"], line["year"]) for line in gdp} == {
        ("level", 16452.8, "亿元", 2023),
        ("growth", 5.5, "%", 2023),
    }


def test_extract_prints_tasks_with_their_pairs_and_terms(run):
    _, out, _ = run("extract", report("ningbo-2023-table.txt"), report("yinzhou-2024.txt"))
    lines = [json.loads(line) for line in out.splitlines()]
    tasks = [line for line in lines if line["record"] == "task"]
    assert [task["number"] for task in tasks] == list(range(1, 15))
    assert (tasks[1]["lead"], tasks[1]["units"]) == ("市发改委", ["市发改委", "市经信局"])
    assert tasks[0]["pairs"][0]["target_value"] == 5.5
    assert sum(line["record"] == "term" for line in lines) == 8


def test_extract_gives_the_same_bytes_again(run):
    assert run("extract", report()) == run("extract", report())


def test_a_text_that_is_no_report_prints_nothing_and_says_so(run, tmp_path: Path):
    path = tmp_path / "recipe.txt"
    path.write_text("番茄炒蛋：先把鸡蛋打散，再切番茄。", encoding="utf-8")
    for command in ("extract", "identify"):
        status, out, err = run(command, path)
        assert (status, out) == (2, "")
        assert "recipe.txt: no work report, completion table or article in this text" in err
        assert run(command, path, report())[0] == 1


def test_explain_shows_how_a_sentence_is_read(run):
    status, out, _ = run("explain", "地区生产总值增长7%左右", "--target", "--year", 2020)
    assert status == 0
    assert "shape" in out
    assert "target 地区生产总值 growth approx 7 %" in out


def test_view_shows_where_the_pages_are(run, kg: Path, tmp_path: Path):
    lines = run("view", kg)[1].splitlines()
    assert [Path(line.split("\t")[0]).is_file() for line in lines] == [True] * 8
    assert lines[0].split("\t")[0].endswith("views/regions.html")
    (line,) = run("view", kg, "鄞州区", "2024")[1].splitlines()
    assert Path(line.split("\t")[0]).is_file()
    first, *_ = run("view", kg, "鄞州区")[1].splitlines()
    assert first.split("\t")[0].endswith("views/region-330212.html")
    status, _, _ = run("view", kg, "鄞州区", "-o", tmp_path / "one.html")
    assert status == 0
    assert "script-src 'sha256-" in (tmp_path / "one.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("query", ["SELECT ?t { ?t a zt:Task }", "targets", "@{file}"])
def test_view_draws_the_answer_to_a_query(run, kg: Path, tmp_path: Path, query: str):
    (tmp_path / "mine.rq").write_text("SELECT ?t { ?t a zt:Task }", encoding="utf-8")
    what = query.format(file=tmp_path / "mine.rq") if query.startswith("@") else query
    assert run("view", kg, what, "-o", tmp_path / "answer.html")[0] == 0
    assert (tmp_path / "answer.html").stat().st_size < 1_500_000


def test_view_says_what_does_not_match(run, kg: Path, tmp_path: Path):
    assert f"see what there is: zhengtu view {kg}" in run("view", kg, "火星")[2]
    assert "did you mean 宁波市" in run("view", kg, "宁波市市", "-o", tmp_path / "one.html")[2]
    error = run("view", kg, "宁波市", "2023", "-o", tmp_path / "one.html")[2]
    assert "2 things of this name; type one of:" in error
    assert f"zhengtu view {kg} 7a9b5ff2ade5-0-1474 -o FILE" in error


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ASK {}"], "no page beside the site shows its answer; write its page to a file: add -o"),
        (["SELECT * { ?a a zt:Taks }", "-o", "a.html"], "zt:Taks: not in the ontology; did you"),
        (["SELECT * { ?a a ", "-o", "a.html"], "query, line 1, column"),
        (["DELETE WHERE { ?a ?b ?c }", "-o", "a.html"], "DELETE would change the graph"),
        (["@nowhere.rq", "-o", "a.html"], "nowhere.rq: no readable query file"),
        (["targets", "--param", "region=没有", "-o", "a.html"], "no region 没有 in this graph"),
        (["targets", "--param", "region", "-o", "a.html"], "write --param region=VALUE"),
        (["宁波市", "--param", "year=2024"], "--param year=2024: only a query takes it"),
    ],
)
def test_view_says_what_is_wrong_with_a_query(run, kg: Path, arguments: list[str], said: str):
    status, out, error = run("view", kg, *arguments)
    assert (status, out) == (2, "")
    assert said in error


def test_validate_says_that_the_graph_conforms(run, kg: Path):
    status, out, _ = run("validate", kg)
    assert status == 0
    assert out.startswith("conforms (")


def test_analyze_writes_tables_and_prints_short(run, kg: Path):
    status, out, _ = run("analyze", kg)
    assert status == 0
    assert (kg / "analysis/units.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert str(kg / "analysis/units.csv") in out


@pytest.mark.parametrize("arguments", [["--help"], ["query", "--list"]])
def test_the_first_word_loads_nothing_heavy(arguments: list[str]):
    program = (
        "import sys; from zhengtu.outputs.cli import app; app(%r, standalone_mode=False); "
        "print(*sorted(sys.modules), file=sys.stderr)"
    )
    run = [sys.executable, "-c", program % arguments]
    loaded = subprocess.run(run, check=True, capture_output=True, text=True).stderr.split()
    heavy = {"docx", "jieba", "networkx", "polars", "pyshacl", "pyvis", "rdflib", "scipy"}
    heavy |= {"zhengtu.loaders.statements", "zhengtu.outputs.tables"}
    assert heavy.isdisjoint(loaded)


def saying(folder: Path, sentences: str) -> Path:
    """A report that says nothing else."""
    file = folder / "report.txt"
    file.write_text(
        "宁波市政府工作报告\n——2024年1月17日在宁波市第十六届人民代表大会第四次会议上\n各位代表：\n"
        f"一、2023年工作回顾\n{sentences}\n",
        encoding="utf-8",
    )
    return file


def test_shapes_lists_what_no_rule_takes(tmp_path: Path, run) -> None:
    status, out, _ = run("shapes", saying(tmp_path, "地区生产总值增长5.5%。累计免费3.2亿元。"))
    assert status == 0
    assert "累计免费3.2亿元" in out
    assert "地区生产总值" not in out


def test_shapes_says_where_there_are_none(tmp_path: Path, run) -> None:
    status, out, said = run("shapes", saying(tmp_path, "地区生产总值增长5.5%。"))
    assert (status, out) == (0, "")
    assert "no such shape" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["--name", "targets", "--param", "region=没有"],
            "note: region=没有: no region 没有 in this",
        ),
        (["SELECT * { ?x a zt:Statment }"], "note: zt:Statment: not in the ontology; did you mean"),
    ],
)
def test_an_empty_answer_says_what_the_graph_does_not_know(
    run, kg: Path, arguments: list[str], said: str
):
    status, _, told = run("query", kg, *arguments)
    assert status == 0
    assert said in told
    assert "note" not in run("query", kg, "--name", "targets", "--param", "year=1900")[2]


def test_validate_counts_documents(run, kg: Path):
    _, out, told = run("validate", kg)
    assert "triples of 7 documents checked)" in out
    assert re.fullmatch(r"checking \d+ triples of 7 documents …\n", told)
