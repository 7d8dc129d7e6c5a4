"""What the server counts about itself, for Prometheus: no person, no store and no figure of the company's business."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from time import perf_counter

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.registry import Collector

TYPE = CONTENT_TYPE_LATEST
_QUICK = (0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
_SLOW = (0.01, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class Metrics:
    """The counts of one server since it started."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self._requests = Counter(
            "helloword_http_requests", "Requests that were answered, by the template of their address.",
            ("route", "method", "status"), registry=self.registry,
        )  # fmt: skip
        self._seconds = Histogram(
            "helloword_http_request_seconds", "From a request to the end of its answer; event streams are left out.",
            ("route", "method"), buckets=_QUICK, registry=self.registry,
        )  # fmt: skip
        self._queries = Histogram(
            "helloword_kpi_query_seconds", "Computing KPIs that were not kept from before.",
            buckets=_SLOW, registry=self.registry,
        )  # fmt: skip

    def count(self, route: str, method: str, status: int, seconds: float | None) -> None:
        """Count one request; None for one whose length says nothing."""
        known = method if method in _METHODS else "other"
        self._requests.labels(route, known, str(status)).inc()
        if seconds is not None:
            self._seconds.labels(route, known).observe(seconds)

    @contextmanager
    def computing(self) -> Iterator[None]:
        """Time the computing of KPIs."""
        started = perf_counter()
        try:
            yield
        finally:
            self._queries.observe(perf_counter() - started)

    def also(self, collector: Collector) -> None:
        """Tell what `collector` finds, too."""
        self.registry.register(collector)

    def text(self) -> bytes:
        """Everything in Prometheus' text format."""
        return generate_latest(self.registry)


class Standing(Collector):
    """What is looked up when it is asked for: open streams and the company's imports."""

    def __init__(self, streams: Callable[[], int], kept: Callable[[], int], imports: Callable[[], Tally[str]]) -> None:
        self._streams, self._kept, self._imports = streams, kept, imports

    def describe(self) -> Iterable[GaugeMetricFamily]:
        """Nothing is looked up while the server starts."""
        return ()

    def collect(self) -> Iterable[GaugeMetricFamily]:
        """The gauges now."""
        yield GaugeMetricFamily(
            "helloword_event_streams", "Pages that are told of changes as they happen.", self._streams()
        )
        yield GaugeMetricFamily("helloword_answers_kept", "Answers kept in memory.", self._kept())
        imports = GaugeMetricFamily(
            "helloword_imports", "Imports of the company, by what became of them.", labels=["status"]
        )
        for status, count in sorted(self._imports().items()):
            imports.add_metric([status], count)
        yield imports
