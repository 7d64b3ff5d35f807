"""The record kinds, one module each (L0). A module dropped in here is a kind: nothing else lists them."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache

from gongkai.record import Record


@cache
def all_kinds() -> Mapping[str, type[Record]]:
    """Map the plural of each kind to its model, in the kinds' own order."""
    modules = [importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)]
    models = {
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Record) and value.__module__ == module.__name__
    }
    kinds = sorted((model for model in models if "info" in vars(model)), key=lambda m: (m.info.order, m.info.plural))
    return {kind.info.plural: kind for kind in kinds}
