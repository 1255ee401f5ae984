"""`lab.mark` in a cell: the same verdict as marking gives, told on unless it is an example."""

import dnn_lab as lab
from dnn_lab.marking import answer, events
from dnn_lab.marking.progress.recorder import Recorder

STEP = lab.Network([2, 2, 1], seed=0).forward_trace([0.5, 0.8])["z1_1"]


def test_an_answer_is_told_on_and_an_example_is_not(monkeypatch):
    heard = []
    monkeypatch.setattr(events, "LISTENERS", [heard.append])
    assert lab.mark(STEP, STEP.value).correct
    assert not lab.mark(STEP, 99, keep=False).correct
    assert [(event.step, event.verdict) for event in heard] == [("z1_1", "right")]


def test_where_it_is_kept_is_printed_once(monkeypatch, tmp_path, capsys):
    monkeypatch.delenv("DNN_LAB_HOME")
    recorder = Recorder(tmp_path)
    monkeypatch.setattr(events, "LISTENERS", [recorder.keep])
    monkeypatch.setattr(answer, "tell", lambda: print(recorder.news(), end=""))
    lab.mark(STEP, 1)
    assert "kept on this computer only" in capsys.readouterr().out
    lab.mark(STEP, 1)
    assert capsys.readouterr().out == ""
    recorder.close()
