"""The data sets: facts published elsewhere, and that nothing of the test part is known while training."""

import numpy as np
import pytest

from dnn_lab.engine.datasets import load_data, split, standardise


def test_penguins_are_those_of_the_palmer_archipelago():
    penguins = load_data("penguins")
    assert penguins.inputs.shape == (342, 4) and penguins.targets.shape == (342, 3)
    counts = dict(zip(penguins.target_names, np.bincount(penguins.labels).tolist(), strict=True))
    assert counts == {"Adelie": 151, "Chinstrap": 68, "Gentoo": 123}
    published_means = [43.92193, 17.15117, 200.9152, 4201.754]
    assert penguins.inputs.mean(axis=0) == pytest.approx(published_means, rel=1e-6)
    assert penguins.input_names == ("bill length", "bill depth", "flipper length", "body mass")
    assert penguins.units == ("mm", "mm", "mm", "g")


def test_digits_are_those_of_the_uci_repository():
    digits = load_data("digits")
    assert digits.inputs.shape == (1797, 64) and digits.targets.shape == (1797, 10)
    assert np.bincount(digits.labels).tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    assert digits.inputs.min() == 0 and digits.inputs.max() == 16 and digits.inputs.sum() == 561718
    assert digits.inputs[0, :8].tolist() == [0, 0, 5, 13, 9, 1, 0, 0] and digits.labels[:10].tolist() == list(range(10))


@pytest.mark.parametrize("name", ["penguins", "digits"])
def test_data_says_where_it_comes_from_and_has_a_class_for_each_sample(name):
    data = load_data(name)
    assert data.source and data.licence.startswith("CC") and data.source in repr(data)
    assert len(data.input_names) == len(data.units) == data.inputs.shape[1]
    assert (data.targets.argmax(axis=1) == data.labels).all() and (data.targets.sum(axis=1) == 1).all()
    assert np.isfinite(data.inputs).all()


def test_changing_loaded_data_does_not_change_the_next():
    load_data("penguins").inputs[:] = 0
    assert load_data("penguins").inputs.all()


def test_a_split_loses_and_doubles_nothing_and_is_repeatable():
    data = load_data("penguins")
    train, test = split(data, test=0.25, seed=3)
    assert (len(train), len(test)) == (256, 86)
    together = np.vstack([train.inputs, test.inputs])
    assert sorted(map(tuple, together)) == sorted(map(tuple, data.inputs))
    assert (split(data, seed=3)[1].inputs == test.inputs).all()
    assert (split(data, seed=4)[1].inputs != test.inputs).any()
    assert all((row == data.inputs).all(axis=1).any() for row in train.inputs[:5])


def test_standardising_uses_the_training_data_alone():
    train, test = split(load_data("penguins"))
    scaled, other = standardise(train, test)
    assert scaled.inputs.mean(axis=0) == pytest.approx([0] * 4, abs=1e-12)
    assert scaled.inputs.std(axis=0) == pytest.approx([1] * 4)
    assert (scaled.means == train.inputs.mean(axis=0)).all() and (other.means == scaled.means).all()
    assert np.allclose(other.inputs * scaled.spreads + scaled.means, test.inputs)
    assert abs(other.inputs.mean(axis=0)).max() > 0.01
    assert (standardise(train).inputs == scaled.inputs).all()


def test_a_pixel_that_never_changes_is_only_shifted():
    digits = standardise(load_data("digits"))
    assert np.isfinite(digits.inputs).all() and not digits.inputs[:, 0].any()


def test_a_part_of_the_data_keeps_labels_and_names():
    data = load_data("digits").take([3, 1])
    assert data.labels.tolist() == [3, 1] and len(data) == 2 and data.target_names[3] == "3"


@pytest.mark.parametrize("test", [0, 1, -0.5, 2, "half", True])
def test_a_part_that_is_none_is_told(test):
    sentence = f"test is {test!r}; it takes a part of the data between 0 and 1, such as 0.25"
    with pytest.raises(ValueError, match=f"^{sentence}$"):
        split(load_data("penguins"), test=test)


def test_a_split_that_leaves_nothing_is_told():
    with pytest.raises(ValueError, match=r"^test=0.25 of 1 sample leaves one of the two parts empty$"):
        split(load_data("penguins").take([0]))


def test_some_inputs_and_classes_only_by_name():
    penguins = load_data("penguins")
    two = penguins.only(inputs=["body mass", "bill length"], classes=["Gentoo", "Adelie"])
    assert two.inputs.shape == (274, 2) and two.input_names == ("body mass", "bill length") and two.units == ("g", "mm")
    assert two.target_names == ("Gentoo", "Adelie") and np.bincount(two.labels).tolist() == [123, 151]
    assert two.inputs[two.labels == 0].tolist() == penguins.inputs[penguins.labels == 2][:, [3, 0]].tolist()
    with pytest.raises(ValueError, match='did you mean "bill length"'):
        penguins.only(inputs=["bill lenght"], classes=["Adelie"])
    with pytest.raises(ValueError, match="unknown class 'Emperor'"):
        penguins.only(inputs=["body mass"], classes=["Emperor"])
