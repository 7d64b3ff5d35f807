"""How many views a consultation brought in and what became of them (L3): the sums that pages print."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.kinds.consultation import Consultation
from gongkai.vocabularies import Adoption


@dataclass(frozen=True, slots=True)
class Tally:
    """Comments by what became of them; `unrelated` ones had nothing to do with the draft."""

    taken: int = 0
    partly: int = 0
    not_taken: int = 0
    unrelated: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.taken + other.taken,
            self.partly + other.partly,
            self.not_taken + other.not_taken,
            self.unrelated + other.unrelated,
        )

    @property
    def received(self) -> int:
        """All that came in."""
        return self.taken + self.partly + self.not_taken + self.unrelated

    @property
    def words(self) -> str:
        """The sums in a sentence."""
        if not self.received:
            return "没有收到意见"
        rest = f"，与草案无关{self.unrelated}条" if self.unrelated else ""
        return f"收到{self.received}条：采纳{self.taken}条，部分采纳{self.partly}条，未采纳{self.not_taken}条{rest}"


def tally(consultation: Consultation) -> Tally:
    """Sum up the comments of one consultation."""
    given = consultation.feedback
    if given is None:
        return Tally()
    of = dict.fromkeys(Adoption, 0)
    for comment in given.comments:
        of[comment.adoption] += comment.count
    return Tally(of[Adoption.TAKEN], of[Adoption.PARTLY], of[Adoption.NOT_TAKEN], given.unrelated)
