"""Grammar for the sentences that a test makes up."""


def parse(dossier, claim, told, lemma="meet"):
    """Give a claim's sentence the verbs that are marked by their tags; the last one heads it."""
    marked = [word.partition("/")[2] for word in told.split()]
    verbs = [place for place, tag in enumerate(marked) if tag]
    tokens = _sentence(dossier, claim).tokens
    changes = {place: _verb(tokens[place], marked[place], place, verbs, lemma) for place in verbs}
    assert len(marked) == len(tokens)
    _change(dossier, claim, changes, predicate=verbs[-1])


def relate(dossier, claim, *roles):
    """Give words of a claim their roles: (word, lemma, relation, head word), all of them its own.

    A fifth part is the part of speech, where that matters.
    """
    tokens = _sentence(dossier, claim).tokens
    places = {token.text.strip("."): place for place, token in enumerate(tokens)}
    changes = {
        places[word]: {"lemma": lemma, "dep": dep, "head": places[head], **_spoken(*pos)}
        for word, lemma, dep, head, *pos in roles
    }
    root = next(places[word] for word, _, dep, *_ in roles if dep == "root")
    _change(dossier, claim, changes, predicate=root, tokens=tuple(range(len(tokens))))


def _spoken(pos=None):
    return {"pos": pos} if pos else {}


def _sentence(dossier, claim):
    source, number = claim.split(":")[:2]
    return dossier.sentences[source][int(number)]


def _change(dossier, claim, changes, **of_claim):
    """Change tokens of a claim's sentence, by their places, and the claim."""
    changed = _sentence(dossier, claim)
    tokens = tuple(
        token.model_copy(update=changes.get(place, {}))
        for place, token in enumerate(changed.tokens)
    )
    dossier.sentences[changed.article] = tuple(
        sentence.model_copy(update={"tokens": tokens}) if sentence is changed else sentence
        for sentence in dossier.sentences[changed.article]
    )
    claims = tuple(c.model_copy(update=of_claim) if c.id == claim else c for c in dossier.claims)
    object.__setattr__(dossier, "claims", claims)


def _verb(token, tag, place, verbs, lemma):
    if place == verbs[-1]:
        return {"tag": tag, "lemma": lemma, "dep": "root", "head": place}
    helping = "have" if token.text in {"has", "have", "had"} else token.text
    return {"tag": tag, "lemma": helping, "dep": "aux", "head": verbs[-1]}
