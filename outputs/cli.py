"""The command line. Commands load what they need when they run, so that help comes at once."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..loaders.errors import ZhengtuError
from .analysis import analyze
from .bulletin.command import bulletin
from .charts.command import chart
from .exports.command import export
from .path import path as path_between
from .serve.command import serve
from .viewing.command import view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .answers import Format
    from .inputs import Item, Problem
    from .manifest import Manifest

DONE, PART_FAILED, NOTHING_DONE = 0, 1, 2

app = typer.Typer(
    help="Chinese government work reports as a knowledge graph. 政府工作报告知识图谱。",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

KG = Annotated[Path, typer.Argument(metavar="KG", help="A graph directory.")]
Files = Annotated[list[Path], typer.Argument(metavar="FILE…", help="Files or folders.")]
PolicyName = Annotated[
    str, typer.Option("--policy", metavar="strict|lenient|FILE", help="How targets are judged.")
]
Output = Annotated[Path | None, typer.Option("-o", "--output", help="Write to this file.")]


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"zhengtu {version('zhengtu')}")
        raise typer.Exit(DONE)


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which one.")
    ] = False,
) -> None:
    """Take the options that stand before any command."""


def main(arguments: list[str] | None = None) -> None:
    """Run a command; what a user can put right is one line on standard error and status 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        app(arguments)
    except ZhengtuError as error:
        _say(f"error: {error}")
        sys.exit(NOTHING_DONE)
    except OSError as error:
        _say(f"error: {error.filename or 'disk'}: {error.strerror}; check rights, room and path")
        sys.exit(NOTHING_DONE)


@app.command()
def build(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH…", help="Reports and folders of them.")
    ] = None,
    directory: Annotated[Path, typer.Option("-o", "--output", help="The graph directory.")] = Path(
        "kg"
    ),
    sample: Annotated[bool, typer.Option("--sample", help="Build the bundled sample.")] = False,
    workers: Annotated[
        int | None, typer.Option("-j", "--workers", min=1, help="Processes; as many as pay.")
    ] = None,
    aliases: Annotated[
        Path | None,
        typer.Option("--aliases", metavar="FILE", help="tables/aliases.csv with yes and no."),
    ] = None,
    policy: PolicyName = "lenient",
) -> None:
    """Read reports and build a graph directory."""
    from time import monotonic

    from ..graph.assess.policy import policy as named
    from . import inputs
    from .aliases import read_aliases
    from .build import assemble
    from .directory import check_replaceable

    if sample == bool(paths):
        raise typer.BadParameter("give paths, or --sample and none")
    began = monotonic()
    check_replaceable(directory)
    known, by = read_aliases(aliases) if aliases else None, named(policy)
    read = inputs.sample(show=True) if sample else inputs.gather(paths or [], show=True)
    graph = assemble(read, directory, aliases=known, by=by, workers=workers)
    _report(graph.manifest, directory, monotonic() - began)
    _problems(graph.manifest.skipped)
    raise typer.Exit(PART_FAILED if graph.manifest.skipped else DONE)


@app.command()
def query(
    kg: Annotated[Path | None, typer.Argument(metavar="KG", help="A graph directory.")] = None,
    text: Annotated[
        str | None, typer.Argument(metavar="SPARQL", help="SPARQL text, or a file of it.")
    ] = None,
    name: Annotated[str | None, typer.Option("--name", help="A saved query.")] = None,
    param: Annotated[
        list[str] | None, typer.Option("--param", metavar="NAME=VALUE", help="For a saved query.")
    ] = None,
    list_saved: Annotated[bool, typer.Option("--list", help="Show the saved queries.")] = False,
    form: Annotated[
        str | None, typer.Option("--format", metavar="table|csv|json", help="Of the answer.")
    ] = None,
    output: Output = None,
) -> None:
    """Ask a graph with SPARQL or a saved query."""
    from ..graph.doubts import doubts
    from ..graph.query import find, run, saved
    from .answers import Format, formatted, listing, save
    from .asking import given, sparql

    if list_saved:
        typer.echo(listing(saved()), nl=False)
        return
    if kg is None or (text is None) == (name is None):
        raise typer.BadParameter("give KG and either SPARQL or --name NAME; or --list")
    from .api import open_graph

    chosen = _format(form)
    asked = find(name).text if name else sparql(text or "")
    store, params = open_graph(kg).store, given(param or [])
    answer = run(store, asked, params)
    for doubt in doubts(store, asked, params, not answer.rows):
        _say(f"note: {doubt}")
    if output:
        save(answer, output, chosen)
    else:
        typer.echo(formatted(answer, chosen or Format.TABLE), nl=False)


@app.command()
def assess(
    kg: KG,
    policy: PolicyName = "lenient",
    workers: Annotated[
        int | None, typer.Option("-j", "--workers", min=1, help="Processes; as many as pay.")
    ] = None,
) -> None:
    """Judge all targets again, without reading any report."""
    from time import monotonic

    from .reassess import reassess

    began = monotonic()
    verdicts = reassess(kg, policy, workers=workers).manifest.verdicts
    told = ", ".join(f"{count} {verdict}" for verdict, count in verdicts.items())
    typer.echo(f"judged {sum(verdicts.values())} targets: {told} ({monotonic() - began:.1f} s)")


