"""Functions as learners write them: right ones in plain Python, and slips made in the text of a right one.

Nothing of the exercises' own references is used in the right ones.
"""

import math


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def neuron(x, w, b):
    z = b
    for i in range(len(x)):
        z = z + x[i] * w[i]
    return sigmoid(z)


def side(points, w, b):
    return [1 if p[0] * w[0] + p[1] * w[1] > -b else 0 for p in points]


def collapse(W1, b1, W2, b2):
    hidden, inputs = range(len(W1)), range(len(W1[0]))
    W = [[sum(row[h] * W1[h][i] for h in hidden) for i in inputs] for row in W2]
    b = [sum(row[h] * b1[h] for h in hidden) + b2[o] for o, row in enumerate(W2)]
    return W, b


def layer(W, b, x):
    return [neuron(x, W[j], b[j]) for j in range(len(b))]


def softmax(z):
    shifted = [value - max(z) for value in z]
    total = math.fsum(map(math.exp, shifted))
    return tuple(math.exp(value) / total for value in shifted)


def cross_entropy(P, Y):
    return sum(-math.log(p[list(y).index(1)]) for p, y in zip(P, Y, strict=True)) / len(P)


def parameters(sizes):
    return sum((sizes[i] + 1) * sizes[i + 1] for i in range(len(sizes) - 1))


def dead_relus(W, b, X):
    dead = 0
    for j in range(len(b)):
        dead += max(sum(W[j][i] * x[i] for i in range(len(x))) + b[j] for x in X) <= 0
    return dead


def slope_through(w, z):
    slope = 1
    for weight, one in zip(w, z, strict=True):
        slope *= weight * math.exp(-one) / (1 + math.exp(-one)) ** 2
    return slope


def nudged_slope(f, x, h):
    rise = f(x + h) - f(x - h)
    return rise / h / 2


def chained_slope(f, f_slope, g_slope, x):
    return f_slope(x) * g_slope(f(x))


def sum_of_paths(paths):
    return sum(math.prod(path) for path in paths)


def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def naive_calls(n):
    return 2 * fibonacci(n + 1) - 1


def count_paths(successors, start, end):
    """From the front: each node hands its count on, once all edges into it have been used."""
    waiting = {node: sum(after.count(node) for after in successors.values()) for node in successors}
    count = dict.fromkeys(successors, 0) | {start: 1}
    ready = [node for node in successors if not waiting[node]]
    for node in ready:
        for after in successors[node]:
            count[after] += count[node]
            waiting[after] -= 1
            if not waiting[after]:
                ready.append(after)
    return count[end]


def backward_sweep(edges, output):
    """Path by path, as a definition has it."""

    def slope(node):
        return 1 if node == output else sum(s * slope(after) for before, after, s in edges if before == node)

    return {node: slope(node) for edge in edges for node in edge[:2]}


def forward(weights, biases, x):
    for W, b in zip(weights, biases, strict=True):
        x = layer(W, b, x)
    return x


def batch_layer(W, b, X):
    return [layer(W, b, x) for x in X]


def accuracy(outputs, labels):
    return sum(max(range(len(o)), key=o.__getitem__) == label for o, label in zip(outputs, labels, strict=True)) / len(
        labels
    )


