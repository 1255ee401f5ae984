"""Sharing out blame: published numbers, the papers' formulas written out loop by loop, Captum's stored numbers."""

import numpy as np
import pytest
from engine import captum_reference
from engine.cases import cases
from hypothesis import assume, given
from hypothesis import strategies as st

import dnn_lab as lab
from dnn_lab.engine.network import Network
from dnn_lab.engine.relevance import all_values
from dnn_lab.engine.shares import RULES

KEEPING = [name for name, rule in RULES.items() if not rule.leaks]


def test_the_lectures_example_comes_out_exactly():
    assert lab.share_error(0.6, [3, 2]).tolist() == [0.36, 0.24]
    assert lab.share_error(0.6, contributions=[3, 2], rule="equal").tolist() == [0.3, 0.3]


def test_rashids_published_example_comes_out_exactly():
    hidden = lab.share_error([0.8, 0.5], weights=[[2, 3], [1, 4]], rule="weight")
    assert hidden == pytest.approx([0.42, 0.88], abs=1e-15)
    assert lab.share_error(hidden, weights=[[3, 2], [1, 7]], rule="weight") == pytest.approx([0.362, 0.938], abs=1e-15)


def test_epsilon_takes_the_sign_of_the_total_and_cures_what_cancels():
    assert lab.share_error(0.6, [3, -3], rule="epsilon", epsilon=0.5) == pytest.approx([3.6, -3.6])
    assert lab.share_error(1, [-3, -1], rule="epsilon", epsilon=1) == pytest.approx([0.6, 0.2])


def test_alpha_pushes_up_and_beta_pushes_down():
    assert lab.share_error(1, [3, 1, -2], rule="alpha_beta", alpha=2) == pytest.approx([1.5, 0.5, -1])


amounts = st.floats(-10, 10).map(lambda value: round(value, 3))


@given(st.lists(amounts, min_size=1, max_size=6), st.sampled_from(KEEPING), st.floats(-5, 5))
def test_rules_that_leak_nothing_share_out_the_whole_error(contributions, rule, error):
    assume(abs(sum(contributions)) > 0.05)
    shares = lab.share_error(error, contributions, rule, weights=contributions)
    assert abs(shares.sum() - error) <= 1e-12 * max(1, np.abs(shares).sum())


def by_the_papers(net, x, rule, output, epsilon, alpha, biased):
    """Relevance written from the papers' formulas, one message R(i ← j) at a time (Bach et al. 2015; Rashid 2016)."""
    a = [list(x)]
    for W, b, f in zip(net.weights, net.biases, net.activations, strict=True):
        z = [sum(W[j][i] * a[-1][i] for i in range(len(a[-1]))) + b[j] for j in range(len(b))]
        a.append([float(f.value(np.array([[value]]))[0, 0]) for value in z])
    R = [z[output] if j == output else 0.0 for j in range(len(z))]
    layers = [R]
    for layer in reversed(range(len(net.weights))):
        W, b, lower = net.weights[layer], net.biases[layer] * biased, a[layer]
        below = [0.0] * len(lower)
        for j in range(len(R)):
            z_ij = [W[j][i] * lower[i] for i in range(len(lower))]
            z_j = sum(z_ij) + b[j]
            plus = sum(max(0, v) for v in z_ij) + max(0, b[j])
            minus = sum(min(0, v) for v in z_ij) + min(0, b[j])
            for i in range(len(lower)):
                match rule:
                    case "proportional":
                        part = z_ij[i] / z_j
                    case "epsilon":
                        part = z_ij[i] / (z_j + (epsilon if z_j >= 0 else -epsilon))
                    case "equal":
                        part = 1 / len(lower)
                    case "weight":
                        part = W[j][i] / sum(W[j])
                    case "alpha_beta":
                        up = max(0, z_ij[i]) / plus if plus else 0
                        down = min(0, z_ij[i]) / minus if minus else 0
                        part = alpha * up - (alpha - 1) * down
                below[i] += part * R[j]
        R = below
        layers.insert(0, R)
    return layers


