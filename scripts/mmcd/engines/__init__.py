"""Adapters to site engines. Each translates between an engine and the core, and thinks about nothing else."""
