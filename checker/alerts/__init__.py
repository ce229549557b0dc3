"""Alerts: telling other systems of urgent findings."""
