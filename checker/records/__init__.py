"""Frozen records handed between steps. They hold values, no logic, and import nothing above."""
