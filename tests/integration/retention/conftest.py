"""Stores in memory beside those of the site."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from retention import stores
from tests.fakes import FakeStore

MakeStore = Callable[..., FakeStore]


@pytest.fixture
def add_store(monkeypatch: pytest.MonkeyPatch) -> MakeStore:
    """Register a store in memory for one test: ``add_store("logs")``."""
    monkeypatch.setattr(stores, "_stores", dict(stores._stores))

    def add(key: str = "fake") -> FakeStore:
        store = FakeStore(key)
        stores.register(store)
        return store

    return add
