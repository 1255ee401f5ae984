"""Seeds that people can say: the same on every machine, each its own, and a class's without typing."""

import subprocess
import sys

import pytest

import dnn_lab as lab
from dnn_lab.marking import seeds
from dnn_lab.marking.seeds import number_of, seed_for


def test_a_name_gives_the_same_numbers_on_every_machine():
    assert number_of("Mina") == 0x9BB840DF7F699D65  # how the output of `printf mina | sha256sum` begins
    code = "import dnn_lab as lab; print(lab.practice('forward', 1, seed='Mina').values)"
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert other.stdout.strip() == str(lab.practice("forward", 1, seed="Mina").values)


@pytest.mark.parametrize("first, second", [("Mina", " mina "), ("7", 7), ("Zoë  K", "zoë k"), ("０７", "0７")])
def test_how_it_is_typed_makes_no_difference(first, second):
    assert number_of(seed_for("x", first)) == number_of(seed_for("x", second))


def test_each_name_has_its_own_numbers():
    names = ["Mina", "Minh", "Ana", "17", "18", "김민지"]
    assert len({tuple(lab.practice("forward", 2, seed=name).values) for name in names}) == len(names)
    assert lab.practice("forward", 2, seed="Ana").title == "Practice: forward pass, level 2, seed Ana"


@pytest.mark.parametrize(
    "seed, error, sentence",
    [
        ("", ValueError, "text of 0 characters"),
        ("x" * 61, ValueError, "text of 61 characters"),
        (-1, ValueError, "seed is -1; it takes a whole number from 0, or a name"),
        (1.5, TypeError, "seed is 1.5; it takes a whole number"),
        (True, TypeError, "seed is True"),
        ([1], TypeError, r"seed is \[1\]"),
    ],
)
def test_what_is_no_seed_is_told(seed, error, sentence):
    with pytest.raises(error, match=sentence):
        lab.practice("forward", seed=seed)


def test_sheets_and_bug_hunts_take_the_same_seeds():
    first, second = lab.sheet("forward", seed="monday", copies=2).copies
    assert first.trace.values == lab.practice("forward", 2, seed="monday").values
    assert second.trace.values == lab.practice("forward", 2, seed="Monday 2").values
    trace = lab.practice("forward", 2, seed=1)
    hunts = [lab.bug_hunt(trace, seed=seed).shown for seed in ("Mina", "mina", 5)]
    assert hunts[0] == hunts[1] != hunts[2]


def test_a_class_gets_the_same_first_second_and_third_worksheet(monkeypatch):
    monkeypatch.setenv("DNN_LAB_SEED", "class 8b")
    classroom = []
    for _ in range(2):  # two learners: two kernels
        monkeypatch.setattr(seeds, "_given", type(seeds._given)())
        classroom.append([lab.practice(topic, 1).values for topic in ("forward", "forward", "update")])
    first, second = classroom
    assert first == second and first[0] != first[1]
    assert lab.practice("forward", 1, seed="class 8b 2").values == first[1], "what stands in the title can be typed"
    assert lab.practice("forward", 1, seed=3).title.endswith("seed 3"), "a seed of one's own goes first"
