"""Settings: TOML presets and files, checked strictly.

A settings file names only what differs from the default preset. Every key is documented in
docs/configuration.md, which a test holds against this module.
"""

import hashlib
import tomllib
from ipaddress import ip_network
from pathlib import Path
from typing import Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from checker.errors import SettingsError
from checker.resources import shipped


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ModelSettings(_Table):
    """Where a model comes from.

    ``model`` is ``embedded:NAME`` (a folder of models/), ``pypi:NAME`` (carried by an installed
    package), ``hub:OWNER/NAME`` (local cache, then the hub) or ``path:FOLDER``.
    """

    model: str
    revision: str | None = None
    batch_size: int = Field(default=32, ge=1)
    max_length: int = Field(default=160, ge=16)

    @model_validator(mode="after")
    def _known_scheme(self) -> Self:
        scheme, _, name = self.model.partition(":")
        if scheme not in {"embedded", "pypi", "hub", "path"} or not name:
            raise ValueError(
                f"{self.model!r} is none of embedded:NAME, pypi:NAME, hub:OWNER/NAME, path:FOLDER"
            )
        if scheme == "hub" and not self.revision:
            raise ValueError(f"{self.model!r} comes from a hub, so 'revision' must pin it")
        return self


class NliSettings(ModelSettings):
    """The NLI model, and what computes it."""

    backend: Literal["auto", "torch", "onnx"] = "auto"
    """'auto' is onnxruntime on a CPU if the model's folder has a graph for it, else torch."""


class IngestSettings(_Table):
    """Limits on what is read. What exceeds one is refused, and the rest is read on."""

    max_bytes: int = Field(default=20_000_000, ge=1_000)
    """Of a file, or of a member of an archive, that has to be read whole."""
    max_characters: int = Field(default=400_000, ge=1_000)
    """Of the text of one article."""
    max_members: int = Field(default=100_000, ge=1)
    """Of one archive."""
    max_nesting: int = Field(default=4, ge=1)
    """How deep archives, compressed files and messages may lie in one another."""
    max_unpacked: int = Field(default=20_000_000_000, ge=1_000)
    """Bytes that one file may unpack to, over all that lies in it."""
    max_ratio: int = Field(default=200, ge=1)
    """How many times its own size a file or member may unpack to."""
    feed_seconds: int = Field(default=60, ge=1)
    """How long the fetch of a feed may take, in all."""


class MatchSettings(_Table):
    """Which pairs of claims are worth comparing."""

    neighbours: int = Field(default=3, ge=1)
    """How many of each source's claims nearest to a claim are looked at."""
    cluster_similarity: float = Field(default=0.55, ge=-1, le=1)
    """Mean cosine of two groups of claims from which they become one cluster."""
    min_similarity: float = Field(default=0.25, ge=-1, le=1)
    """Cosine under which claims of two sources are not compared."""
    own_similarity: float = Field(default=0.6, ge=-1, le=1)
    """The same for two claims of one source, which seldom contradicts itself."""
    origin_similarity: float = Field(default=0.3, ge=0, le=1)
    """Share of word 5-grams in common from which two articles are one origin."""


class GroupingSettings(_Table):
    """Which articles tell one story."""

    similarity: float = Field(default=0.5, gt=0, le=1)
    """Mean likeness of two groups of articles from which they become one story."""
    window_days: float = Field(default=30.0, ge=0)
    """Days between two articles over which they are not compared."""
    copy_similarity: float = Field(default=0.3, ge=0, le=1)
    """Share of word 5-grams in common from which two articles of that time are of one story."""


class FindingSettings(_Table):
    """How sure a suspicion must be to be shown, all from 0 to 1."""

    min_confidence: float = Field(default=0.6, ge=0, le=1)
    """Confidence under which a suspicion is not shown as a conflict."""
    min_development: float = Field(default=0.6, ge=0, le=1)
    """Confidence under which a difference is not shown as a development."""
    contradiction: float = Field(default=0.5, ge=0, le=1)
    """Probability from which the NLI model's contradiction of two statements is considered."""
    entailment: float = Field(default=0.5, ge=0, le=1)
    """Probability from which one statement is held to follow from another."""
    alike: float = Field(default=0.5, ge=-1, le=1)
    """Cosine from which two statements are held to be about one thing."""
    confidence_slope: float = Field(default=1.0, gt=0, le=20)
    """What the logit of a conflict's confidence is multiplied by, as judgements have taught."""
    confidence_bias: float = Field(default=0.0, ge=-10, le=10)
    """What is then added to it."""


