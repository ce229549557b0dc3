"""JSON Lines: one article a line; a line that cannot be read does not harm the others."""

import io
from collections.abc import Iterator

from checker.ingest.detect import Format
from checker.ingest.draft import Reading
from checker.ingest.stream import Gauge, Member, Stream


def members(member: Member, gauge: Gauge) -> Iterator[Member | Reading]:
    """The lines, each for itself; an article without an id is named after its line."""
    most = gauge.limits.max_bytes
    with io.BufferedReader(member.stream) as file:
        number = 0
        while line := file.readline(most + 1):
            number += 1
            place = member.place.inside(f"line {number}", f"{member.place.stem}-{number}")
            if len(line) > most:
                fault = place.fault(f"is longer than {most} bytes (ingest.max_bytes)")
                yield Reading(faults=(fault,))
                while line and not line.endswith(b"\n"):
                    line = file.readline(most + 1)
            elif line.strip(b" \t\r\n\xef\xbb\xbf"):
                yield Member(place, Stream(io.BytesIO(line)), Format.JSON, member.depth)
