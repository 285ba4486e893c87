"""Who deals with whom in a sentence: mentions made actors, rows of them, and those known by what they are."""