class DeskSettings(_Table):
    """How the review desk works."""

    second_reader: Literal["none", "high", "medium", "low"] = "none"
    """Findings of this severity and above need two readers; 'none' leaves it to the editors."""
    max_upload_bytes: int = Field(default=20_000_000, ge=1_000)
    """Bytes of all sources of a story that is brought in, together."""
    max_upload_sources: int = Field(default=50, ge=1)


class AccessSettings(_Table):
    """Who gets into the review desk, and how."""

    public_url: str = ""
    """The address that editors type; empty where it is the one that requests carry."""
    secure_cookies: bool = False
    """Mark cookies Secure even where a request does not look like https."""
    idle_minutes: int = Field(default=120, ge=1)
    """Minutes without a request after which a session ends."""
    session_hours: int = Field(default=12, ge=1)
    """Hours after which a session ends in any case."""
    local_accounts: bool = True
    """Whether people sign in by a password kept here."""
    password_length: int = Field(default=12, ge=8, le=128)
    """Characters that a new password has at least."""
    attempts_per_account: int = Field(default=5, ge=1)
    """Failed logins to one account within the window after which it has to wait."""
    attempts_per_address: int = Field(default=30, ge=1)
    """The same from one address, over all accounts."""
    attempt_minutes: int = Field(default=15, ge=1)
    """The window in which failed logins count."""
    body_bytes: int = Field(default=1_000_000, ge=10_000)
    """Largest request that is no upload."""
    upload_bytes: int = Field(default=50_000_000, ge=10_000)
    """Largest request that uploads."""
    secret_file: str = ""
    """File of the secret that signs forms; empty for one in the user's state folder."""
    trusted_proxies: tuple[str, ...] = ()
    """Networks whose X-Forwarded headers, and whose user header, are believed."""
    user_header: str = ""
    """Header in which a trusted proxy names who has signed in there; empty for none."""
    groups_header: str = ""
    """Header in which it names that person's groups, separated by commas."""
    oidc_issuer: str = ""
    """Issuer of an OpenID provider; empty for none."""
    oidc_client_id: str = ""
    oidc_secret_file: str = ""
    """File of the client's secret, where the environment does not have it."""
    oidc_scopes: str = "openid profile email"
    oidc_groups_claim: str = "groups"
    """Claim that lists a person's groups."""
    viewer_groups: tuple[str, ...] = ()
    """Groups of the provider or proxy whose members are viewers; '*' is everybody."""
    editor_groups: tuple[str, ...] = ()
    admin_groups: tuple[str, ...] = ()

    @field_validator("trusted_proxies")
    @classmethod
    def _are_networks(cls, given: tuple[str, ...]) -> tuple[str, ...]:
        for network in given:
            ip_network(network)
        return given

    @field_validator("public_url", "oidc_issuer")
    @classmethod
    def _is_address(cls, given: str) -> str:
        if given and not urlsplit(given).hostname:
            raise ValueError(f"{given!r} is no address such as https://desk.example")
        return given

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.user_header and not self.trusted_proxies:
            raise ValueError("user_header needs trusted_proxies, or anybody could send it")
        if bool(self.oidc_issuer) != bool(self.oidc_client_id):
            raise ValueError("oidc_issuer and oidc_client_id go together")
        issuer = urlsplit(self.oidc_issuer)
        if issuer.scheme == "http" and issuer.hostname not in {"127.0.0.1", "localhost", "::1"}:
            raise ValueError("oidc_issuer has to be reached by https")
        return self


class StoreSettings(_Table):
    """How much of what was is kept."""

    keep_versions: int = Field(default=20, ge=1)
    """Versions of one text that are kept, the newest."""
    keep_days: int = Field(default=60, ge=1)
    """Days for which is kept what was computed and not used since, what was sent, and the log of
    changes. Findings and their history are kept for good."""


class AlertSettings(_Table):
    """Which findings are told to other systems, and to which."""

    webhooks: tuple[str, ...] = ()
    """URLs that alerts are sent to. The secret they are signed with is in the environment."""
    min_severity: Literal["high", "medium", "low"] = "high"
    """Severity from which a conflict is told."""
    max_attempts: int = Field(default=12, ge=1)
    """How often a message is tried before it is given up; 12 attempts take 14.5 hours."""
    timeout: float = Field(default=10.0, gt=0)
    """Seconds that a target may take to answer."""


