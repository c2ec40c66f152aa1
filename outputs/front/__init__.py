"""The first page of a graph directory: what was read and found, and the way to all of it."""
