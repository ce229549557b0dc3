"""Whether a predicate is told as a fact, denied, yet to come, or left open."""

from itertools import pairwise
from typing import NamedTuple

from checker.facts.tree import Tree
from checker.text.verbs import forms

_NEGATIONS = frozenset("not n't n’t never no neither nor without cannot".split())
_NO_SUBJECT = frozenset("no none nobody nothing neither".split())
_FUTURE = frozenset("will shall 'll ’ll wo would must".split())
_HEDGES = frozenset(
    "may might could can possibly perhaps probably maybe allegedly reportedly should".split()
)
_LIKELY = frozenset("likely possible feared believed thought presumed rumoured unclear".split())
_AWAITED = frozenset("due set expected scheduled planned slated going about poised ready".split())
_CONDITIONS = frozenset("if unless whether until once".split())


def _of(lemmas: str) -> frozenset[str]:
    return frozenset(form for lemma in lemmas.split() for form in forms(lemma))


_REFUSING = _of("fail refuse decline deny avoid escape reject")
_RULING = _of("rule")
_DENYING = _of("deny reject refute dispute")
_INTENDING = _of(
    "plan intend propose aim hope promise pledge vow agree prepare threaten want intention"
)
_IMPLYING = _of("manage happen begin start continue proceed turn come") | {"used"}
"""Verbs before an infinitive that say it came about: 'managed to escape'."""
_MULLING = _of("consider contemplate mull discuss oppose suggest")
_THINKING = _of("think talk dream speak consider warn") | frozenset(
    "thought intention idea".split()
)
_GROUP = frozenset({"AUX", "ADV", "PART"})
_SMALL = frozenset("to has".split()) | _of("remain stay have")


class Outlook(NamedTuple):
    """How a predicate is put forward."""

    negated: bool = False
    ahead: bool = False
    doubtful: bool = False


def outlook(tree: Tree, group: int, first: int, head: int, subject: range) -> Outlook:
    """The outlook of the predicate whose words begin at ``first`` and are headed by ``head``.

    ``group`` is where its `lead` begins; ``subject`` the noun phrase it is said of, empty where
    that is not known.
    """
    words = [tree.keys[i] for i in range(group, first)]
    negations = sum(w in _NEGATIONS or w in _REFUSING for w in words)
    negations += ("yet" in words and "to" in words) + _said_not(tree, subject)
    negations += _governed(tree, head) + _ruled_out(tree, first)
    if _denied_deed(tree, words, first, head):
        return Outlook(doubtful=True)
    hedged = any(w in _HEDGES | _LIKELY for w in words) or _wished(tree, group, first, head)
    done = words[:1] == ["to"] and not _IMPLYING.isdisjoint(tree.keys[max(group - 1, 0) : group])
    ahead = not hedged and not done and _coming(words)
    return Outlook(negations % 2 == 1, ahead, hedged or _open(tree, group, subject))


def _denied_deed(tree: Tree, words: list[str], first: int, head: int) -> bool:
    """Whether somebody denies to have done it to another, which may have happened all the same."""
    denied = tree.tokens[first].tag == "VBG" and not _DENYING.isdisjoint(words)
    return denied and any(t.dep == "obj" and t.head == head for t in tree.tokens)


def _wished(tree: Tree, group: int, first: int, head: int) -> bool:
    """Whether it is only demanded or thought about: 'demanded that he resign', 'of resigning'."""
    if tree.tokens[first].tag == "VB" and group == first:
        return tree.tokens[head].dep == "ccomp" and "that" in tree.keys[max(first - 8, 0) : first]
    before = tree.keys[max(group - 2, 0) : group]
    thought = before[-1:] in (["about"], ["of"]) and before[0] in _THINKING
    return tree.tokens[first].tag == "VBG" and (thought or not _MULLING.isdisjoint(before[-1:]))


def lead(tree: Tree, first: int) -> int:
    """Where the copulas, auxiliaries, adverbs and verbs of intent before a predicate begin."""
    at = first
    while at > 0 and first - at < 8:
        token, key = tree.tokens[at - 1], tree.keys[at - 1]
        auxiliary = token.pos in _GROUP or key in _NEGATIONS | _FUTURE | _HEDGES | _SMALL
        leading = key in _AWAITED | _LIKELY | _INTENDING | _REFUSING
        if not auxiliary and not (leading and at < len(tree.keys)):
            break
        at -= 1
    return at


def _coming(words: list[str]) -> bool:
    if set(words) & _FUTURE:
        return True
    infinitive = "to" in words
    led = bool(set(words) & (_AWAITED | _INTENDING)) or words[:1] == ["to"]
    ordered = any(pair in pairwise(words) for pair in _IS_TO)
    return infinitive and (led or ordered) and "yet" not in words


_IS_TO = tuple((be, "to") for be in ("is", "are", "'s", "’s"))


def _said_not(tree: Tree, subject: range) -> bool:
    """Whether the subject is nobody: 'no one was hurt', 'none of the crew survived'."""
    if not subject:
        return False
    before = tree.keys[max(0, subject.start - 3) : subject.start + 1]
    return bool(_NO_SUBJECT & set(before[-2:]) or {"none", "neither"} & set(before))


def _governed(tree: Tree, head: int) -> bool:
    """Whether a verb of denial governs the predicate: 'she denied that he had been arrested'."""
    at, seen = head, set[int]()
    while at not in seen and tree.tokens[at].head != at:
        seen.add(at)
        complement = tree.tokens[at].dep in {"ccomp", "xcomp", "advcl"}
        at = tree.tokens[at].head
        if complement and tree.keys[at] in _DENYING and at < head:
            between = tree.keys[at + 1 : head]
            return "that" in between[:1] or tree.keys[at + 1 : at + 2] == ["being"]
        if not complement:
            break
    return False


def _ruled_out(tree: Tree, first: int) -> bool:
    """Whether a predicate is what somebody rules out: 'he ruled out resigning'."""
    return first > 1 and tree.keys[first - 1] == "out" and tree.keys[first - 2] in _RULING


def _open(tree: Tree, group: int, subject: range) -> bool:
    """Whether a condition or a question leaves it open."""
    start = subject.start if subject and subject.start < group else group
    before = tree.keys[max(0, start - 3) : start]
    return bool(_CONDITIONS & set(before)) or tree.keys[-1:] == ["?"]
