"""Toy data: each set is what its name says, by geometry; the seed repeats it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnn_lab.engine.toy import SHAPES, TURNS, toy_data


@given(st.sampled_from(list(SHAPES)), st.integers(2, 60), st.integers(0, 2**32))
def test_half_of_the_points_are_of_each_class_and_a_seed_repeats_them(name, n, seed):
    first, second = (toy_data(name, n, 0.3, seed) for _ in range(2))
    assert first.inputs.shape == (n, 2) and sorted(np.bincount(first.labels, minlength=2)) == [n // 2, n - n // 2]
    assert (first.inputs == second.inputs).all() and (first.labels == second.labels).all()
    assert not (first.inputs == toy_data(name, n, 0.3, seed + 1).inputs).all()


def test_rings_are_two_circles():
    data = toy_data("rings", noise=0)
    assert np.hypot(*data.inputs.T) == pytest.approx(np.where(data.labels == 1, 0.7, 1.7))


def test_xor_is_one_where_exactly_one_input_is_above_zero():
    data = toy_data("xor", 400, noise=0)
    assert ((data.inputs > 0).sum(axis=1) % 2 == data.labels).all()
    assert len(np.unique(data.inputs > 0, axis=0)) == 4 and np.abs(data.inputs).min() >= 0.1


def test_the_arms_of_the_spiral_wind_as_often_as_said_half_a_turn_apart():
    data = toy_data("spiral", 2000, noise=0)
    radius, (x, y) = np.hypot(*data.inputs.T), data.inputs.T
    turned = (np.arctan2(x, y) - 2 * np.pi * TURNS * radius / 2) % (2 * np.pi)
    assert np.cos(turned) == pytest.approx(np.where(data.labels == 0, 1.0, -1.0))
    assert radius.min() < 0.15 and radius.max() > 1.95


def test_moons_reach_into_each_other_so_that_no_line_parts_them():
    data = toy_data("moons", 400, noise=0)
    upper, lower = (data.inputs[data.labels == label] for label in (0, 1))
    assert upper[:, 1].min() < lower[:, 1].max() and upper[:, 0].max() > lower[:, 0].min()
    with_one = np.column_stack([data.inputs, np.ones(400)])
    line = np.linalg.lstsq(with_one, 2.0 * data.labels - 1, rcond=None)[0]
    assert 0.7 < ((with_one @ line > 0) == data.labels).mean() < 1
    for arc, middle in ((upper, [-0.65, -0.325]), (lower, [0.65, 0.325])):
        assert np.hypot(*(arc - middle).T) == pytest.approx(1.3)


def test_noise_is_the_spread_of_what_is_added():
    clean, noisy = (toy_data("rings", 4000, noise, seed=3) for noise in (0, 0.2))
    added = noisy.inputs - clean.inputs
    assert added.std(axis=0) == pytest.approx([0.2, 0.2], rel=0.05)


@pytest.mark.parametrize(
    "arguments, sentence",
    [
        ({"name": "moon"}, "unknown toy data 'moon', did you mean \"moons\""),
        ({"name": "xor", "n": 1}, "at least 2"),
        ({"name": "xor", "n": 2.5}, "whole number"),
        ({"name": "xor", "noise": -1}, "noise is -1"),
        ({"name": "xor", "noise": float("nan")}, "noise is nan"),
        ({"name": "xor", "noise": "much"}, "noise is 'much'"),
        ({"name": "xor", "seed": -1}, "seed is -1"),
    ],
)
def test_bad_input_gets_a_sentence(arguments, sentence):
    with pytest.raises(ValueError) as refused:
        toy_data(**arguments)
    assert sentence in str(refused.value)
