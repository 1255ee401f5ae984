"""Looking an entry up in a table, and telling the nearest when it is not there."""

from difflib import get_close_matches


def find(table, name, what):
    """The entry `name` of a table of `what` ("activation"). Raises ValueError that names the nearest and all there are."""
    if isinstance(name, str) and name in table:
        return table[name]
    near = get_close_matches(str(name), table, n=1, cutoff=0.4)
    hint = f'; did you mean "{near[0]}"?' if near else ""
    raise ValueError(f"unknown {what} {name!r}{hint} There are: {', '.join(table)}")


def refuse_unknown(function, given, known):
    """Raises TypeError naming the first unknown keyword argument and the nearest known one."""
    for name in given:
        if name not in known:
            near = get_close_matches(name, known, n=1, cutoff=0)
            raise TypeError(f"{function} has no argument {name!r}; did you mean {near[0]!r}?")
