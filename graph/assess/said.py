"""Statements and documents as the tables hold them: what links and judgements are made of.

Judging takes no extraction: a row of ``tables/statements.csv`` says all that it needs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import cast

from ...loaders.records import Aspect, Comparator, DocumentKind, Kind
from ...schema.indicators import normal


@dataclass(frozen=True, slots=True)
class Paper:
    """A document: ``id`` is the last part of its IRI."""

    id: str
    region: str | None
    region_code: str | None
    level: str | None
    year: int | None
    kind: DocumentKind
    length: int

    @property
    def rank(self) -> tuple[int, str]:
        """Of two documents that claim one region and year, the longer is asked first."""
        return -self.length, self.id


@dataclass(frozen=True, slots=True)
class Said:
    """A statement of a document; ``id`` is the last part of its IRI, ``task`` a row's number."""

    id: str
    paper: Paper
    kind: Kind
    indicator: str
    concept: str | None
    action: str | None
    aspect: Aspect
    value: Decimal | None
    value_max: Decimal | None
    unit: str | None
    comparator: Comparator
    modality: str | None
    year: str | None
    subject: str | None
    relative_to: str | None
    forecast: bool
    part_year: str | None
    task: int | None
    quote: str
    start: int

    @property
    def measured(self) -> str:
        """What is measured: the concept, or the words of an open indicator as compared."""
        return self.concept or "~" + _normal(self.indicator)


def said(row: Mapping[str, str], paper: Paper) -> Said:
    """The statement of a row of ``tables/statements.csv``."""
    return Said(
        id=row["id"],
        paper=paper,
        kind=cast(Kind, row["kind"]),
        indicator=row["indicator"],
        concept=row["concept"] or None,
        action=row["action"] or None,
        aspect=cast(Aspect, row["aspect"]),
        value=Decimal(row["value"]) if row["value"] else None,
        value_max=Decimal(row["value_max"]) if row["value_max"] else None,
        unit=row["unit"] or None,
        comparator=cast(Comparator, row["comparator"]),
        modality=row["modality"] or None,
        year=row["year"] or None,
        subject=row["subject"] or None,
        relative_to=row["relative_to"] or None,
        forecast=row["forecast"] == "true",
        part_year=row["part_year"] or None,
        task=int(row["task"]) if row["task"] else None,
        quote=row["quote"],
        start=int(row["start"]),
    )


@lru_cache(maxsize=65536)
def _normal(words: str) -> str:
    return normal(words) or words