class BatchSettings(_Table):
    """How a batch run goes about its work; what it finds does not hang on it."""

    workers: int = Field(default=0, ge=0)
    """Processes that hold the models; 0 for one a core, as far as memory goes."""
    shard_articles: int = Field(default=8, ge=1)
    """Articles read by one worker at a time, and written to the store together."""
    attempts: int = Field(default=3, ge=1)
    """How often a shard is tried whose worker dies, before it is halved."""
    shard_seconds: float = Field(default=900.0, gt=0)
    """Seconds of the processor, for each thread, after which a worker is taken to hang."""
    worker_megabytes: int = Field(default=4000, ge=100)
    """Memory beyond which a worker is replaced after its shard."""
    poll_seconds: float = Field(default=5.0, gt=0)
    """With --watch: seconds between two looks at the inputs."""
    settle_seconds: float = Field(default=2.0, ge=0)
    """With --watch: seconds for which a file must not have changed, as it may still be written."""
    feed_poll_seconds: float = Field(default=60.0, gt=0)
    """With --watch: seconds between two requests for a feed."""
    metrics_file: Path | None = None
    """File that metrics are written to as Prometheus text, after every shard."""
    metrics_port: int | None = Field(default=None, ge=0, le=65535)
    """Port of this machine on which the same is answered at /metrics."""
    worker_cpus: float = Field(default=0.5, gt=0)
    """With Ray: processors that a worker asks the cluster for."""
    worker_gpus: float = Field(default=0.0, ge=0)
    """With Ray: graphics processors that a worker asks for, or a part of one."""


class Settings(_Table):
    """All settings of a run."""

    offline: bool = True
    """Never touch the network; hub models are then taken from the local cache only."""
    device: Literal["auto", "cpu", "cuda"] = "auto"
    embedder: ModelSettings
    nli: NliSettings
    parser: ModelSettings
    ingest: IngestSettings = IngestSettings()
    match: MatchSettings = MatchSettings()
    grouping: GroupingSettings = GroupingSettings()
    findings: FindingSettings = FindingSettings()
    access: AccessSettings = AccessSettings()
    store: StoreSettings = StoreSettings()
    alerts: AlertSettings = AlertSettings()
    desk: DeskSettings = DeskSettings()
    batch: BatchSettings = BatchSettings()

    @property
    def digest(self) -> str:
        """A short hash of every setting that findings hang on, by which runs can be told apart."""
        told = self.model_dump_json(exclude=_INERT)
        return hashlib.sha256(told.encode()).hexdigest()[:12]


_INERT: dict[str, bool | set[str]] = {
    "offline": True,
    "access": True,
    "alerts": True,
    "batch": True,
    "desk": True,
    "store": True,
    "ingest": {"feed_seconds"},
}
"""Settings that no finding hangs on: where to, how fast, by whom, for how long."""


def load_settings(source: str | Path | None = None) -> Settings:
    """The settings of a preset ('default', 'accurate', …) or of a TOML file, over the default.

    Raises:
        SettingsError: no such preset or file, bad TOML, an unknown key, or a bad value.

    """
    base = _read(shipped("configs") / "default.toml")
    if source is None or str(source) == "default":
        path = shipped("configs") / "default.toml"
        table = base
    else:
        path = _locate(source)
        table = _merged(base, _read(path))
    try:
        return Settings.model_validate(table)
    except ValidationError as error:
        raise SettingsError(f"{path}: {_explain(error)}") from error


def preset_names() -> tuple[str, ...]:
    """The names of the shipped presets."""
    return tuple(sorted(path.stem for path in shipped("configs").glob("*.toml")))


def _locate(source: str | Path) -> Path:
    path = Path(source)
    if path.is_file():
        return path
    preset = shipped("configs") / f"{source}.toml"
    if path.suffix != ".toml" and path.name == str(source) and preset.is_file():
        return preset
    raise SettingsError(
        f"{source}: no such settings file, and no preset of that name ({', '.join(preset_names())})"
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read as TOML: {error}") from error


def _merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        below = base.get(key)
        # A model named anew brings nothing of the model it replaces, such as its revision.
        if isinstance(value, dict) and isinstance(below, dict) and "model" not in value:
            merged[key] = _merged(below, value)
        else:
            merged[key] = value
    return merged


def _explain(error: ValidationError) -> str:
    return "; ".join(_explain_one(dict(fault)) for fault in error.errors())


def _explain_one(fault: dict[str, Any]) -> str:
    place = ".".join(str(part) for part in fault["loc"])
    if fault["type"] != "extra_forbidden":
        return f"{place}: {fault['msg']}"
    *tables, key = fault["loc"]
    known: Any = Settings
    for table in tables:
        known = known.model_fields[table].annotation
    where = f"[{'.'.join(map(str, tables))}]" if tables else "the top level"
    return f"unknown key {key!r} in {where}; valid keys: {', '.join(sorted(known.model_fields))}"
