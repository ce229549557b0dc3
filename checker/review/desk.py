"""What every route of the desk begins with: the store, and what the user prefers."""

from typing import Annotated

from fastapi import Depends, HTTPException, Request

from checker.review import words
from checker.review.choice import Choice
from checker.review.user import User
from checker.settings import Settings
from checker.store import Store
from checker.store.findings import StoredFinding
from checker.store.preferences import Preferences
from checker.store.queue import Wanted
from checker.store.standing import State


def store_of(request: Request) -> Store:
    """The store that the desk is over."""
    store: Store = request.app.state.store
    return store


def settings_of(request: Request) -> Settings:
    """The settings that the desk runs with."""
    settings: Settings = request.app.state.settings
    return settings


Shelves = Annotated[Store, Depends(store_of)]
Configured = Annotated[Settings, Depends(settings_of)]


def keys_of(preferences: Preferences) -> dict[str, str]:
    """The key of each action; '' where the user wants none."""
    return {**words.KEYS, **preferences.keys}


def wanted(choice: Choice, user: User) -> Wanted:
    """What a user's filter asks of the store."""
    todo = choice.state == words.TODO
    states = (State.OPEN, State.CHANGED, State.SECOND) if todo else tuple(
        state for state in State if state == choice.state
    )  # fmt: skip
    return Wanted(
        states=states,
        unread_by=user.name if todo else "",
        assigned=user.name if choice.mine else "",
        kind=choice.kind,
        category=choice.category,
        severity=choice.severity,
        outlet=choice.outlet,
        story=choice.story,
    )


def found(store: Store, finding: str) -> StoredFinding:
    """The finding of that id.

    Raises:
        HTTPException: 404, there is none.

    """
    if stored := store.findings.finding(finding):
        return stored
    raise HTTPException(404, "There is no such finding.")
