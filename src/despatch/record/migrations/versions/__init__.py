"""One module a migration, named after the schema that it leads to."""
