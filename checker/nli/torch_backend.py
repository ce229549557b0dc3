"""NLI models by torch: on a GPU or a CPU, in bfloat16 where the processor has it."""

from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np
import numpy.typing as npt

from checker.errors import ModelDamaged, ModelError
from checker.nli.backend import Batch
from checker.registry import has_bfloat16

if TYPE_CHECKING:
    from transformers import PreTrainedModel


class TorchBackend:
    """A transformers classifier."""

    def __init__(self, model: "PreTrainedModel", *, half: bool) -> None:
        self._model = model
        self._half = half

    @classmethod
    def load(cls, name: str, folder: Path, device: str, *, half: bool | None = None) -> Self:
        """Load the weights in ``folder`` onto 'cpu' or 'cuda'.

        ``half`` computes in bfloat16; None: where the processor is good at it.

        Raises:
            ModelDamaged: files are missing or do not fit together.
            ModelError: it has not been trained to classify.

        """
        from safetensors import SafetensorError  # noqa: PLC0415 - torch takes seconds to import
        from transformers import AutoModelForSequenceClassification  # noqa: PLC0415

        try:
            model, loading = AutoModelForSequenceClassification.from_pretrained(
                folder,
                dtype="float32",
                local_files_only=True,
                use_safetensors=True,
                output_loading_info=True,
            )
        except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
            reason = " ".join(str(error).split())
            raise ModelDamaged(f"{name} in {folder} cannot be loaded: {reason}") from error
        if loading["missing_keys"]:
            # transformers would fill them with random numbers.
            missing = ", ".join(sorted(loading["missing_keys"])[:3])
            raise ModelError(f"{name} is not a trained classifier: it lacks {missing}")
        model.eval().to(device)
        return cls(model, half=has_bfloat16(device) if half is None else half)

    def logits(self, batch: Batch) -> npt.NDArray[np.float32]:
        """The model's outputs, a row for each pair."""
        import torch  # noqa: PLC0415

        device = self._model.device
        inputs = {name: torch.from_numpy(rows).to(device) for name, rows in batch.items()}
        half = torch.autocast(device.type, dtype=torch.bfloat16, enabled=self._half)
        with torch.inference_mode(), half:
            logits = self._model(**inputs).logits
        return np.asarray(logits.float().cpu().numpy())
