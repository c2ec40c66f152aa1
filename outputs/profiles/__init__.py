"""Plain pages of regions, units and indicators: promises and results as tables."""
