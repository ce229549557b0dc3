"""Engines: workers that hold the models, in processes of this machine or in a Ray cluster."""

from checker.pipeline.executors.crew import Crew, Failure, Hire, Job, Worker
from checker.pipeline.executors.supervise import Done, Limits, supervise

__all__ = ["Crew", "Done", "Failure", "Hire", "Job", "Limits", "Worker", "supervise"]
