"""Rows of stories: there when they are needed, and touched when what they hold has changed."""

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, select, update

from checker.store.changes import ChangeKind, record_change
from checker.store.clock import utc_now
from checker.store.tables.stories import members, stories
from checker.store.upsert import add_missing


def ensure_stories(connection: Connection, topics: Mapping[str, str], run: int) -> None:
    """Have a row for each story; ``topics`` holds those of stories that are new."""
    now = utc_now()
    add_missing(
        connection,
        stories,
        [
            {
                "id": story, "topic": topic, "created": now, "updated": now,
                "run": run, "touches": 0, "checked": 0,
            }
            for story, topic in topics.items()
        ],
    )  # fmt: skip


def touch_stories(connection: Connection, ids: Collection[str], run: int) -> None:
    """Note that stories have to be checked again."""
    for story in sorted(set(ids)):
        connection.execute(
            update(stories)
            .where(stories.c.id == story)
            .values(run=run, updated=utc_now(), touches=stories.c.touches + 1)
        )
        record_change(connection, ChangeKind.STORY, story=story)


def touch_stories_of(connection: Connection, articles: Collection[str], run: int) -> None:
    """The same for the stories of articles that were replaced, released or withdrawn."""
    wanted = select(members.c.story).where(members.c.article.in_(articles)).distinct()
    touch_stories(connection, list(connection.scalars(wanted)), run)
