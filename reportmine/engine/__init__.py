"""Engines: the verbs of `reportmine.verbs`, on one machine or on Spark; nothing else knows which one runs."""

from reportmine.engine.local import LocalEngine
from reportmine.engine.spark import SparkEngine

__all__ = ["LocalEngine", "SparkEngine"]