@app.command()
def identify(files: Files) -> None:
    """Tell what each document is: one line of JSON for each."""
    from .lines import dumped, identity_line

    reader = _Reader(files)
    for item in reader.items():
        typer.echo(dumped(identity_line(item)))
    raise typer.Exit(reader.status)


@app.command()
def extract(files: Files) -> None:
    """Print every record of the given files: one line of JSON for each."""
    from ..loaders.extract import extract as read
    from .lines import dumped, record_lines

    reader = _Reader(files)
    for item in reader.items():
        for line in record_lines(read(item.document, item.identity)):
            typer.echo(dumped(line))
    raise typer.Exit(reader.status)


@app.command()
def validate(kg: KG) -> None:
    """Check a graph against the shapes of the ontology."""
    from ..graph.validate import checked as validated
    from ..graph.validate import sample
    from .api import open_graph

    taken = sample(open_graph(kg).directory / "store")
    _say(f"checking {len(taken.triples)} triples of {taken.documents} documents …")
    report = validated(taken)
    for result in report.results:
        typer.echo(str(result))
    checked = f"{report.triples} triples of {report.documents} documents checked"
    held = "" if report.whole else f" of {report.documents_held}"
    said = "conforms" if report.conforms else f"does not conform: {len(report.results)} complaints"
    typer.echo(f"{said} ({checked}{held})")
    raise typer.Exit(DONE if report.conforms else PART_FAILED)


@app.command()
def explain(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A sentence of a report.")],
    target: Annotated[bool, typer.Option("--target", help="Read it as a plan.")] = False,
    year: Annotated[int | None, typer.Option("--year", help="Of the report.")] = None,
) -> None:
    """Show how a sentence is read: its marks, its shape, the rule that won, what it built."""
    from ..loaders.explain import explain as explained

    typer.echo(explained(text, "target" if target else None, year))


@app.command()
def shapes(
    files: Files,
    most: Annotated[int, typer.Option("--most", help="How many shapes to show.")] = 40,
) -> None:
    """List the commonest shapes that no rule took, with an example each: where to add a rule."""
    from ..loaders.shapes import untaken
    from .answers import drawn

    reader = _Reader(files)
    found = untaken(item.document for item in reader.items())[:most]
    rows = [(one.count, one.shape, one.example) for one in found]
    if rows:
        typer.echo(drawn(["count", "shape", "example"], rows))
    elif reader.status == DONE:
        _say("note: no such shape: a rule takes every figure, or there is none")
    raise typer.Exit(reader.status)


app.command()(analyze)
app.command()(bulletin)
app.command()(chart)
app.command()(export)
app.command("path")(path_between)
app.command()(serve)
app.command()(view)


class _Reader:
    """The documents of some files; complains of those that give none and keeps the status."""

    def __init__(self, files: list[Path]) -> None:
        self._files = files
        self._done = self._failed = 0

    def items(self) -> Iterator[Item]:
        """Every document, file by file, so that the first is there at once."""
        from .inputs import load, locate

        paths, problems = locate(self._files)
        _problems(problems)
        self._failed += len(problems)
        for path in paths:
            try:
                loaded = load(path)
            except ZhengtuError as error:
                _say(f"error: {error}")
                self._failed += 1
                continue
            _problems(loaded.problems)
            self._failed += not loaded.items
            self._done += bool(loaded.items)
            yield from loaded.items

    @property
    def status(self) -> int:
        """Status of the command once all items have been taken."""
        if not self._failed:
            return DONE
        return PART_FAILED if self._done else NOTHING_DONE


def _format(form: str | None) -> Format | None:
    from .answers import Format

    try:
        return Format(form) if form else None
    except ValueError:
        known = ", ".join(Format)
        raise ZhengtuError(f"--format {form}", "no such format", f"one of: {known}") from None


def _report(content: Manifest, directory: Path, seconds: float) -> None:
    """What was read and found, and which file to open."""
    from .manifest import cut

    counts = content.counts
    kinds = ", ".join(f"{counts[kind]} {kind}" for kind in ("reports", "tables", "articles"))
    found = ("targets", "outcomes", "initiatives", "tasks", "terms", "triples")
    typer.echo(f"read   {counts['documents']} documents ({kinds}) in {len(content.inputs)} files")
    typer.echo(f"found  {', '.join(f'{counts[name]} {name}' for name in found)}")
    typer.echo(
        f"       {cut(content.accounted)}% of {counts['numbers']} numbers accounted for; "
        f"the others are in {directory / 'tables/unparsed.csv'}"
    )
    typer.echo(f"open   {directory / 'index.html'} ({seconds:.1f} s)")


def _problems(problems: Iterable[Problem]) -> None:
    for problem in problems:
        _say(f"error: {problem}")


def _say(message: str) -> None:
    typer.echo(message, err=True)
