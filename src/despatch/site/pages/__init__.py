"""One module a page: what it asks of the record, and what it gives to its template and as data."""
