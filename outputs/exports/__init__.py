"""A graph in the formats of other programs.

| format | what | read by |
| --- | --- | --- |
| ttl, nt | all graphs merged | any RDF program |
| trig, nq, jsonld | a named graph for each document | any RDF program |
| graphml, gexf | the network of `graph.network` | Gephi, Cytoscape, igraph, networkx |
| csv, parquet | a file for each table | Excel, R, Stata, pandas, polars |
| xlsx | a sheet for each table | Excel, WPS, LibreOffice |

The same graph gives the same bytes, in every format.
"""
