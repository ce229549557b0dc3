"""Readers of file formats, one module each; every one turns bytes into a Reading."""
