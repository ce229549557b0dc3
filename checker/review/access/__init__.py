"""Access to the review desk: signing in, sessions, roles, forged requests, and the audit log."""

from checker.review.access.desk import DeskAccess, address_of, visitor_of

__all__ = ["DeskAccess", "address_of", "visitor_of"]
