"""Whom a state or an age is told of, by the clause that tells it.

Facts are read from sentences, and take the nearest noun; a clause knows its subject and objects.
"""

import re
from itertools import takewhile

from checker.claims.clauses import Clause, ClauseKind
from checker.claims.grammar import CALENDAR, Grammar
from checker.records.fact import Fact, FactKind
from checker.text.verbs import infinitive

_LEADING = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_SHARES = {"none", "neither", "all", "both", "some", "most", "half", "one", "many"}
_TAKING = set("survive survives survived surviving quit quits quitting".split())
"""Verbs of a state whose object is not in it: 'survived the vote'."""
_OBJECT = {"DET", "NUM", "ADJ", "NOUN", "PROPN"}
_OBJECTS = {"obj", "iobj", "xcomp", "ccomp", "obl:unmarked"}


def aged(fact: Fact, subject: str | None) -> Fact:
    """The age in 'a 61-year-old general', with the name that this describes."""
    if fact.kind is FactKind.AGE and subject is not None and "-" in fact.quote:
        return fact.model_copy(update={"of": subject})
    return fact


def died(grammar: Grammar, clause: Clause, fact: Fact, person: str) -> Fact:
    """The age in 'She led the museum and has died aged 88', with the person who died."""
    verb = clause.predicate
    dies = verb is not None and infinitive(grammar.tokens[verb].tag, grammar.words[verb]) == "die"
    if fact.kind is not FactKind.AGE or not dies or "-" in fact.quote:
        return fact
    return fact.model_copy(update={"of": person})


def undergone(grammar: Grammar, clause: Clause, fact: Fact, subject: str | None) -> Fact:
    """A state that a verb without an object or a copula tells, of the subject of its clause."""
    verb = clause.predicate
    if fact.kind is not FactKind.STATUS or verb is None or not subject:
        return fact
    relations = {grammar.tokens[i].dep: i for i in grammar.children[verb]}
    passive = not {"aux:pass", "nsubj:pass"}.isdisjoint(relations)
    passive |= "cop" in relations and "obj" not in relations  # 'The firm is to close its mill'
    bare = _OBJECTS.isdisjoint(relations) or grammar.words[verb] in _TAKING
    # 'She led it and retired in 1998' says of her what the parse may hang elsewhere.
    lent = clause.kind is ClauseKind.COORDINATE and not {*clause.subject} - {*clause.supplied}
    tells = passive or (("nsubj" in relations or lent) and bare)
    own = next((i for dep, i in relations.items() if dep in {"nsubj", "nsubj:pass"}), None)
    if clause.kind is ClauseKind.RELATIVE or not fact.overlaps(grammar.tokens[verb]):
        return fact
    if not tells or grammar.words[verb : verb + 2] == ("survived", "by"):
        return _of_object(grammar, clause, fact)
    inside = own is None or own in clause.subject
    known = own is not None and fact.of is not None and grammar.tokens[own].text in fact.of
    if inside and (known or (own is not None and grammar.words[own] in _SHARES)):
        return fact  # 'None of the patients has died' tells of patients
    if not inside and not grammar.depends(clause.subject[0], own or 0):
        return fact  # 'The question is whether they are charged'; but 'The captain, Bo Lund, was'
    return fact.model_copy(update={"of": _LEADING.sub("", subject).partition(",")[0]})


def _of_object(grammar: Grammar, clause: Clause, fact: Fact) -> Fact:
    """The state in 'killed 12 men and 3 women', of those that this claim of the two tells of.

    So too in 'survived by two sons and a daughter', who are the ones alive.
    """
    if fact.of is None or clause.predicate is None:
        return fact
    behind = [i for i in clause.body if grammar.tokens[i].start >= fact.end]
    behind = behind[grammar.words[behind[0]] == "by" :] if behind else []
    told = " ".join(grammar.tokens[i].text for i in behind)
    phrase = list(takewhile(lambda i: grammar.tokens[i].pos in _OBJECT, behind))
    plain = bool(phrase) and grammar.tokens[phrase[-1]].pos in {"NOUN", "PROPN"}
    plain = plain and not any(grammar.words[i] in CALENDAR for i in phrase)
    possessive = plain and any(t.tag == "POS" for t in grammar.tokens[phrase[-1] + 1 :][:1])
    if fact.of in told or not plain or possessive:
        return fact
    named = [i for i in phrase if grammar.tokens[i].pos != "DET"]
    return fact.model_copy(update={"of": " ".join(grammar.tokens[i].text for i in named)})