def random_networks(count):
    rng = np.random.default_rng(11)
    for place in range(count):
        sizes = rng.integers(1, 7, rng.integers(2, 6)).tolist()
        net = Network(sizes, hidden=("relu", "tanh", "sigmoid")[place % 3], seed=0)
        net.parameters = rng.normal(size=net.parameters.size)
        yield net, rng.normal(size=sizes[0]), int(rng.integers(sizes[-1]))


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("bias", [False, True])
def test_200_random_networks_agree_with_the_papers_formulas(rule, bias):
    compared = 0
    for net, x, output in random_networks(240):
        try:
            own = net.relevance(x, rule, output=output, epsilon=0.1, alpha=1.5, bias=bias)
        except ValueError as error:
            assert "no answer" in str(error)
            continue
        for mine, theirs in zip(own.layers, by_the_papers(net, x, rule, output, 0.1, 1.5, bias), strict=True):
            assert np.allclose(mine, theirs, rtol=1e-10, atol=1e-10 * np.abs(theirs).max())
        compared += 1
    assert compared >= 200


def test_captums_numbers_come_out():
    """LRP-0 and LRP-ε with the bias in the divisor, α1β0 without it, for 200 networks."""
    compared = {}
    for _, hidden, output, weights, biases, x, results in captum_reference.read():
        net = Network.from_parameters(weights=weights, biases=biases, hidden=hidden)
        plain = Network.from_parameters(weights=weights, biases=[0 * b for b in biases], hidden=hidden)
        for rule, theirs in results.items():
            own = (
                plain.relevance(x, "alpha_beta", output=output, alpha=1)
                if rule == "alpha 1"
                else net.relevance(x, "epsilon", output=output, epsilon=float(rule.split()[1]), bias=True)
            )
            assert np.allclose(own.inputs, theirs, rtol=1e-10, atol=1e-10 * np.abs(theirs).max())
            compared[rule] = compared.get(rule, 0) + 1
    assert compared["epsilon 0.0"] == compared["epsilon 0.25"] >= 200 and compared["alpha 1"] >= 50


@given(case=cases(), rule=st.sampled_from(KEEPING))
def test_what_is_shared_out_arrives_at_every_layer(case, rule):
    net, X, _ = case
    try:
        found = net.relevance(X, rule)
    except ValueError:
        assume(False)
    for layer, leak in zip(found.layers, found.leaks, strict=False):
        size = np.maximum(1, max(np.abs(other).sum(axis=1).max() for other in found.layers))
        assert np.all(np.abs(leak) <= 1e-12 * size) and np.allclose(leak, found.score - layer.sum(axis=1))


@given(case=cases())
def test_a_batch_is_its_samples_one_by_one(case):
    net, X, _ = case
    for rule in ("epsilon", "alpha_beta", "equal", "occlusion"):
        together = _or_none(net, X, rule)
        assume(together is not None)
        for row, x in enumerate(X):
            alone = net.relevance(x, rule)
            assert alone.output == together.output[row]
            assert all(np.allclose(a, b[row]) for a, b in zip(alone.layers, together.layers, strict=True))


def _or_none(net, X, rule):
    try:
        return net.relevance(X, rule)
    except ValueError:
        return None


def test_in_bias_free_relu_networks_shares_are_gradient_times_input():
    """The one place where two currencies of blame agree; with biases they do not."""
    apart = 0
    for seed in range(60):
        net, rng = Network([5, 6, 4, 3], seed=seed), np.random.default_rng(seed)
        x = rng.normal(size=5)
        shares, slopes = (net.relevance(x, rule) for rule in ("proportional", "gradient_times_input"))
        if shares.score == 0:
            continue
        assert all(np.allclose(a, b, rtol=1e-9, atol=1e-12) for a, b in zip(shares.layers, slopes.layers, strict=True))
        net.biases = [rng.normal(size=b.shape) for b in net.biases]
        apart += not np.allclose(net.relevance(x).inputs, net.relevance(x, "gradient_times_input").inputs, rtol=0.01)
    assert apart > 50


