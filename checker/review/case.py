"""One finding as its page shows it to one user."""

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import Request
from fastapi.responses import HTMLResponse

from checker.records.finding import Kind
from checker.records.judgement import Judgement
from checker.report import Card, Outlet, card, outlets
from checker.report.fulltext import evidence_marks, passages
from checker.report.page import FullText
from checker.review.change import changes
from checker.review.choice import Choice
from checker.review.desk import keys_of, store_of, wanted
from checker.review.pages import page
from checker.review.user import User
from checker.store import Store
from checker.store.findings import StoredFinding
from checker.store.judgements import StaleJudgement
from checker.store.preferences import Preferences
from checker.store.standing import Standing, State


@dataclass(frozen=True)
class Case:
    """A finding, how it stands, and what of that its reader may see before he has judged."""

    stored: StoredFinding
    history: tuple[Judgement, ...]
    standing: Standing
    state: State
    read: bool
    """The user has judged this state of its evidence."""
    preferences: Preferences
    """The user's."""

    @property
    def blind(self) -> bool:
        """What the machine suggests is hidden."""
        return self.preferences.blind and not self.read

    @property
    def waits_for_user(self) -> bool:
        """Somebody has judged it, the user has not, and it needs a second reader."""
        return self.state is State.SECOND and not self.read


def case_of(store: Store, stored: StoredFinding, user: User) -> Case:
    """The finding as ``user`` may see it."""
    history = store.judgements.history(stored.finding.id)
    standing = store.judgements.standing(stored.finding.id)
    read = user.name in standing.readers and standing.revision == stored.revision
    return Case(
        stored=stored,
        history=history,
        standing=standing,
        state=standing.at(stored.revision),
        read=read,
        preferences=store.preferences.of(user.name),
    )


def case_page(
    request: Request,
    user: User,
    stored: StoredFinding,
    choice: Choice,
    *,
    told: str = "",
    clash: StaleJudgement | None = None,
) -> HTMLResponse:
    """The page of one finding; with a clash, status 409 and what the other one did."""
    store = store_of(request)
    with store.snapshot():
        told_of = _shown(store, user, stored, choice)
    status = 409 if clash else 200
    return page(request, "finding.html", status, choice=choice, told=told, clash=clash, **told_of)


def _shown(store: Store, user: User, stored: StoredFinding, choice: Choice) -> dict[str, object]:
    """What the page of a finding tells of it, by the names that its template has for them."""
    case = case_of(store, stored, user)
    name = stored.finding.id
    return {
        "stored": stored,
        "card": shown(stored, named_outlets(store, stored.story)),
        "topic": store.queue.topic(stored.story),
        "progress": store.queue.progress(stored.story),
        "ahead": store.queue.ahead(wanted(choice, user), name),
        "keys": keys_of(case.preferences),
        "changes": _changes(store, case),
        "standing": case.standing,
        "state": case.state,
        "last": case.standing.last,
        "blind": case.blind,
        "waits_for_second": case.waits_for_user,
        "hidden_history": case.waits_for_user,
        "history": case.history,
        "undone": {entry.undoes for entry in case.history},
        "two_asked": case.standing.two,
        "assigned": store.assignments.of(name),
        "notes": store.notes.of(name),
        "people": store.accounts.editors(),
    }


def _changes(store: Store, case: Case) -> tuple[str, ...]:
    if case.state is not State.CHANGED:
        return ()
    before = next(
        (past.finding for past in store.findings.history(case.stored.finding.id)
         if past.revision == case.standing.revision),
        None,
    )  # fmt: skip
    return changes(before, case.stored.finding, blind=case.blind) if before else ()


def named_outlets(store: Store, story: str) -> Mapping[str, Outlet]:
    """The outlets of a story's newest report by source id; none where it has no report."""
    report = store.findings.report(story)
    return outlets(report.sources if report else ())


def shown(stored: StoredFinding, named: Mapping[str, Outlet]) -> Card:
    """The finding's card. Quotes of sources that the story no longer has are left out."""
    sides = tuple(
        side.model_copy(update={"evidence": kept})
        for side in stored.finding.sides
        if (kept := tuple(evidence for evidence in side.evidence if evidence.source in named))
    )
    return card(1, stored.finding.model_copy(update={"sides": sides}), named)


def texts_of(store: Store, stored: StoredFinding) -> tuple[FullText, ...]:
    """The full texts of the finding's sources, its quotes marked alike whatever their kind."""
    alike = stored.finding.model_copy(update={"kind": Kind.CONFLICT})
    drawn = shown(stored.model_copy(update={"finding": alike}), named_outlets(store, stored.story))
    marks = evidence_marks([drawn])
    return tuple(
        FullText(
            outlet,
            passages(outlet.source.text, outlet.source.blocks, marks[outlet.source.id]),
        )
        for outlet in drawn.outlets
    )
