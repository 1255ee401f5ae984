"""Bumps: the network is the sum that is written down, and enough of them come as near to a curve as one likes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnn_lab.engine.bumps import Bump, bump_network, parts_of, slices

numbers = st.floats(-3, 3).map(lambda value: round(value, 2))


def written_out(bumps, k, x):
    def sigmoid(z):
        return 1 / (1 + np.exp(-z))

    return [h * (sigmoid(k * (x - left)) - sigmoid(k * (x - right))) for left, right, h in bumps]


@given(st.lists(st.tuples(numbers, numbers, numbers), min_size=1, max_size=5), st.floats(0.5, 30))
def test_the_network_is_the_sum_of_its_bumps(bumps, k):
    x, net = np.linspace(-3, 3, 31), bump_network(bumps, k)
    parts = written_out(bumps, k, x)
    assert net.sizes == (1, 2 * len(bumps), 1)
    assert np.allclose(net.forward(x[:, None])[:, 0], np.sum(parts, axis=0), atol=1e-9)
    assert np.allclose(parts_of(net, x), parts, atol=1e-9)


def test_a_steep_bump_is_its_height_inside_and_nothing_outside():
    net = bump_network([(-1, 1, 0.7)], steepness=200)
    assert net.forward([[-2], [0], [2]])[:, 0] == pytest.approx([0, 0.7, 0], abs=1e-9)


def test_twice_as_many_slices_halve_the_largest_error():
    x = np.linspace(-2.5, 2.5, 400)

    def largest_error(count):
        net = bump_network(slices(np.sin, count, -3, 3), steepness=2000)
        return np.abs(net.forward(x[:, None])[:, 0] - np.sin(x)).max()

    errors = [largest_error(count) for count in (10, 20, 40, 80)]
    assert all(one / next_ == pytest.approx(2, rel=0.2) for one, next_ in zip(errors, errors[1:], strict=False))


def test_slices_lie_side_by_side():
    assert slices(lambda x: x, 2, 0, 4) == [Bump(0, 2, pytest.approx(1)), Bump(2, 4, pytest.approx(3))]


def test_no_bumps_are_told():
    with pytest.raises(ValueError, match="bumps is empty"):
        bump_network([])
