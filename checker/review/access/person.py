"""People whom an identity provider or a proxy vouches for, and the accounts they get."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from checker.records.account import Account, Act, Role
from checker.review.access.login import canonical_name, is_login_name
from checker.settings import AccessSettings

if TYPE_CHECKING:
    from checker.store import Store

_EVERYBODY = "*"


class Person(NamedTuple):
    """Somebody, as another service describes him."""

    identity: str
    """Who it is, for ever: 'oidc:ISSUER|SUBJECT' or 'proxy:NAME'."""
    name: str
    label: str
    groups: tuple[str, ...]


class NotAdmitted(Exception):
    """The person is known, and not let in; the text says why."""


def listed(headers: Iterable[str]) -> tuple[str, ...]:
    """The names in headers that hold lists.

    >>> listed(["desk, sport", "night"])
    ('desk', 'sport', 'night')
    """
    return tuple(part.strip() for header in headers for part in header.split(",") if part.strip())


def role_of(groups: Iterable[str], settings: AccessSettings) -> Role | None:
    """The highest role that groups give; None if none of them gives any."""
    member_of = {*groups, _EVERYBODY}
    by_role = {
        Role.ADMIN: settings.admin_groups,
        Role.EDITOR: settings.editor_groups,
        Role.VIEWER: settings.viewer_groups,
    }
    return next((role for role, names in by_role.items() if member_of.intersection(names)), None)


def admitted(store: "Store", person: Person, settings: AccessSettings, address: str) -> Account:
    """The account of a person that another service vouches for, made at the first visit.

    Where settings name groups, these decide the role at every login. Where they name none, a
    newcomer is a viewer, and an admin gives roles at the desk.

    Raises:
        NotAdmitted: in no group that may enter, disabled, or the name is another account's.

    """
    role = role_of(person.groups, settings)
    if role is None and _groups_decide(settings):
        raise NotAdmitted("You are in no group that may use this desk.")
    account = store.accounts.identified(person.identity)
    if account is None:
        account = _newcomer(store, person, role or Role.VIEWER, address)
    if account.disabled:
        raise NotAdmitted("Your account is disabled. Ask an admin of the desk.")
    if role is not None and role is not account.role:
        account = store.accounts.set_role(account.name, role)
        store.audit.append(
            Act.ROLE_CHANGED, account.name, subject=account.name, address=address,
            detail=f"{role} by groups",
        )  # fmt: skip
    return account


def has_role_still(account: Account, person: Person, settings: AccessSettings) -> bool:
    """Whether an account is that person's, with the role that his groups give today."""
    if account.identity != person.identity:
        return False
    return not _groups_decide(settings) or role_of(person.groups, settings) is account.role


def _groups_decide(settings: AccessSettings) -> bool:
    return any((settings.admin_groups, settings.editor_groups, settings.viewer_groups))


def _newcomer(store: "Store", person: Person, role: Role, address: str) -> Account:
    name = canonical_name(person.name)
    # Never joined to an account by its name: whoever may choose names there could take it over.
    if not is_login_name(name) or store.accounts.named(name):
        raise NotAdmitted(f"The name {name!r} cannot be used here. Ask an admin of the desk.")
    account = store.accounts.add(name, person.label or name, role, identity=person.identity)
    store.audit.append(
        Act.ACCOUNT_ADDED, name, subject=name, address=address, detail=f"{role}, {person.identity}"
    )
    return account
