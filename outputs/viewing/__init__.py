"""``zhengtu view``: one subject, or the answer to a query, as a page that needs no other file."""
