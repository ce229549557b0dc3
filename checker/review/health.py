"""Whether the desk is up: the one page that needs no sign-in."""

from fastapi import APIRouter

from checker.version import __version__

router = APIRouter(tags=["health"])


@router.get("/health")
def health() -> dict[str, str]:
    """The desk answers, and its version."""
    return {"status": "ok", "version": __version__}
