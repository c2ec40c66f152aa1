"""The labels of the server's pages in both languages: ``schema/words/serve_labels.csv``."""

from __future__ import annotations

from ..bilingual import Labels

LABELS = Labels("serve_labels")
say, named = LABELS.say, LABELS.named
