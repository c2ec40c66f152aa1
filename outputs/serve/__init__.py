"""A server for one graph on this machine: SPARQL endpoint, saved queries, editor, and the site."""
