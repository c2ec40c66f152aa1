"""Pictures of a graph: targets and outcomes, scorecards, cascades and maps, as SVG, PNG and HTML.

A picture is a Vega-Lite template, the figures that it shows and the same figures as a table. It is
drawn by vl-convert: no browser, nothing from outside, the same bytes each time.
"""
