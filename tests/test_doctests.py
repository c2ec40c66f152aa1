"""Every example in a docstring does what it says."""

import doctest
import importlib
import pkgutil

import pytest

import zhengtu

FOLDERS = ("schema", "loaders", "graph", "outputs")


def modules() -> list[str]:
    names = ["zhengtu"]
    for folder in FOLDERS:
        package = importlib.import_module(f"zhengtu.{folder}")
        names.append(package.__name__)
        found = pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
        names += [module.name for module in found]
    return names


@pytest.mark.parametrize("name", modules())
def test_the_examples_in_the_docstrings_hold(name: str):
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_every_folder_has_modules():
    assert all(f"zhengtu.{folder}" in modules() for folder in FOLDERS)
    assert zhengtu.__doc__
