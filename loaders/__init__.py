"""Reports in, records out."""
