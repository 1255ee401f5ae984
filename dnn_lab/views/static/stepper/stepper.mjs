// The Stepper's browser side: holds the worksheet and what is shown of it, and takes what is pressed, typed and answered.
// The whole worksheet is here, so that moving through it needs no kernel; only marking and changed numbers ask Python.

import { changeWords, verdictWords } from "./announce.mjs";
import { assemble, lightUp } from "./assembly.mjs";
import { renewed } from "./differs.mjs";
import { keep } from "./keep.mjs";
import { Kernel } from "./kernel.mjs";
import { actionFor, isTyping } from "./keys.mjs";
import { flash } from "./light.mjs";
import { Marking } from "./marking.mjs";
import { placeOf } from "./pointing.mjs";
import { Screen } from "./screen.mjs";
import { answerOf, asked, done, initial, knower, reduce } from "./state.mjs";
import { recall, remember } from "./store.mjs";
import { countOf } from "./subject.mjs";
import { followTheme } from "./theme.mjs";
import { say } from "./words.mjs";

const PACE = 1600;
let count = 0;

class Stepper {
  constructor(model, el) {
    this.model = model;
    this.id = `st${++count}`;
    for (const name of ["act", "judge", "say"]) this[name] = this[name].bind(this);
    this.kernel = new Kernel(model);
    this.marking = new Marking(this.kernel, this);
    this.sheet = model.get("payload");
    const settings = model.get("settings");
    this.alone = settings.alone === true;
    this.lateWords = this.alone ? "answer_alone" : "answer_waits";
    this.state = initial(this.sheet, settings, recall(this.sheet.id));
    const made = assemble(this, this.id, settings.modes ?? ["watch"]);
    Object.assign(this, { root: made.root, parts: made.parts, answer: made.answer, change: made.change });
    el.append(this.root);
    this.screen = new Screen(this, made);
    this.listen();
    this.take(this.sheet);
    if (this.alone) this.news(say("alone"));
    this.marking.resend();
  }

  listen() {
    const { root, parts, model, screen } = this;
    this.stopTheme = followTheme(root);
    this.beforePrint = () => screen.fillSheet();
    addEventListener("beforeprint", this.beforePrint);
    root.addEventListener("keydown", (event) => this.key(event));
    parts.picture.addEventListener("click", (event) => this.clicked(event));
    lightUp(this);
    this.changed = () => model.get("payload").id !== this.sheet.id && this.take(model.get("payload"));
    model.on("change:payload", this.changed);
  }

  get step() {
    return this.sheet.steps[this.state.at];
  }

  // Whether the step waits for the learner's answer.
  get turn() {
    return asked(this.sheet, this.state, this.step) && !done(this.sheet, this.state, this.step);
  }

  // A new worksheet, or the same with other numbers: stay at the step of the same name.
  take(sheet) {
    const before = this.sheet;
    const { name } = this.step;
    this.sheet = sheet;
    if (sheet !== before) this.state = reduce(this.state, { type: "sheet", name, answers: recall(sheet.id) }, sheet);
    this.screen.take(sheet);
    if (sheet !== before) flash(this.parts.picture, before, sheet);
  }

  renew(differs) {
    this.take(renewed(this.sheet, differs));
  }

  act(action) {
    const before = this.state;
    this.state = reduce(before, action, this.sheet);
    remember(this.sheet.id, this.state.answers);
    this.marking.note(before, this.step.name);
    if (action.type === "type") return this.screen.turn.showAnswer();
    this.show();
    return this.followUp(before, action);
  }

  show() {
    this.screen.show();
  }

  // What an action brings with it beside the redrawing: what is said, where typing goes on, the clock, what is kept.
  followUp(before, action) {
    const { live } = this.parts;
    const { sheet, state, turn } = this;
    const words = changeWords(sheet, before, state, action, turn);
    if (words !== undefined) live.textContent = words;
    const typing = turn && action.type === "go" && state.at !== before.at && this.root.contains(document.activeElement);
    if (typing) this.answer.field.focus({ preventScroll: true });
    if (state.playing !== before.playing) this.keepTime();
    if (action.type === "present") this.keepPresent();
    if (action.view === "summary") this.parts.summary.firstElementChild?.focus();
  }

  togglePaths() {
    const { key, found, all } = this.screen.paths(knower(this.sheet, this.state));
    this.act({ type: "paths", edge: found ? null : key });
    this.parts.live.textContent = found ? say("paths_off") : say("paths_on", { count: countOf(all) });
  }

  // A click in the picture goes to the step of what was clicked; with numbers open for change, to its field. While an
  // answer is waited for, a weight's line only says its number (`pointed`).
  clicked(event) {
    const row = event.target.closest("[data-row]");
    if (row) return this.act({ type: "row", row: +row.dataset.row });
    const edge = event.target.closest("[data-edge]")?.dataset.edge;
    const name = edge ?? event.target.closest("[data-q]")?.dataset.q;
    if (!name || (this.state.editing && this.change.focus(name))) return undefined;
    const hand = this.state.mode === "hand" || this.state.mode === "mixed";
    if (edge && hand && this.turn) return undefined;
    const place = placeOf(this.sheet, this.state, edge, name);
    return place && this.act({ type: "go", ...place, ...(hand ? { paths: null } : {}) });
  }

  key(event) {
    keep(event);
    if (isTyping(event, this.answer.field)) return;
    const action = actionFor(event, this.state, this.sheet);
    if (!action) return;
    event.preventDefault();
    if (action.type === "escape") this.escape();
    else if (action.type === "judge") this.judge(action.cause);
    else this.act(action);
  }

  judge(cause) {
    const step = this.step.name;
    this.kernel.ask({ kind: "judge", step, cause: cause ?? null }, ({ verdict, causes }) => {
      const solved = Boolean(cause) && verdict.correct;
      this.act({ type: "found", found: { step, verdict, causes: causes ?? (cause ? this.state.found?.causes : null), solved } });
      this.announce(verdict);
    }, () => this.say(say("waiting")));
  }

  escape() {
    const { help, present } = this.state;
    const typing = document.activeElement === this.answer.field;
    if (help) this.act({ type: "help", on: false });
    else if (present && !typing) this.act({ type: "present", on: false });
    this.root.focus({ preventScroll: true });
  }

  announce(verdict) {
    this.say(verdictWords(verdict));
  }

  say(text) {
    this.parts.verdict.textContent = text;
  }

  // What Python has to say once, such as where progress is kept.
  news(text) {
    if (text) this.parts.news.textContent = text;
  }

  waits(name) {
    this.show();
    this.say(say(this.lateWords, { text: answerOf(this.state, name).text }));
  }

  // With the widget, so that it is presented again when it is drawn anew.
  keepPresent() {
    this.model.set("settings", { ...this.model.get("settings"), present: this.state.present });
    this.model.save_changes();
  }

  keepTime() {
    clearInterval(this.timer);
    if (this.state.playing) this.timer = setInterval(() => this.act({ type: "tick" }), PACE);
  }

  close() {
    clearInterval(this.timer);
    this.screen.close();
    this.stopTheme();
    removeEventListener("beforeprint", this.beforePrint);
    this.kernel.close();
    this.model.off("change:payload", this.changed);
  }
}

export default {
  render({ model, el }) {
    const stepper = new Stepper(model, el);
    return () => stepper.close();
  },
};
