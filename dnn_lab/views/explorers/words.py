"""What explorers say to a learner: tables of sentences with named fields, one for each that has many."""

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
    "play_start": "Press Play and watch it learn, or click the plane to add points.",
    "play_on": "Training {sizes}. Pause to look closer.",
    "play_now": "{epochs} epochs: loss {loss}; {right} of the training points{test} are right.",
    "play_test": " and {right} of the test points",
    "play_none": "There are no points: click the plane to add some, or choose data.",
    "play_one_class": "All points are of one class, so one answer is right everywhere: add some of the other class.",
    "play_stopped": "Training stopped: {why}. Choose another rate and press Restart.",
    "play_unseen": "Paused: for five seconds nobody looked. Play goes on.",
    "play_no_loop": "Pictures move in a running notebook only; here .step(epochs) trains.",
    "play_limits": "Hidden layers asked for: {layers}, the widest of {widest}. Drawn are up to {most_layers} of up to "
    "{most_wide}; the rest was left out.",
    "play_recalled": "Settings and points from before are back; training begins anew.",
    "play_not_recalled": "What was here before could not be brought back.",
    "play_nothing_near": "No training point is near enough to be taken away.",
    "play_chart": "Loss after {epochs} epochs",
    "play_chart_about": "Loss over epochs. {sentence}",
    "play_plane": "What the network answers",
    "play_plane_neuron": "{name}, large",
    "play_plane_about": "{title}. {zero} training points of {first}, {one} of {second}. {sentence}",
    "play_neuron": "neuron {number} of layer {layer}",
    "play_input": "input {name}",
    "play_axis": "{name}, standardised",
    "play_tested": ", test",
}


def say(key, **fields):
    return SENTENCES[key].format(**fields)


VANISHING = {
    "title": "Gradients layer by layer",
    "gradients": "Gradient of the weights",
    "signals": "Signal: how much what is sent differs between samples",
    "size": "size (root mean square)",
    "layer": "layer",
    "now": "now",
    "kept": "kept",
    "usual": "the usual for the activation",
    "again": "Other initial weights, drawn in the same way",
    "keep": "Keep these lines in the picture, to compare",
    "off": "0, or below the picture",
    "about": "{what} in {layers} layers, from {first} in layer 1 to {last} in layer {layers}.",
    "vanishes": "The gradient vanishes: {first} in layer 1 against {last} in layer {layers}. While the last layer "
    "learns, the first hardly moves.",
    "explodes": "The gradient explodes: {first} in layer 1, {last} in layer {layers}. One update with an ordinary "
    "learning rate would throw the weights far away.",
    "faint": "All gradients are nearly 0, the largest {largest}: with an ordinary learning rate nothing learns.",
    "steady": "The gradient keeps its size: {first} in layer 1, {last} in layer {layers}. All layers can learn.",
    "none": "Layer 1 has a gradient of 0: it cannot learn at all. In layer {layers} it is {last}.",
    "overflow": "The numbers grew beyond what a computer can write (about 1e308). Fewer layers or another start helps.",
    "dead": "{dead} of {all} ReLUs are off for every sample.",
    "alike": "All neurons of a layer are alike, and stay alike: a layer counts for one neuron.",
}

CURVE = {
    "title": "Bumps that add up to a curve",
    "picture": "The curve, and the sum of the bumps",
    "parts": "The bumps, each alone",
    "target": "the curve",
    "sum": "sum of the bumps",
    "fitted": "fitted",
    "own": "your own",
    "bump": "bump {number}",
    "pair": "pair {number}",
    "parts_fitted": "What each pair of units adds after fitting",
    "slice": "Bumps side by side, each as high as the curve is there",
    "fit_hint": "Trains the network that the bumps are, from where they stand",
    "about": "The curve from {low} to {high}, and the sum of {bumps} bumps; mean squared error {error}.",
    "about_parts": "Bumps, each as from, to, height: {bumps}.",
    "hand": "By hand: {bumps} bumps are {units} sigmoid units, a 1-{units}-1 network. Mean squared error {error}.",
    "fit": "Fitted from there: {updates} updates, mean squared error {error} (by hand {hand}).",
    "stopped": "Fitting failed and was undone: {why}. The bumps are as you left them.",
}

LAYERS = {
    "title": "The data as each layer sees it",
    "inputs": "Inputs · probe {right} right",
    "layer": "Layer {layer} · {width} wide · probe {right} right",
    "again": "Other initial weights, trained as long",
    "inputs_name": "the inputs",
    "layer_name": "layer {layer}",
    "neuron": "neuron {number}",
    "across": "across the cut",
    "rest": "where the rest varies most",
    "component1": "where it varies most",
    "component2": "where the rest varies most",
    "about": "{samples} samples as {place} has them; a straight cut there gets {right} of them right.",
    "fresh": "Before training: a straight cut gets {inputs} right on the inputs, {last} in layer {layer}.",
    "trained": "After {epochs} epochs: a straight cut gets {inputs} right on the inputs, {last} in layer {layer}; the "
    "network itself {own}.",
    "stopped": "Training stopped after {epochs} epochs: {why}.",
}

PATHS = {
    "title": "Paths through a layered graph",
    "drawing": "The graph",
    "counts": "Multiplications for all slopes",
    "width": "neurons a layer",
    "depth": "layers",
    "layers": "layers",
    "multiplications": "multiplications",
    "one": "one of the paths",
    "walk": "path by path",
    "sweep": "one sweep back",
    "second": "a second",
    "year": "a year",
    "universe": "the age of the universe",
    "soon": "no time to speak of",
    "about": "{width} inputs and {depth} layers of {width}, each joined to the whole next one: {edges} edges. Then "
    "a sum.",
    "about_counts": "Multiplications by number of layers, {width} wide. With {depth}: {naive} path by path, {sweep} in "
    "one sweep.",
    "sentence": "Paths from each input: {paths}, over {edges} edges. Multiplications path by path: {naive}; at 10⁹ a "
    "second that takes {time}. In one sweep back: {sweep}; forward and back it took {took} here.",
}

WEIGHT = {
    "title": "The loss over {name}",
    "picture": "Loss as {name} moves",
    "loss": "loss",
    "curve": "the loss",
    "line": "what the gradient foretells (dashed)",
    "sentence": "{name} = {weight}: loss {loss}. The gradient {gradient} foretold {line}.",
    "about": "A curve of the loss over {name}, and the straight line of its gradient at the start. {sentence}",
}
