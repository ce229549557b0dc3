"""Grammar for the sentences that a test makes up."""


def parse(dossier, claim, told, lemma="meet"):
    """Give a claim's sentence the verbs that are marked by their tags; the last one heads it."""
    source, number = claim.split(":")[:2]
    marked = [word.partition("/")[2] for word in told.split()]
    verbs = [place for place, tag in enumerate(marked) if tag]
    sentences = list(dossier.sentences[source])
    sentence = sentences[int(number)]
    sentences[int(number)] = sentence.model_copy(
        update={
            "tokens": tuple(
                token.model_copy(update=_verb(token, tag, place, verbs, lemma)) if tag else token
                for place, (token, tag) in enumerate(zip(sentence.tokens, marked, strict=True))
            )
        }
    )
    dossier.sentences[source] = tuple(sentences)
    claims = tuple(
        c.model_copy(update={"predicate": verbs[-1]}) if c.id == claim else c
        for c in dossier.claims
    )
    object.__setattr__(dossier, "claims", claims)


def _verb(token, tag, place, verbs, lemma):
    if place == verbs[-1]:
        return {"tag": tag, "lemma": lemma, "dep": "root", "head": place}
    helping = "have" if token.text in {"has", "have", "had"} else token.text
    return {"tag": tag, "lemma": helping, "dep": "aux", "head": verbs[-1]}
