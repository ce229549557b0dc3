"""Which findings an editor wants to see: the filter in the address of every page of the desk."""

from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import parse_qsl, urlencode

from fastapi import Depends, Request
from starlette.datastructures import FormData

from checker.records.base import Record
from checker.records.finding import Category, Kind, Severity
from checker.report import wording
from checker.review import words

_VALUES: dict[str, tuple[str, ...]] = {
    "state": tuple(words.WAITING),
    "kind": tuple(Kind),
    "category": tuple(Category),
    "severity": tuple(Severity),
}
_LONGEST = 200


class Choice(Record):
    """A filter; an empty field lets everything through."""

    state: str = words.TODO
    kind: str = Kind.CONFLICT.value
    category: str = ""
    severity: str = ""
    outlet: str = ""
    story: str = ""
    mine: bool = False

    def with_story(self, story: str) -> "Choice":
        """The same of one story."""
        return self.model_copy(update={"story": story})

    def with_state(self, state: str) -> "Choice":
        """The same of what stands so; of all where it is empty."""
        return self.model_copy(update={"state": state})

    def fields(self) -> tuple[tuple[str, str], ...]:
        """The fields that differ from the usual, as a form sends them."""
        usual = Choice()
        return tuple(
            (name, "yes" if value is True else str(value))
            for name, value in self
            if value != getattr(usual, name)
        )

    def query(self) -> str:
        """The same as the query of an address."""
        return urlencode(self.fields())

    def told(self) -> str:
        """The filter in words.

        >>> Choice().told(), Choice(state="", kind="").told()
        ('conflicts to do', 'all kinds')
        """
        parts = [
            self._kinds(),
            words.WAITING[self.state].lower() if self.state not in {"", words.TODO} else "",
            _name(wording.CATEGORY, self.category),
            _name(wording.SEVERITY, self.severity),
            self.outlet,
            "assigned to me" if self.mine else "",
            "of one story" if self.story else "",
        ]
        return ", ".join(part for part in parts if part)

    def _kinds(self) -> str:
        kinds = words.KINDS[Kind(self.kind)] if self.kind else "all kinds"
        return f"{kinds} to do" if self.state == words.TODO else kinds


def chosen(fields: Mapping[str, object] | FormData) -> Choice:
    """The filter that a query or a form names; what no filter can be is passed over.

    >>> chosen({"kind": "", "state": "nonsense"}).told()
    'all kinds to do'
    """
    found: dict[str, str | bool] = {"mine": fields.get("mine") == "yes"}
    for name in ("state", "kind", "category", "severity", "outlet", "story"):
        value = fields.get(name)
        if not isinstance(value, str) or len(value) > _LONGEST:
            continue
        if value in _VALUES.get(name, (value,)) or not value:
            found[name] = value
    return Choice.model_validate(found)


def from_query(query: str) -> Choice:
    """The filter in the query of an address.

    >>> from_query("kind=&state=held").told()
    'all kinds, held'
    """
    return chosen(dict(parse_qsl(query, keep_blank_values=True)))


def choice_of(request: Request) -> Choice:
    """The filter in a request's address."""
    return chosen(request.query_params)


def _name(names: Mapping[Any, str], value: str) -> str:
    return next((told.lower() for key, told in names.items() if key == value), "")


async def _posted(request: Request) -> Choice:
    return chosen(await request.form())


Asked = Annotated[Choice, Depends(choice_of)]
"""The filter in the address."""
Posted = Annotated[Choice, Depends(_posted)]
"""The filter that a form of a page sends along."""
