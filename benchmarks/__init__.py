"""Measures: each module has `main() -> str`, a section of Markdown with figures as measured in that run."""
