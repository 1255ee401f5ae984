"""What lines can do: counted beside the formula and brute force, and every answer checked by its own proof."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnn_lab.engine.lines import line_splits, separation

SQUARE = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], float)
points = st.lists(st.tuples(st.integers(-4, 4), st.integers(-4, 4)), min_size=1, max_size=6)


def proves(made, X, labels):
    """Whether the proof that an answer carries holds."""
    X, labels = np.asarray(X, float), np.asarray(labels)
    if made:
        return bool((((X @ made.weights + made.bias) > 0) == (labels == 1)).all())
    means = [made.shares[labels == k] @ X[labels == k] for k in (0, 1)]
    sums = [made.shares[labels == k].sum() for k in (0, 1)]
    at = [np.allclose(mean, made.meeting_point, atol=1e-7) for mean in means]
    return all(at) and np.allclose(sums, 1) and made.shares.min() >= 0


def test_xor_is_one_of_the_two_that_no_line_can_do():
    done = {tuple(way) for way in line_splits(SQUARE).astype(int)}
    missing = {tuple(int(bit) for bit in f"{n:04b}") for n in range(16)} - done
    assert missing == {(0, 1, 1, 0), (1, 0, 0, 1)}


@pytest.mark.parametrize("n", [1, 2, 3, 5, 9, 14])
def test_points_in_general_position_are_divided_in_as_many_ways_as_cover_counted(n):
    ways = line_splits(np.random.default_rng(n).normal(size=(n, 2)))
    assert len(ways) == len({tuple(way) for way in ways}) == n * n - n + 2


@given(points)
def test_a_line_can_divide_exactly_those_that_can_be_separated(points):
    """Two algorithms that share nothing, on points that may repeat or lie on one line."""
    ways = {tuple(way) for way in line_splits(points).astype(int)}
    for n in range(2 ** len(points)):
        labels = [n >> place & 1 for place in range(len(points))]
        made = separation(points, labels)
        assert bool(made) == (tuple(labels) in ways)
        assert proves(made, points, labels)


@given(st.integers(0, 10_000), st.integers(1, 5), st.integers(2, 60))
def test_every_answer_carries_its_proof(seed, inputs, samples):
    rng = np.random.default_rng(seed)
    X, labels = rng.normal(size=(samples, inputs)), rng.integers(0, 2, samples)
    assert proves(separation(X, labels), X, labels)


@given(st.integers(0, 10_000), st.floats(1e-5, 1))
def test_a_narrow_gap_far_from_the_origin_is_found(seed, gap):
    rng = np.random.default_rng(seed)
    w, X = rng.normal(size=3), rng.normal(size=(40, 3)) * 10
    w /= np.linalg.norm(w)
    labels = (X @ w > 0).astype(int)
    X = X + np.where(labels == 1, gap, -gap)[:, None] * w + 1000
    made = separation(X, labels)
    assert made and proves(made, X, labels)


def test_the_corners_of_xor_meet_in_the_middle():
    made = separation(SQUARE, [0, 1, 1, 0])
    assert not made and made.meeting_point == pytest.approx([0.5, 0.5])


def test_one_class_alone_is_separable():
    assert separation(SQUARE, [1, 1, 1, 1]) and separation(SQUARE, [0, 0, 0, 0])


def test_the_same_point_in_both_classes_is_not():
    made = separation([[1, 2], [1, 2], [0, 0]], [0, 1, 0])
    assert not made and made.meeting_point == pytest.approx([1, 2])


def test_bad_input_is_told_in_a_sentence():
    with pytest.raises(ValueError, match="labels are 0 or 1, one for each of the 4 samples"):
        separation(SQUARE, [0, 1, 2, 0])
    with pytest.raises(ValueError, match=r"points has shape \(4, 3\)"):
        line_splits(np.zeros((4, 3)))
