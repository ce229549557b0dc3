"""Where a segment ends: the comma or the verb that takes up the clause around it."""

from checker.claims.joints import Joints
from checker.claims.segment import Link, Segment


class Closings(Joints):
    """A walk, asked where a clause inside another one ends."""

    def close(self) -> None:
        """Go back to the segment around the current one that is still to be told."""
        parent = self.current.parent
        while parent is not None and parent.link is not Link.MAIN and not parent.open:
            parent = parent.parent
        self.current = parent or self.current

    def awaited(self) -> bool:
        """Whether a subject further out still waits for its verb."""
        segment: Segment | None = self.current
        while segment is not None and not segment.open:
            segment = segment.parent
        return segment is not None and bool(segment.tokens)

    def take_up(self, k: int) -> bool:
        """Read a participle right behind a closed clause as the verb its subject waits for."""
        waiting = self.current.open and bool(self.current.tokens) and k < len(self.zone)
        if waiting and (self.tags[k] == "VBN" or self.words[k].endswith("ed")):
            self.finite[k] = True
            return True
        return False

    def closes(self, n: int) -> bool:
        """Whether the mark or verb at ``n`` ends the current segment."""
        segment, parent = self.current, self.current.parent
        if segment.link is Link.COORDINATE and parent is not None and self.words[n] == ",":
            # 'which opened in May and closed in June,': the comma ends both.
            if parent.link is Link.ADVERBIAL and self.segments[1] is parent:
                # 'After it sank and drowned six, a court sat': so here.
                return not self.segments[0].tokens and self.own_subject(n + 1)
            return self.awaited() and parent.link is Link.RELATIVE
        if parent is None or segment.open or segment.link in {Link.MAIN, Link.COORDINATE}:
            return self._resumes(n)
        if self.words[n] == ",":
            return self._comma_closes(n, parent)
        return self._resumes(n)

    def _comma_closes(self, n: int, parent: Segment) -> bool:
        if not self.current.after_comma and not parent.open:
            return False
        if n + 1 >= len(self.zone):
            return False
        # 'in Bergen, Norway, where': a comma between two names opens nothing.
        names = self.tags[n - 1] == "NNP" and self.tags[n + 1] == "NNP"
        ends = not any(self.finite[n + 1 :])
        return not (names and (ends or "," in self.words[n + 1 :]) and bool(parent.tokens))

    def _resumes(self, n: int) -> bool:
        """Whether a second finite verb here takes up a subject left waiting further out."""
        if not self.finite[n] or self.current.open or n == 0 or self.tags[n - 1] == "CC":
            return False
        if not self.awaited():
            return False
        verb = self.current.verb
        same = verb is not None and self.grammar.predicate(verb) == self.grammar.predicate(
            self.zone[n]
        )
        return not same and not self.grammar.pronoun_subject(self.zone[n - 1])
