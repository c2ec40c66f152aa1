"""The labels of the plain pages in both languages: ``schema/words/page_labels.csv``."""

from __future__ import annotations

from ..bilingual import Labels

LABELS = Labels("page_labels")
say, named = LABELS.say, LABELS.named
