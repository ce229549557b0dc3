"""Batch runs: new wire copy in, stories and findings up to date."""

from checker.pipeline.batch.brought import Bringing
from checker.pipeline.batch.files import Inputs
from checker.pipeline.batch.metrics import served, write_metrics
from checker.pipeline.batch.publish import Publisher
from checker.pipeline.batch.run import Batch
from checker.pipeline.batch.session import Order, run_batch
from checker.pipeline.batch.tally import Round, Tally
from checker.pipeline.batch.worker import Hired

__all__ = [
    "Batch",
    "Bringing",
    "Hired",
    "Inputs",
    "Order",
    "Publisher",
    "Round",
    "Tally",
    "run_batch",
    "served",
    "write_metrics",
]
