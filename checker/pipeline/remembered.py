"""Nothing is computed twice: readings, vectors and scores are kept by the content they hang on."""

import hashlib
import json
import zlib
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache, cached_property
from importlib import resources
from typing import Protocol

import numpy as np
from pydantic import TypeAdapter
from pydantic_core import PydanticSerializationError

from checker.pipeline.analyst import Analyst, Question, Vectors
from checker.pipeline.read import Read
from checker.records.article import Article
from checker.records.pair import NliScores
from checker.registry import model_digest
from checker.settings import Settings

READING, VECTORS, NLI = "reading", "vectors", "nli"
READING_CODE = ("claims", "facts", "text", "records")
_EMBEDDING_CODE, _NLI_CODE = ("match/embed.py",), ("nli",)
_READ = TypeAdapter(Read)
_SCORES = np.dtype("<f8")
_VECTOR = np.dtype("<f4")


class Remembered(Protocol):
    """Bytes kept under a kind and a key that names all they were computed from."""

    def get_many(self, kind: str, keys: Collection[str]) -> Mapping[str, bytes]:
        """What is kept under those of the keys that are known."""

    def put_many(self, kind: str, entries: Mapping[str, bytes]) -> None:
        """Keep more; an entry that is there already stays."""


class Remembering:
    """An analyst that looks into memory first. The models are loaded when they are first needed.

    A reading hangs on the article, on the parser and on the code that reads; vectors on
    the texts and the embedder; a score on its question and the NLI model; and both on the code
    that asks these.
    """

    def __init__(
        self, load: Callable[[], Analyst], settings: Settings, remembered: Remembered
    ) -> None:
        self._load = load
        self._settings = settings
        self._remembered = remembered

    @cached_property
    def _models(self) -> Analyst:
        return self._load()

    def read(self, article: Article) -> Read:
        """The sentences, facts and claims of an article."""
        key = self._reading_key(article)
        known = self._remembered.get_many(READING, [key]).get(key)
        if known is not None:
            return _READ.validate_json(zlib.decompress(known))
        read = self._models.read(article)
        try:
            written = _READ.dump_json(read)
        except PydanticSerializationError:  # a lone surrogate, which no file can hold
            return read
        self._remembered.put_many(READING, {key: zlib.compress(written)})
        return read

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """The vector of each text; each is kept by itself, whichever article it is from."""
        keys = {text: _key(self._embedder, text) for text in texts}
        known = self._remembered.get_many(VECTORS, list(keys.values()))
        unknown = [text for text, key in keys.items() if key not in known]
        vectors = {
            text: np.frombuffer(known[key], dtype=_VECTOR)
            for text, key in keys.items()
            if key in known
        }
        if unknown:
            fresh = self._models.vectors(unknown)
            written = {keys[text]: fresh[text].astype(_VECTOR).tobytes() for text in unknown}
            self._remembered.put_many(VECTORS, written)
            vectors.update(fresh)
        return vectors

    def score(
        self, questions: Sequence[Question], on_progress: Callable[[int], None]
    ) -> list[NliScores]:
        """The NLI model's scores; ``on_progress`` is told how many are done in all."""
        keys = {question: _key(self._nli, question) for question in questions}
        known = self._remembered.get_many(NLI, list(dict.fromkeys(keys.values())))
        unknown = [question for question, key in keys.items() if key not in known]
        scores = {q: _scores(known[key]) for q, key in keys.items() if key in known}
        on_progress(len(scores))
        if unknown:
            before = len(scores)
            fresh = self._models.score(unknown, lambda done: on_progress(before + done))
            scores.update(zip(unknown, fresh, strict=True))
            self._remembered.put_many(NLI, {keys[q]: _written(scores[q]) for q in unknown})
        return [scores[question] for question in questions]

    def _reading_key(self, article: Article) -> str:
        told = article.model_dump(mode="json", exclude={"path"})
        return _key(model_digest(self._settings.parser), code_digest(READING_CODE), told)

    @cached_property
    def _embedder(self) -> str:
        embedder = self._settings.embedder
        return f"{model_digest(embedder)}/{embedder.max_length}/{code_digest(_EMBEDDING_CODE)}"

    @cached_property
    def _nli(self) -> str:
        nli = self._settings.nli
        return f"{model_digest(nli)}/{nli.backend}/{nli.max_length}/{code_digest(_NLI_CODE)}"


@cache
def code_digest(places: tuple[str, ...]) -> str:
    """A hash of the code and the tables in packages and modules of the checker.

    Readings are made by rules as much as by the parser: another version may read otherwise.
    """
    digest = hashlib.sha256()
    for place in places:
        with resources.as_file(resources.files("checker").joinpath(place)) as path:
            for file in [path] if path.is_file() else sorted(path.rglob("*")):
                if file.is_file() and "__pycache__" not in file.parts:
                    digest.update(file.relative_to(path.parent).as_posix().encode())
                    digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _key(*parts: object) -> str:
    """Half a SHA-256, in hex, of parts that JSON can tell apart."""
    told = json.dumps(parts, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def _written(scores: NliScores) -> bytes:
    row = (scores.entailment, scores.neutral, scores.contradiction)
    return np.array(row, dtype=_SCORES).tobytes()


def _scores(written: bytes) -> NliScores:
    entailment, neutral, contradiction = np.frombuffer(written, dtype=_SCORES).tolist()
    return NliScores(entailment=entailment, neutral=neutral, contradiction=contradiction)
