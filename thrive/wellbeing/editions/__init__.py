"""Editions as folders that are written once and read for ever: no Django here."""
