"""The page of a unit: how it did, and every task it answers for."""

from __future__ import annotations

from html import escape
from itertools import groupby

from ...schema.regions import gazetteer
from ..addresses import region_page, sentence, unit_view
from .held import by
from .html import bar, facts, link, mark, page, row, section, table
from .labels import say
from .units import Duty, Unit, verdicts

HEADS = ("number", "role", "requirement", "completion", "judged", "others")


def unit(one: Unit) -> str:
    """The HTML of the page."""
    region = gazetteer().get(one.code)
    told = facts(
        [
            ("tasks", f"{len(one.duties):,}"),
            ("forms", escape("、".join(one.forms))),
            ("superior", escape(one.superior)),
        ]
    )
    years = [(year, list(each)) for year, each in groupby(one.duties, lambda duty: duty.task.year)]
    tasks = "".join(_year(year, duties) for year, duties in reversed(years))
    main = told + section("score", _score(one), say("score")) + tasks
    crumbs = [link(region_page(region.code), region.name)] if region else []
    return page(one.name, main, crumbs, unit_view(one.iri))


def _score(one: Unit) -> str:
    """All its tasks by verdict; by role too, where it leads some and supports others."""
    roles = by(one.duties, lambda duty: duty.role)
    if len(roles) == 1:
        return bar(one.counts)
    rows = [row([say("all-years"), str(len(one.duties)), bar(one.counts)])]
    rows += [row([say(role), str(len(each)), bar(verdicts(each))]) for role, each in roles.items()]
    return table([say("role"), say("tasks"), say("judged")], rows, "score")


def _year(year: str, duties: list[Duty]) -> str:
    heads = [say(each) for each in HEADS]
    heading = f"{year} <small>{say('table')}</small>"
    return section(f"year-{year}", table(heads, map(_task, duties), "tasks", "tasks"), heading)


def _task(duty: Duty) -> str:
    one = duty.task
    place = sentence(one.document, one.start, one.end)
    others = "、".join(each for each in one.units.split("、") if each != duty.written)
    told = f"<br><small>{say('self-report')}：{escape(one.self_report)}</small>"
    return row(
        [
            link(place, one.number),
            say(duty.role),
            f'<span class="words">{escape(one.requirement)}</span>',
            f'<span class="words">{escape(one.completion)}</span>',
            mark(one.verdict) + (told if one.self_report else ""),
            escape(others),
        ]
    )