def backward(W2, x, a1, output, y):
    """By nudging: no formula for a gradient at all."""
    z1 = [math.log(a / (1 - a)) for a in a1]
    b2 = [
        math.log(o / (1 - o)) - sum(w * a for w, a in zip(row, a1, strict=True))
        for row, o in zip(W2, output, strict=True)
    ]

    def loss(dz1, dW2, db2):
        a = [sigmoid(z + d) for z, d in zip(z1, dz1, strict=True)]
        out = [
            sigmoid(sum((w + d) * one for w, d, one in zip(row, drow, a, strict=True)) + b + db)
            for row, drow, b, db in zip(W2, dW2, b2, db2, strict=True)
        ]
        return sum((o - t) ** 2 for o, t in zip(out, y, strict=True)) / 2

    zero1, zero2, zeroW = [0.0] * len(a1), [0.0] * len(y), [[0.0] * len(a1) for _ in y]

    def nudged(make):
        return (loss(*make(1e-4)) - loss(*make(-1e-4))) / 2e-4

    def at(values, i, h):
        return [*values[:i], h, *values[i + 1 :]]

    dz1 = [nudged(lambda h, i=i: (at(zero1, i, h), zeroW, zero2)) for i in range(len(a1))]
    dz2 = [nudged(lambda h, j=j: (zero1, zeroW, at(zero2, j, h))) for j in range(len(y))]
    dW2 = [
        [nudged(lambda h, j=j, i=i: (zero1, at(zeroW, j, at(zeroW[j], i, h)), zero2)) for i in range(len(a1))]
        for j in range(len(y))
    ]
    return [[d * one for one in x] for d in dz1], dz1, dW2, dz2


def gradient_step(w, gradient, rate):
    return w + (-rate) * gradient


def momentum_step(w, v, gradient, rate, momentum):
    new = gradient + v * momentum
    return w - new * rate, new


def adam_step(w, m, v, gradient, t, rate, beta1, beta2, epsilon):
    """In the form of the paper's section 2: the corrections go into the rate and into epsilon."""
    m, v = m + (1 - beta1) * (gradient - m), v + (1 - beta2) * (gradient * gradient - v)
    of_v = (1 - beta2**t) ** 0.5
    return w - rate * of_v / (1 - beta1**t) * m / (v**0.5 + epsilon * of_v), m, v


def shares(error, w, a):
    total = sum(one * other for one, other in zip(w, a, strict=True))
    return [error / total * one * other for one, other in zip(w, a, strict=True)]


def epsilon_shares(error, contributions, epsilon):
    total = sum(contributions)
    total += -epsilon if total < 0 else epsilon
    return [error * one / total for one in contributions]


def shares_back(W, a, errors):
    arrived = [0.0] * len(a)
    for row, error in zip(W, errors, strict=True):
        for i, share in enumerate(shares(error, row, a)):
            arrived[i] += share
    return arrived


RIGHT = {
    function.__name__: function
    for function in (
        neuron, side, collapse, layer, softmax, cross_entropy, parameters, dead_relus, slope_through,
        nudged_slope, chained_slope, sum_of_paths, fibonacci, naive_calls, count_paths,
        backward_sweep, forward, batch_layer, accuracy, backward, gradient_step, momentum_step,
        adam_step, shares, epsilon_shares, shares_back,
    )
}  # fmt: skip

