"""What one page shows: the network of a region, a unit, an initiative, of all regions, an answer.

They are cut out of the networks of documents, so that what is drawn beside a build and what is
asked of its store is the same.
"""

from __future__ import annotations

from .cut import MOST, Subject, edges_by_type
from .initiative import initiative
from .region import region
from .regions import Report, regions
from .unit import unit

__all__ = [
    "MOST",
    "Report",
    "Subject",
    "edges_by_type",
    "initiative",
    "region",
    "regions",
    "unit",
]
