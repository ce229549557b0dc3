"""The review desk: a web application in which editors judge findings."""

from checker.review.app import create_app

__all__ = ["create_app"]
