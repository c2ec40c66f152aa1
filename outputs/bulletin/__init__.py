"""A one-page bulletin of supervision (督查通报): what was asked in a year and what became of it."""
