"""Signing in at an OpenID provider: authorization code flow with PKCE, state and nonce."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from itsdangerous import BadData, URLSafeTimedSerializer
from starlette.requests import Request
from starlette.responses import Response

from checker.errors import SettingsError
from checker.review.access.person import NotAdmitted, Person
from checker.review.access.sessions import Cookies
from checker.settings import AccessSettings

_MINUTES = 10
"""How long a login at the provider may take."""


class Oidc:
    """The provider that the settings name.

    What a login has to remember between its two requests travels in a signed cookie, so that the
    second is believed only from the browser that made the first.

    Raises:
        SettingsError: authlib is not installed.

    """

    def __init__(
        self, settings: AccessSettings, cookies: Cookies, secret: bytes, client_secret: str | None
    ) -> None:
        self._settings = settings
        self._cookies = cookies
        self._signer = URLSafeTimedSerializer(secret, salt="checker.oidc")
        self._client = _client(settings, client_secret)

    async def start(self, request: Request, next_path: str) -> Response:
        """Send the browser to the provider.

        Raises:
            NotAdmitted: the provider cannot be reached.

        """
        request.scope["session"] = {}
        try:
            answer: Response = await self._client.authorize_redirect(
                request, self._callback(request)
            )
        except _faults() as error:
            raise NotAdmitted("The sign-in service does not answer. Try again later.") from error
        kept = self._signer.dumps({"state": request.scope["session"], "next": next_path})
        self._cookies.set(answer, request, "oidc", str(kept), seconds=_MINUTES * 60)
        return answer

    async def finish(self, request: Request) -> tuple[Person, str]:
        """Who came back from the provider, and the path where he wanted to go.

        Raises:
            NotAdmitted: refused there, or the answer is not one to a question of this browser's.

        """
        kept = self._kept(request)
        request.scope["session"] = kept["state"]
        try:
            token = await self._client.authorize_access_token(
                request, claims_options=self._demanded()
            )
        except _faults() as error:
            raise NotAdmitted("The sign-in service did not let you in.") from error
        claims: dict[str, Any] = token.get("userinfo") or {}
        if not claims.get("sub"):
            raise NotAdmitted("The sign-in service did not say who you are.")
        return self._person(claims), str(kept["next"])

    def _kept(self, request: Request) -> dict[str, Any]:
        cookie = self._cookies.read(request, "oidc") or ""
        try:
            kept: dict[str, Any] = self._signer.loads(cookie, max_age=_MINUTES * 60)
        except BadData as error:
            raise NotAdmitted("This sign-in took too long. Start again.") from error
        return kept

    def _callback(self, request: Request) -> str:
        own = self._settings.public_url.rstrip("/") or str(request.base_url).rstrip("/")
        return f"{own}/login/oidc/callback"

    def _demanded(self) -> dict[str, Any]:
        return {
            "iss": {"essential": True, "value": self._settings.oidc_issuer},
            "aud": {"essential": True, "value": self._settings.oidc_client_id},
        }

    def _person(self, claims: dict[str, Any]) -> Person:
        name = claims.get("preferred_username") or claims.get("email") or claims["sub"]
        groups = claims.get(self._settings.oidc_groups_claim) or ()
        return Person(
            identity=f"oidc:{self._settings.oidc_issuer}|{claims['sub']}",
            name=str(name),
            label=str(claims.get("name") or name),
            groups=(groups,) if isinstance(groups, str) else tuple(map(str, groups)),
        )


def _client(settings: AccessSettings, client_secret: str | None) -> Any:  # noqa: ANN401 - untyped
    try:
        from authlib.integrations.starlette_client import OAuth  # noqa: PLC0415
    except ImportError as error:
        raise SettingsError(
            "access.oidc_issuer needs authlib: pip install 'checker[oidc]'"
        ) from error
    issuer = settings.oidc_issuer.rstrip("/")
    return OAuth().register(
        "desk",
        client_id=settings.oidc_client_id,
        client_secret=client_secret,
        server_metadata_url=f"{issuer}/.well-known/openid-configuration",
        client_kwargs={
            "scope": settings.oidc_scopes,
            "code_challenge_method": "S256",
            "token_endpoint_auth_method": "client_secret_basic" if client_secret else "none",
        },
    )


def _faults() -> tuple[type[Exception], ...]:
    """What a provider that is silent, or that answers nonsense or lies, makes authlib raise."""
    from authlib.common.errors import AuthlibBaseError  # noqa: PLC0415
    from joserfc.errors import JoseError  # noqa: PLC0415

    # Its client is httpx2 where that is installed, else httpx.
    clients = [import_module(name) for name in ("httpx", "httpx2") if find_spec(name)]
    unreachable = [client.HTTPError for client in clients]
    return AuthlibBaseError, JoseError, ValueError, RuntimeError, *unreachable
