"""Alerts: signed messages to other systems, sent again until they are acknowledged."""

from checker.alerts.deliver import Delivery, deliver
from checker.alerts.message import message
from checker.alerts.secret import webhook_secret
from checker.alerts.signature import sign, verify
from checker.alerts.worth import event_of, is_told

__all__ = [
    "Delivery",
    "deliver",
    "event_of",
    "is_told",
    "message",
    "sign",
    "verify",
    "webhook_secret",
]
