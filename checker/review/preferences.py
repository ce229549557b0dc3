"""What each user prefers: blind reading, and his own keys."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData

from checker.review import words
from checker.review.desk import keys_of, store_of
from checker.review.pages import page
from checker.review.steps import to
from checker.review.user import Viewer
from checker.store.preferences import Preferences

router = APIRouter()


@router.get("/preferences")
def show(request: Request, user: Viewer, told: str = "") -> HTMLResponse:
    """The preferences of who asks."""
    chosen = store_of(request).preferences.of(user.name)
    return _page(request, chosen.blind, keys_of(chosen), told=told)


@router.post("/preferences")
async def keep(request: Request, user: Viewer) -> Response:
    """Keep them; 422 where two actions have one key."""
    form = await request.form()
    keys = dict(words.KEYS) if form.get("reset") else _keys(form)
    blind = form.get("blind") == "yes"
    if fault := _fault(keys):
        return _page(request, blind, keys, fault=fault)
    own = {action: key for action, key in keys.items() if key != words.KEYS[action]}
    await run_in_threadpool(
        store_of(request).preferences.keep, user.name, Preferences(blind=blind, keys=own)
    )
    return to("/preferences", told="kept")


def _keys(form: FormData) -> dict[str, str]:
    return {action: str(form.get(f"key-{action}", "")).strip()[:1] for action in words.ACTION}


def _fault(keys: dict[str, str]) -> str:
    taken: dict[str, str] = {}
    for action, key in keys.items():
        if key and key in taken:
            told = words.ACTION
            return f"The key {key} cannot do both: “{told[taken[key]]}” and “{told[action]}”."
        taken[key] = action
    return ""


def _page(
    request: Request, blind: bool, keys: dict[str, str], *, told: str = "", fault: str = ""
) -> HTMLResponse:
    return page(
        request, "preferences.html", 422 if fault else 200,
        blind=blind, keys=keys, fault=fault, told=words.TOLD.get(told, ""),
    )  # fmt: skip
