"""Sentence embeddings: texts of like meaning get vectors that lie close together."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np
import numpy.typing as npt

from checker.errors import ModelDamaged
from checker.registry import resolve_device
from checker.settings import ModelSettings

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


class Embedder:
    """A loaded embedding model."""

    def __init__(self, model: "SentenceTransformer", batch_size: int) -> None:
        self._model = model
        self._batch_size = batch_size

    @classmethod
    def load(cls, settings: ModelSettings, folder: Path, device: str) -> Self:
        """Load the model in ``folder``, which `checker.registry.locate` has found and checked.

        Raises:
            ModelDamaged: files are missing or do not fit together.
            ModelError: the device is not there.

        """
        from safetensors import SafetensorError  # noqa: PLC0415 - torch takes seconds to import
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415

        processor = resolve_device(device)
        try:
            model = SentenceTransformer(
                str(folder),
                device=processor,
                local_files_only=True,
                model_kwargs={"use_safetensors": True},
            )
        except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
            reason = " ".join(str(error).split())
            raise ModelDamaged(
                f"{settings.model} in {folder} cannot be loaded: {reason}"
            ) from error
        model.max_seq_length = min(settings.max_length, model.max_seq_length or settings.max_length)
        return cls(model, settings.batch_size)

    def embed(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """One row of length 1 for each text, so that a dot product of rows is a cosine.

        Equal texts are computed once. Texts longer than the model's limit are cut. A vector is
        the same, to the last bit, whatever else is asked with it.
        """
        numbers = {text: number for number, text in enumerate(dict.fromkeys(texts))}
        if not numbers:
            return self.embed([""])[:0]
        found: dict[str, npt.NDArray[np.float32]] = {}
        for alike in self._by_length(list(numbers)):
            vectors = self._model.encode(
                alike,
                batch_size=self._batch_size,
                show_progress_bar=False,
                convert_to_numpy=True,
                normalize_embeddings=True,
            )
            found.update(zip(alike, np.asarray(vectors, dtype=np.float32), strict=True))
        return np.stack([found[text] for text in texts])

    def _by_length(self, texts: list[str]) -> Iterable[list[str]]:
        """The texts in groups of as many tokens each: none is padded.

        Padding costs a third more time, and how far a text is padded shows in its vector.
        """
        limit = self._model.max_seq_length
        tokens = self._model.tokenizer(texts, truncation=True, max_length=limit)["input_ids"]
        groups: dict[int, list[str]] = {}
        for text, ids in zip(texts, tokens, strict=True):
            groups.setdefault(len(ids), []).append(text)
        return groups.values()