# (what stands in the solution, what the learner wrote, the catalogue's key or words of the sentence)
SLIPS = {
    "neuron": [
        (" + b\n", "\n", "forgot_bias"),
        ("1 / (1 + np.exp(-z))", "z", "forgot_activation"),
        ("+ b", "* b", "times_bias"),
        ("np.exp(-z)", "np.exp(z)", "exp_sign"),
        ("+ b", "- b", "sign_lost"),
    ],
    "side": [
        ("> 0", "> 0.5", "at z = 0.5"),
        (" + b > 0", " > 0", "forgot_bias"),
        ("(points @ w + b > 0).astype(int)", "points @ w + b", "forgot_activation"),
        ("> 0", "< 0", "sign_lost"),
        ("(points @ w + b > 0).astype(int)", "np.sign(points @ w + b)", "−1 on one side"),
    ],
    "collapse": [
        ("W2 @ W1", "W1 @ W2", "wrong order"),
        ("W2 @ W1", "W2 * W1", "entry by entry"),
        ("W2 @ b1 + b2", "b2", "term_left_out"),
        ("W2 @ b1 + b2", "b1 + b2", "adds the biases as they are"),
    ],
    "layer": [
        (" + b", "", "forgot_bias"),
        ("1 / (1 + np.exp(-z))", "z", "forgot_activation"),
        ("W @", "W.T @", "transposed"),
        ("-z", "z", "exp_sign"),
    ],
    "softmax": [
        (" / np.sum(powers)", "* np.exp(np.max(z))", "softmax_unnormalised"),
        ("np.exp(z - np.max(z))", "z", "softmax_without_exp"),
        ("np.sum", "np.max", "largest power"),
        ("z - np.max(z)", "-z", "sign_lost"),
    ],
    "cross_entropy": [
        ("-np.sum", "np.sum", "forgot_minus"),
        ("np.log", "np.log10", "log_base_ten"),
        ("np.mean(of_each)", "np.sum(of_each)", "forgot_mean"),
        ("np.sum(Y * np.log(P), axis=1)", "Y * np.log(P)", "mean over every entry"),
    ],
    "parameters": [
        (" + outputs", "", "forgot_bias"),
        (" + outputs", " + 1", "one bias for each layer"),
        ("* outputs + outputs", "* outputs * outputs", "times_bias"),
        ("len(sizes)", "len(sizes) - 1", "term_left_out"),
    ],
    "dead_relus": [
        ("np.all", "np.any", "off for at least one"),
        (" + b", "", "forgot_bias"),
        ("axis=0", "axis=1", "the other axis"),
        ("<= 0", "> 0", "sign_lost"),
    ],
    "slope_through": [
        ("w * a * (1 - a)", "w", "forgot_slope"),
        ("np.prod", "np.sum", "factors_added"),
        ("a * (1 - a)", "z * (1 - z)", "slope_at_output"),
        ("w * a", "a", "leaves out the weights"),
    ],
    "nudged_slope": [
        ("(2 * h)", "h", "factor_two"),
        ("f(x - h)", "f(x)", "factor_two"),
        (" / (2 * h)", "", "how far x was moved"),
        ("(2 * h)", "2 * h", "order_of_operations"),
    ],
    "chained_slope": [
        ("g_slope(u)", "g_slope(x)", "nested_slope"),
        (" * f_slope(x)", "", "forgot_slope"),
        ("*", "+", "factors_added"),
        ("g_slope(u) * f_slope(x)", "g_slope(f_slope(x))", "puts one slope into the other"),
    ],
    "sum_of_paths": [
        ("np.prod", "np.sum", "factors_added"),
        ("total = 0.0", "total = 1.0", "wrong"),
        ("return total", "return total / len(paths)", "forgot_mean"),
        ("in paths", "in paths[1:]", "forgot_path"),
        ("total = 0.0", "return np.prod([np.prod(p) for p in paths])", "paths_multiplied"),
    ],
    "fibonacci": [
        ("known[n]", "known[n + 1]", "failed"),
        ("range(2, n + 1)", "range(2, n + 2)", "right"),
        ("return known[n]", "return known[max(n - 1, 0)]", "too early"),
        ("{0: 0, 1: 1}", "{0: 1, 1: 1}", "one place too far"),
        ("known[i - 1] + known[i - 2]", "known[i - 1] * 2", "doubles each time"),
        ("return known[n]", "return float(known[n])", "16 digits"),
    ],
    "naive_calls": [
        ("1 + calls", "calls", "at the bottom"),
        ("{0: 1, 1: 1}", "{0: 0, 1: 1}", "wrong"),
        ("return calls[n]", "return calls[n] - 1", "leaves out the first call"),
        ("return calls[n]", "return 2 ** (n + 1) - 1", "equally deep"),
        ("return calls[n]", "return 2 * n - 1 if n else 1", "calls with a table"),
    ],
    "count_paths": [
        ("in successors[node]", "in set(successors[node])", "side by side"),
        ("return count(start)", "return len(successors)", "counts the nodes"),
        ("return count(start)", "return len(successors[start])", "forgot_path"),
        ("return count(start)", "return sum(map(len, successors.values()))", "counts the edges"),
    ],
    "backward_sweep": [
        ("slopes.get(before, 0.0) + slope", "slope", "forgot_path"),
        ("slope * slopes", "slope + slopes", "factors_added"),
        ("slope * slopes.get(after, 0.0)", "slope", "forgot_slope"),
        ("slopes.get(before, 0.0) + slope", "slopes.get(before, 1.0) * slope", "paths_multiplied"),
    ],
    "forward": [
        (" + b", "", "forgot_bias"),
        ("1 / (1 + np.exp(-z))", "z", "forgot_activation"),
        ("W @ a", "W.T @ a", "transposed"),
        ("    return a", "        return a", "inside the loop"),
        ("+ b", "* b", "times_bias"),
    ],
    "batch_layer": [
        (" + b", "", "forgot_bias"),
        ("1 / (1 + np.exp(-Z))", "Z", "forgot_activation"),
        ("X @ W.T", "X @ W", "transposed"),
        ("-Z", "Z", "exp_sign"),
    ],
    "accuracy": [
        ("np.mean", "np.sum", "forgot_mean"),
        ("np.mean", "100 * np.mean", "in percent"),
        ("== labels", "!= labels", "the part that is wrong"),
        ("argmax", "argmin", "smallest output"),
    ],
    "backward": [
        ("np.outer(dz2, a1)", "np.outer(dz2, output)", "output_activation"),
        ("(output - y) * output * (1 - output)", "(output - y)", "forgot_slope"),
        ("da1 * a1 * (1 - a1)", "da1", "forgot_slope"),
        ("(output - y)", "(y - output)", "flipped_difference"),
        ("W2.T @ dz2", "W2 @ dz2", "transposed"),
        ("W2.T @ dz2", "W2.T @ (output - y)", "next_slope"),
        ("(output - y) *", "2 * (output - y) *", "factor_two"),
    ],
    "gradient_step": [
        ("w - rate", "w + rate", "gradient_ascent"),
        ("rate * gradient", "gradient", "forgot_learning_rate"),
        ("w - rate", "-rate", "step_only"),
        ("rate * gradient", "gradient / rate", "divides by the learning rate"),
    ],
    "momentum_step": [
        ("w - rate * v", "w + rate * v", "gradient_ascent"),
        ("w - rate * v", "w - v", "forgot_learning_rate"),
        ("momentum * v + gradient", "momentum * v + (1 - momentum) * gradient", "running mean"),
        ("momentum * v + gradient", "gradient", "term_left_out"),
    ],
    "adam_step": [
        ("m_hat / (np.sqrt(v_hat)", "m / (np.sqrt(v)", "begin at 0"),
        ("np.sqrt(v_hat)", "v_hat", "divides by the mean square"),
        ("w - rate", "w + rate", "gradient_ascent"),
        ("gradient**2", "gradient", "gradient itself"),
        ("rate * m_hat", "m_hat", "forgot_learning_rate"),
    ],
    "shares": [
        ("error * contributions / np.sum(contributions)", "np.full(len(w), error / len(w))", "equal_split"),
        ("w * a", "w", "split_by_weight"),
        ("error * contributions", "contributions", "fraction_only"),
        (" / np.sum(contributions)", "", "not divided by the total"),
    ],
    "epsilon_shares": [
        (" * sign", "", "sign_lost"),
        (" + epsilon * sign", "", "term_left_out"),
        ("error * contributions", "contributions", "fraction_only"),
        ("np.sum(contributions)", "np.sum(np.abs(contributions))", "sum of the sizes"),
    ],
    "shares_back": [
        ("W * a", "W", "split_by_weight"),
        ("axis=1", "axis=0", "transposed"),
        (" / np.sum(contributions, axis=1, keepdims=True)", "", "not divided by the totals"),
        ("fractions.T @ errors", "fractions[0] * errors[0]", "forgot_path"),
    ],
}  # fmt: skip
