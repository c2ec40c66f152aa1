"""A graph, its regions and documents as a notebook shows them: small objects over the tables.

Nothing is loaded before it is asked for, and then only the rows of the thing that is asked.
"""
