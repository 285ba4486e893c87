"""Words that tell of a contact: verbs and nouns with the sides in their frames, their status, and what only looks like one."""
