"""Sentence embeddings: texts of like meaning get vectors that lie close together."""

from collections.abc import Iterator, Mapping, Sequence
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
        model.eval()
        model.max_seq_length = min(settings.max_length, model.max_seq_length or settings.max_length)
        return cls(model, settings.batch_size)

    def embed(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """One row of length 1 for each text, so that a dot product of rows is a cosine.

        Equal texts are computed once. Texts longer than the model's limit are cut. A vector is
        the same, to the last bit, whatever else is asked with it.
        """
        different = list(dict.fromkeys(texts))
        if not different:
            return self.embed([""])[:0]
        limit = self._model.max_seq_length
        tokens = self._model.tokenizer(different, truncation=True, max_length=limit)
        found: dict[str, npt.NDArray[np.float32]] = {}
        for places in self._batches(list(map(len, tokens["input_ids"]))):
            rows = {name: [column[n] for n in places] for name, column in tokens.items()}
            found.update(zip((different[n] for n in places), self._vectors(rows), strict=True))
        return np.stack([found[text] for text in texts])

    def _batches(self, lengths: Sequence[int]) -> Iterator[list[int]]:
        """Places of texts of as many tokens each: none is padded.

        Padding costs a third more time, and how far a text is padded shows in its vector.
        """
        groups: dict[int, list[int]] = {}
        for place, length in enumerate(lengths):
            groups.setdefault(length, []).append(place)
        for alike in groups.values():
            yield from (
                alike[start : start + self._batch_size]
                for start in range(0, len(alike), self._batch_size)
            )

    def _vectors(self, tokens: Mapping[str, list[list[int]]]) -> npt.NDArray[np.float32]:
        """The model's output for texts of as many tokens each.

        The model's own `encode` would cut them into tokens anew, and look through all its weights
        before each batch: for the few texts of a batch that is a tenth of the time and more.
        """
        import torch  # noqa: PLC0415

        model = self._model
        with torch.inference_mode():
            given = {name: torch.tensor(rows, device=model.device) for name, rows in tokens.items()}
            vectors = torch.nn.functional.normalize(model(given)["sentence_embedding"])
        return np.asarray(vectors.cpu().numpy(), dtype=np.float32)
