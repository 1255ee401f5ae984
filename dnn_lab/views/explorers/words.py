"""What explorers say to a learner: one table of sentences with named fields."""

SENTENCES = {
    "neuron_formula": "z = {w1}·x₁ {w2}·x₂ {b}, and a = {activation}(z).",
    "neuron_start": "The line is where z is 0. Drag it, drag the tip of the arrow, or click the plane.",
    "neuron_bias": "The bias is added once, after the products: the line has moved by {moved} and has not turned.",
    "neuron_no_bias": "With a bias of 0 the line goes through the origin, whatever the weights are.",
    "neuron_weights": "The weights turn the line: it stands square to the arrow. A longer arrow makes a steeper slope.",
    "neuron_no_weights": "Both weights are 0: z is the bias everywhere, and there is no line.",
    "neuron_point": "At ({x1}, {x2}): z = {z}, a = {a}. Its worksheet stands below.",
    "neuron_about": "The plane of x₁ and x₂, coloured by a. {line} {point}",
    "neuron_line": "The line z = 0 passes at a distance of {distance} from the origin.",
    "neuron_curve": "{activation} over z. {point}",
}


def say(key, **fields):
    return SENTENCES[key].format(**fields)
