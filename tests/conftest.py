"""The order of the tests: the quick ones first, then the notebooks, last what needs a browser."""


def stage(item):
    return 2 if "browser" in item.path.parts else 1 if item.path.suffix == ".ipynb" else 0


def pytest_collection_modifyitems(items):
    items.sort(key=stage)
