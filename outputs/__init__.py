"""Graph in, files and answers out."""
