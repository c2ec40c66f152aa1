"""Records in, graph out."""
