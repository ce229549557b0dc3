"""A small OpenID provider on this machine: it signs in whoever comes, as it is told to."""

import secrets
import threading
import time
from base64 import urlsafe_b64encode
from hashlib import sha256

import uvicorn
from fastapi import FastAPI, Form, Request
from fastapi.responses import JSONResponse, RedirectResponse
from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT = "review-desk"


class Issuer:
    """The provider, and what it says of who signs in."""

    def __init__(self):
        self.key = RSAKey.generate_key(2048, {"kid": "one"})
        self.person = {"sub": "17", "preferred_username": "Nia", "name": "Nia Okoro"}
        self.lies = {}
        """Claims that it gets wrong."""
        self.signs_with = self.key
        self._asked = {}
        self._server = uvicorn.Server(
            uvicorn.Config(self._app(), port=0, log_level="error", lifespan="off")
        )
        self._thread = threading.Thread(target=self._server.run, daemon=True)

    def __enter__(self):
        self._thread.start()
        while not self._server.started:
            time.sleep(0.01)
        return self

    def __exit__(self, *_):
        self._server.should_exit = True
        self._thread.join()

    @property
    def url(self):
        port = self._server.servers[0].sockets[0].getsockname()[1]
        return f"http://127.0.0.1:{port}"

    def _app(self):
        app = FastAPI()

        @app.get("/.well-known/openid-configuration")
        def metadata():
            return {
                "issuer": self.url,
                "authorization_endpoint": f"{self.url}/authorize",
                "token_endpoint": f"{self.url}/token",
                "jwks_uri": f"{self.url}/keys",
                "id_token_signing_alg_values_supported": ["RS256"],
            }

        @app.get("/keys")
        def keys():
            return {"keys": [self.key.as_dict(private=False)]}

        @app.get("/authorize")
        def authorize(request: Request):
            asked = dict(request.query_params)
            code = secrets.token_urlsafe()
            self._asked[code] = asked
            return RedirectResponse(f"{asked['redirect_uri']}?code={code}&state={asked['state']}")

        @app.post("/token")
        def token(code: str = Form(), code_verifier: str = Form()):
            asked = self._asked.pop(code, None)
            proof = urlsafe_b64encode(sha256(code_verifier.encode()).digest()).decode().rstrip("=")
            if asked is None or asked["code_challenge"] != proof:
                return JSONResponse({"error": "invalid_grant"}, 400)
            now = int(time.time())
            claims = {
                "iss": self.url, "aud": CLIENT, "iat": now, "exp": now + 60,
                "nonce": asked["nonce"], **self.person, **self.lies,
            }  # fmt: skip
            signed = jwt.encode({"alg": "RS256", "kid": "one"}, claims, self.signs_with)
            return {"access_token": "a", "token_type": "Bearer", "id_token": signed}

        return app
