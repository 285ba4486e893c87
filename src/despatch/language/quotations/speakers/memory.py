"""What is remembered of who has spoken so far."""

from despatch.language.quotations.speakers.speaker import NOBODY, Speaker

NEAR_BY = 500  # characters between who speaks and what quotes their statement


class Memory:
    """Who has spoken so far: the last person, the last body and the last group, and where; the names of all."""

    def __init__(self) -> None:
        self.last: Speaker = NOBODY
        self.last_body: Speaker = NOBODY
        self.last_plural: Speaker = NOBODY
        self.last_at = self.plural_at = self.body_at = 0
        self.earlier: list[str] = []
