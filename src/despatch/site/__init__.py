"""The record as pages that people work in; every page is also an API. `create_app` makes the application."""
