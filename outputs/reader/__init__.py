"""The reader: every document as a page on which what was read from it is marked."""
