"""What the playground says of its session: one sentence for each state."""

from dnn_lab.views.explorers.words import say
from dnn_lab.worksheet.numbers import short


def sentence(session, playing):
    """(sentence,) or (sentence, "wrong") for the state that the session is in."""
    labels = session.points.labels
    if not len(labels):
        return (say("play_none"),)
    if session.stopped:
        return say("play_stopped", why=session.stopped), "wrong"
    if len(set(labels.tolist())) == 1:
        return say("play_one_class"), "wrong"
    if playing:
        return (say("play_on", sizes="-".join(map(str, session.net.sizes))),)
    return (numbers(session) if session.epochs else say("play_start"),)


def numbers(session):
    """A sentence with the epochs, the loss and the parts that are right."""
    if not session.trainer:
        return say("play_none")
    train, test = session.accuracy()
    test = "" if test is None else say("play_test", right=f"{test:.0%}")
    loss = short(session.trainer.loss)
    return say("play_now", epochs=session.epochs, loss=loss, right=f"{train:.0%}", test=test)


def name_of(session, layer, neuron):
    if layer == 0:
        return say("play_input", name=session.points.names[neuron])
    return say("play_neuron", number=neuron + 1, layer=layer)
