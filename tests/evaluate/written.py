"""Claim gold of our own, in the form that its files have."""

from checker.evaluate.passages import Passage, place


def fact(text, **more):
    return {"kind": "number", "text": text, "value": "1", "modifier": None, "of": None} | more


def claim(span, facts=(), sentence=0, **more):
    fields = {
        "sentence": sentence,
        "span": span,
        "text": "",
        "speaker": None,
        "modality": "asserted",
        "polarity": "positive",
        "facts": list(facts),
    }
    return fields | more


def passage(text, sentences, claims=(), **more):
    """A passage as it is written to a file."""
    fields = {"junk": [], "context": [], "coreference": [], "published": None}
    return fields | {
        "id": "x",
        "text": text,
        "sentences": sentences,
        "claims": list(claims),
        **more,
    }


def placed(*args, **more):
    """The passage with its pieces found."""
    return place(Passage.model_validate(passage(*args, **more)))