@given(case=cases(smooth=True))
def test_gradient_times_input_is_what_nudging_shows(case):
    net, X, _ = case
    x, h = X[0], 1e-5
    found = net.relevance(x, "gradient_times_input")

    def score(values):
        return all_values(net, values[None, :])[1][-1][0, found.output]

    slopes = [(score(x + nudge) - score(x - nudge)) / (2 * h) for nudge in h * np.eye(len(x))]
    assert np.allclose(found.inputs, x * slopes, atol=1e-6, rtol=1e-5)


def test_occlusion_is_what_setting_a_node_to_0_shows():
    net = Network([2, 2, 1], seed=3)
    net.biases = [[0.1, 0.2], [0.3]]
    x = np.array([0.7, 0.4])
    found = net.relevance(x, "occlusion")
    assert found.inputs == pytest.approx([net.forward(x)[0] - net.forward(x * keep)[0] for keep in ([0, 1], [1, 0])])
    hidden = np.maximum(net.weights[0] @ x + net.biases[0], 0)
    assert found.layers[1] == pytest.approx(net.weights[1][0] * hidden)


def test_the_bias_takes_a_part_that_is_lost_and_the_leak_says_how_much():
    net = Network.from_parameters(weights=[[[2.0, 1.0]]], biases=[[1.0]])
    kept, lost = net.relevance([1.0, 1.0]), net.relevance([1.0, 1.0], bias=True)
    assert (kept.inputs.tolist(), kept.leaks[0]) == (pytest.approx([8 / 3, 4 / 3]), pytest.approx(0))
    assert (lost.inputs.tolist(), lost.leaks[0]) == ([2, 1], 1)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: lab.share_error(0.6, [3, -3]), "add up to 0.*epsilon"),
        (lambda: lab.share_error(0.6, [0.1, 0.2, -0.3]), "add up to 0"),
        (lambda: lab.share_error(0.6, []), "nobody to share among"),
        (lambda: lab.share_error(0.6, [np.nan, 1]), "contributions holds nan"),
        (lambda: lab.share_error(np.inf, [2, 1]), "error holds inf"),
        (lambda: lab.share_error(0.6, [1, 2], rule="propotional"), 'did you mean "proportional"'),
        (lambda: lab.share_error([0.6, 0.1], [1, 2]), r"shape \(2,\) and contributions \(2,\)"),
        (lambda: lab.share_error(0.6, [1, 2], rule="weight"), "shares by weights"),
        (lambda: lab.share_error(0.6, [3, -3], rule="epsilon", epsilon=0), "add up to 0"),
        (lambda: lab.share_error(0.6, [3, 2], rule="epsilon", epsilon=-1), "epsilon is -1"),
        (lambda: lab.share_error(0.6, [3, 2], rule="alpha_beta", alpha=0.5), "alpha is 0.5"),
        (lambda: lab.share_error(0.6, [0, 0], rule="alpha_beta"), "add up to 0"),
        (lambda: Network([2, 2]).relevance([1, 2], "occlusions"), 'did you mean "occlusion"'),
        (lambda: Network([2, 2]).relevance([1, 2], output=2), "output is 2.*2 outputs"),
        (lambda: Network([2, 2]).relevance([1, 2, 3]), "takes 2 numbers"),
        (lambda: Network([2, 2, 1], hidden="step").relevance([1, 2], "gradient_times_input"), "step function is flat"),
        (lambda: Network.from_parameters(weights=[[[1, -1]]], biases=[[1]]).relevance([2, 2]), "no answer in layer 1"),
    ],
)
def test_bad_input_gets_one_sentence(call, words):
    with pytest.raises(ValueError, match=words) as told:
        call()
    assert str(told.value).count(". ") == 0 and len(str(told.value)) < 220


def test_unknown_arguments_name_the_nearest():
    with pytest.raises(TypeError, match='"epsilon"'):
        lab.share_error(0.6, [3, 2], epsilonn=1)
    with pytest.raises(TypeError, match='"epsilon"'):
        Network([2, 1]).relevance([1, 2], epsilonn=1)
