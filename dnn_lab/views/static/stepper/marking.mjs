// Sends answers to Python and files its verdicts. An answer that finds no kernel waits, and is sent again when the
// widget is shown anew: nothing typed is lost.

import { answerOf, done, asked, ownAnswers } from "./state.mjs";

export class Marking {
  // stepper: { sheet, state, act(action), announce(verdict), news(text) }
  constructor(kernel, stepper) {
    this.kernel = kernel;
    this.stepper = stepper;
    this.late = new Set();
    this.digits = {};
  }

  // How many significant digits each step asks for: Python knows which mistakes must be told apart.
  askDigits() {
    const { id } = this.stepper.sheet;
    if (this.askedFor === id) return;
    this.askedFor = id;
    this.digits = {};
    this.kernel.ask({ kind: "digits" }, (reply) => {
      if (this.stepper.sheet.id === id) this.digits = reply.digits ?? {};
      this.stepper.show();
    }, () => {});
  }

  digitsOf(step) {
    return this.digits[step.name] ?? step.digits;
  }

  check(name, text) {
    const { sheet, state, act } = this.stepper;
    const own = ownAnswers(sheet, state, name);
    const id = sheet.id;
    act({ type: "send", name, text });
    this.late.delete(name);
    this.kernel.ask({ kind: "mark", step: name, text, own, rungs: answerOf(state, name).rungs, keep: !state.present }, (reply) => {
      this.late.delete(name);
      this.stepper.news(reply.news);
      if (this.stepper.sheet.id === id) this.file(name, text, reply);
    }, () => this.waits(name));
  }

  // A hint opened or a result shown, told to Python where it is there: progress keeps it.
  note(before, name) {
    const { rungs } = answerOf(this.stepper.state, name);
    if (rungs <= answerOf(before, name).rungs || before.present) return;
    this.kernel.ask({ kind: "note", step: name, rungs }, (reply) => this.stepper.news(reply.news), () => {});
  }

  file(name, text, reply) {
    if (reply.kind !== "verdict") return;
    this.stepper.act({ type: "verdict", name, text, verdict: reply.verdict, own: reply.verdict.number ?? null, follows: reply.follows ?? {} });
    this.stepper.announce(reply.verdict);
  }

  waits(name) {
    this.late.add(name);
    this.stepper.waits(name);
  }

  // All that is typed and not marked yet.
  checkAll() {
    for (const [name, { text }] of this.open(["draft", "wrong"])) this.check(name, text);
  }

  resend() {
    for (const [name, { text }] of this.open(["waiting"])) this.check(name, text);
  }

  open(statuses) {
    const { sheet, state } = this.stepper;
    return sheet.steps
      .filter((step) => asked(sheet, state, step) && !done(sheet, state, step))
      .map((step) => [step.name, answerOf(state, step.name)])
      .filter(([, { status, text }]) => statuses.includes(status) && text.trim());
  }
}
