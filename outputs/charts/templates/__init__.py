"""Vega-Lite templates of the pictures, their palette and their page."""
