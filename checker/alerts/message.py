"""The body of an alert, as docs/store.md describes it."""

import json

from checker.records.alert import Alert

SCHEMA_VERSION = "1"


def message(alert: Alert) -> str:
    """The JSON that is sent: the story, the event, and the finding with its exact quotes."""
    finding = alert.finding
    told = {
        "schema_version": SCHEMA_VERSION,
        "id": alert.key,
        "event": alert.event,
        "time": alert.time.isoformat(),
        "story": {"id": alert.story, "topic": alert.topic},
        "finding": {
            "id": finding.id,
            "revision": alert.revision,
            "kind": finding.kind,
            "category": finding.category,
            "severity": finding.severity,
            "confidence": finding.confidence,
            "question": finding.question,
            "summary": finding.summary,
            "sides": [
                {
                    "value": side.value,
                    "evidence": [
                        {
                            "source": piece.source,
                            "name": alert.sources.get(piece.source, piece.source),
                            "quote": piece.quote,
                        }
                        for piece in side.evidence
                    ],
                }
                for side in finding.sides
            ],
        },
    }
    return json.dumps(told)
