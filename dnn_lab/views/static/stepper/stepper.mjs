// The Stepper's browser side: redraws what a step changes, and listens. The whole worksheet is here, so that moving
// through it needs no kernel; only marking and changed numbers ask Python.

import { short } from "../picture/numbers.mjs";
import { draw as drawPicture } from "../picture/picture.mjs";
import { pictureWords, rungWords, stepWords, verdictWords } from "./announce.mjs";
import { Answer } from "./answer.mjs";
import { Canvas } from "./canvas.mjs";
import { ChangePanel } from "./change.mjs";
import { legend } from "./help.mjs";
import { h } from "./dom.mjs";
import { huntPanel } from "./hunt.mjs";
import { Kernel } from "./kernel.mjs";
import { actionFor, isTyping } from "./keys.mjs";
import { flash, point } from "./light.mjs";
import { Marking } from "./marking.mjs";
import { measurer } from "./measure.mjs";
import { chips, frame, modeChoice } from "./parts.mjs";
import { onePath } from "./routetable.mjs";
import { placeOf } from "./pointing.mjs";
import { rungs } from "./rungs.mjs";
import { keepInSight } from "./scroller.mjs";
import { SheetView } from "./sheetview.mjs";
import { answerOf, asked, done, frontier, initial, kindOf, knower, ownNumber, reduce, RUNGS, summary, uncovered } from "./state.mjs";
import { recall, remember } from "./store.mjs";
import { drawnFor, Stage } from "./stage.mjs";
import { Strip } from "./strip.mjs";
import { countOf, subject, tableOf } from "./subject.mjs";
import { summaryPanel } from "./summary.mjs";
import { followTheme } from "./theme.mjs";
import { kindWords, say } from "./words.mjs";
import { work } from "./work.mjs";

const PACE = 1600;
let count = 0;

class Stepper {
  constructor(model, el) {
    this.model = model;
    this.id = `st${++count}`;
    this.act = this.act.bind(this);
    this.kernel = new Kernel(model);
    this.sheet = model.get("payload");
    const settings = model.get("settings");
    this.alone = settings.alone === true;
    this.lateWords = this.alone ? "answer_alone" : "answer_waits";
    this.state = initial(this.sheet, settings, recall(this.sheet.id));
    this.build(el, settings.modes ?? ["watch"]);
    this.take(this.sheet);
    if (this.alone) this.news(say("alone"));
    this.marking.resend();
    this.changed = () => model.get("payload").id !== this.sheet.id && this.take(model.get("payload"));
    model.on("change:payload", this.changed);
    this.resize = new ResizeObserver(() => this.resized());
    this.resize.observe(this.parts.picture);
  }

  build(el, modes) {
    this.marking = new Marking(this.kernel, this);
    this.strip = new Strip({ go: (at) => this.act({ type: "go", at }), play: (on) => this.act({ type: "play", on }) });
    this.change = new ChangePanel(this.kernel, (text) => { this.parts.verdict.textContent = text; }, (differs) => this.renew(differs));
    this.answer = new Answer({
      check: (text) => this.marking.check(this.step.name, text), type: (text) => this.act({ type: "type", name: this.step.name, text }),
      next: () => this.act({ type: "go", at: this.state.at + 1 }), show: () => this.act({ type: "show", name: this.step.name }),
    }, this.id);
    this.sheetView = new SheetView({
      check: (name, text) => this.marking.check(name, text), type: (name, text) => this.act({ type: "type", name, text }),
      checkAll: () => this.marking.checkAll(),
    });
    this.parts = frame(this.id, {
      change: () => this.act({ type: "edit" }), help: () => this.act({ type: "help", on: !this.state.help }), paths: () => this.togglePaths(),
      sheet: () => this.act({ type: "view", view: this.state.view === "sheet" ? "picture" : "sheet" }),
      progress: () => this.act({ type: "view", view: this.state.view === "summary" ? "picture" : "summary" }),
      present: () => this.act({ type: "present", on: !this.state.present }),
    }, this);
    this.canvas = new Canvas(this.parts.canvas, this.id);
    modeChoice(this.parts, this.id, modes, this.state.mode, (mode) => this.act({ type: "mode", mode }));
    this.root = this.parts.root;
    this.stage = new Stage(this.root, () => this.act({ type: "present", on: false }));
    el.append(this.root);
    this.measureWidths();
    this.stopTheme = followTheme(this.root);
    this.beforePrint = () => this.sheetView.fillAll(this.state, this.reader(knower(this.sheet, this.state)));
    addEventListener("beforeprint", this.beforePrint);
    this.root.addEventListener("keydown", (event) => this.key(event));
    this.parts.picture.addEventListener("click", (event) => this.clicked(event));
    for (const type of ["pointerover", "pointerout"]) {
      this.parts.explain.addEventListener(type, (event) => point(this.parts.picture, event, type === "pointerover"));
      this.parts.paths.addEventListener(type, (event) => onePath(this.parts.picture, event, type === "pointerover"));
    }
  }

  get step() {
    return this.sheet.steps[this.state.at];
  }

  get open() {
    return uncovered(this.state, this.sheet);
  }

  // A new worksheet, or the same with other numbers: stay at the step of the same name.
  take(sheet) {
    const before = this.sheet;
    const { name } = this.step;
    this.sheet = sheet;
    if (sheet !== before) this.state = reduce(this.state, { type: "sheet", name, answers: recall(sheet.id) }, sheet);
    this.root.setAttribute("aria-label", say("region", sheet));
    this.parts.heading.replaceChildren(h("span", { class: "st-name" }, sheet.title), h("span", { class: "st-sub" }, sheet.subtitle));
    this.parts.changeButton.hidden = this.alone || !sheet.change?.rows.length || this.state.mode === "hunt";
    this.keepFocus(() => {
      this.strip.build(sheet);
      this.change.build(sheet);
      this.sheetView.build(sheet);
      this.draw();
    });
    if (sheet !== before) flash(this.parts.picture, before, sheet);
  }

  // The same worksheet with what differs put in its place.
  renew({ whole, quantities, steps }) {
    const { sheet } = this;
    const same = { quantities: { ...sheet.quantities, ...quantities }, steps: sheet.steps.map((step, at) => steps[at] ?? step) };
    this.take({ ...sheet, ...same, ...whole });
  }

  act(action) {
    const before = this.state;
    this.state = reduce(before, action, this.sheet);
    remember(this.sheet.id, this.state.answers);
    this.marking.note(before, this.step.name);
    if (action.type === "type") return this.answer.show(this.sheet, this.step, answerOf(this.state, this.step.name), done(this.sheet, this.state, this.step));
    this.show();
    return this.announceChange(before, action);
  }

  show() {
    this.keepFocus(() => this.draw());
  }

  // Does what may replace the element that has the focus, and gives the focus to the one in its place.
  keepFocus(change) {
    const active = this.root.contains(document.activeElement) ? document.activeElement : null;
    const kept = active?.dataset.keep;
    change();
    const stays = kept !== "tile" && document.activeElement === active && !active.closest("[hidden]");
    if (!active || stays) return;
    const again = kept && this.root.querySelector(kept === "tile" ? "[aria-current]" : `[data-keep="${kept}"]`);
    const field = this.answer.root.hidden ? null : this.answer.field;
    [again, field, this.root].find((one) => one && !one.disabled && !one.hidden).focus({ preventScroll: true });
  }

  draw() {
    const known = knower(this.sheet, this.state);
    const shown = this.reader(known);
    const paths = this.paths(known);
    const found = paths?.found ?? null;
    const { state, parts } = this;
    const hand = state.mode === "hand" || state.mode === "mixed";
    parts.main.hidden = hand && state.view === "sheet";
    this.showPicture(known, shown, found);
    this.showWork(shown);
    this.showTry(hand);
    this.strip.show(state, known, this.width, (name) => answerOf(state, name));
    this.showPaths(paths, known);
    this.change.show(state.editing);
    this.sheetView.show(hand ? state : { ...state, view: "picture" }, shown);
    this.stage.show(state.present);
    parts.presentButton.textContent = say(state.present ? "present_off" : "present");
    parts.help.hidden = !state.help;
    parts.sheetButton.hidden = parts.progressButton.hidden = !hand;
    parts.sheetButton.setAttribute("aria-pressed", String(state.view === "sheet"));
    for (const [name, on] of [["change", state.editing], ["help", state.help], ["progress", state.view === "summary"]]) {
      parts[`${name}Button`].setAttribute("aria-expanded", String(on));
    }
  }

  // What has paths at this step, and the paths themselves if the learner wants them lit; null where their slopes are
  // not known yet.
  paths(known) {
    const own = subject(this.sheet, this.step, this.state.paths);
    const all = own?.find();
    if (!all || !own.known(all, known)) return null;
    return { ...own, all, found: this.state.paths === own.key ? all : null };
  }

  // Numbers as the learner may see them: known ones, else the learner's own, else a question mark.
  reader(known) {
    return (name) => {
      if (known(name)) return this.sheet.quantities[name].shown;
      const own = ownNumber(this.state, name);
      return own === null ? say("not_known") : short(own, 7);
    };
  }

  showPicture(known, shown, found) {
    const { legend: signs } = this.parts;
    const width = this.state.present ? drawnFor(this.width, this.drawnWidth) : this.drawnWidth;
    if (!width) return;
    const { at, row, editing } = this.state;
    this.measure ??= measurer(this.root);
    const open = asked(this.sheet, this.state, this.step) && !done(this.sheet, this.state, this.step);
    const own = (name) => (open && name === this.step.name ? null : ownNumber(this.state, name));
    const drawn = drawPicture(this.sheet, at, { width, measure: this.measure, known, own, hints: this.open, paths: found, row, editing });
    this.canvas.show(drawn, `${this.sheet.title}, ${this.sheet.subtitle}`, pictureWords(this.sheet, at, shown));
    if (this.drawnBy !== drawn.by) signs.replaceChildren(...legend(drawn.by));
    this.drawnBy = drawn.by;
    keepInSight(this.parts.canvas, drawn);
  }

  showWork(shown) {
    const { at, row } = this.state;
    this.parts.explain.replaceChildren(...work(this.sheet, at, this.open, row, shown, (chosen) => this.act({ type: "row", row: chosen })));
    this.parts.explain.querySelector(".st-what").id = `${this.id}-what`;
  }

  // Where the learner acts: the answer, the hunt, the ladder, the chips of mixed mode, the summary.
  showTry(hand) {
    const { state, sheet, parts } = this;
    const turn = asked(sheet, state, this.step);
    const answer = answerOf(state, this.step.name);
    this.answer.root.hidden = !turn;
    if (hand) this.marking.askDigits();
    const step = { ...this.step, digits: this.marking.digits[this.step.name] ?? this.step.digits };
    if (turn) this.answer.show(sheet, step, { ...answer, late: this.marking.late.has(this.step.name) && this.lateWords }, done(sheet, state, this.step));
    const hunting = state.mode === "hunt";
    parts.hunt.replaceChildren(...(hunting ? huntPanel(this.step.name, state.found, { judge: (cause) => this.judge(cause) }) : []));
    parts.ladder.hidden = hunting || (hand && !turn) || (turn && answer.status === "carried");
    const press = { rung: () => this.act({ type: "rung" }), predict: () => this.act({ type: "predict" }) };
    if (!parts.ladder.hidden) parts.ladder.replaceChildren(...rungs(this.open, hand || state.present ? null : state.predict, press));
    parts.ask.hidden = state.mode !== "mixed";
    if (!parts.ask.hidden) chips(parts, this.kinds(), state.ask, (kind) => this.act({ type: "ask", kind }));
    const panel = hand && (state.view === "summary" || (frontier(sheet, state) === sheet.steps.length && state.at === sheet.steps.length - 1));
    const act = { goTo: (name) => this.act({ type: "go", at: sheet.steps.findIndex((step) => step.name === name) }), again: () => this.act({ type: "again" }) };
    parts.summary.replaceChildren(...(panel ? [summaryPanel(sheet, summary(sheet, state), act)] : []));
  }

  kinds() {
    const open = this.sheet.steps.filter((step) => step.asked !== false);
    return [...new Set(open.map((step) => kindOf(this.sheet, step)))].map((kind) => [kind, kindWords(kind)]);
  }

  showPaths(paths, known) {
    const { pathButton } = this.parts;
    pathButton.hidden = !paths;
    this.parts.paths.replaceChildren(...(paths?.found ? [tableOf(this.sheet, paths.found, !paths.sum || known(paths.sum))] : []));
    if (!paths) return;
    pathButton.textContent = say(paths.words);
    pathButton.setAttribute("aria-pressed", String(Boolean(paths.found)));
  }

  togglePaths() {
    const { key, found, all } = this.paths(knower(this.sheet, this.state));
    this.act({ type: "paths", edge: found ? null : key });
    this.parts.live.textContent = found ? say("paths_off") : say("paths_on", { count: countOf(all) });
  }

  // A click in the picture goes to the step of what was clicked; with numbers open for change, to its field.
  clicked(event) {
    const row = event.target.closest("[data-row]");
    if (row) return this.act({ type: "row", row: +row.dataset.row });
    const edge = event.target.closest("[data-edge]")?.dataset.edge;
    const name = edge ?? event.target.closest("[data-q]")?.dataset.q;
    if (!name || (this.state.editing && this.change.focus(name))) return undefined;
    const place = placeOf(this.sheet, this.state, edge, name);
    const hand = this.state.mode === "hand" || this.state.mode === "mixed";
    return place && this.act({ type: "go", ...place, ...(hand ? { paths: null } : {}) });
  }

  key(event) {
    event.stopPropagation();
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
    }, () => { this.parts.verdict.textContent = say("waiting"); });
  }

  escape() {
    const { help, present } = this.state;
    const typing = document.activeElement === this.answer.field;
    if (help) this.act({ type: "help", on: false });
    else if (present && !typing) this.act({ type: "present", on: false });
    this.root.focus({ preventScroll: true });
  }

  announce(verdict) {
    this.parts.verdict.textContent = verdictWords(verdict);
  }

  // What Python has to say once, such as where progress is kept.
  news(text) {
    if (text) this.parts.news.textContent = text;
  }

  waits(name) {
    this.show();
    this.parts.verdict.textContent = say(this.lateWords, { text: answerOf(this.state, name).text });
  }

  announceChange(before, action) {
    const { live } = this.parts;
    const turn = asked(this.sheet, this.state, this.step) && !done(this.sheet, this.state, this.step);
    if (this.state.at !== before.at) live.textContent = stepWords(this.sheet, this.state.at, this.open === RUNGS, turn);
    if (this.state.at !== before.at && turn && action.type === "go" && this.root.contains(document.activeElement)) this.answer.field.focus({ preventScroll: true });
    if (this.state.playing !== before.playing) this.keepTime();
    if (action.type === "rung") live.textContent = rungWords(this.sheet, this.state.at, this.open);
    if (action.type === "predict") live.textContent = say(this.state.predict ? "predict_on" : "predict_off");
    if (action.type === "present") this.remember();
    if (action.type === "mode") live.textContent = say("mode_now", { mode: say(this.state.mode) });
  }

  // Kept with the widget, so that it is presented again when it is drawn anew.
  remember() {
    const { present } = this.state;
    this.parts.live.textContent = present ? say("present_on") : "";
    this.model.set("settings", { ...this.model.get("settings"), present });
    this.model.save_changes();
  }

  keepTime() {
    clearInterval(this.timer);
    if (this.state.playing) this.timer = setInterval(() => this.act({ type: "tick" }), PACE);
  }

  resized() {
    const width = Math.floor(this.parts.picture.clientWidth);
    if (width === this.drawnWidth) return;
    this.measureWidths();
    this.show();
  }

  // Read once a resize, not once a step: reading a width makes the browser lay the page out.
  measureWidths() {
    this.drawnWidth = Math.floor(this.parts.picture.clientWidth);
    this.width = this.root.clientWidth;
  }

  close() {
    clearInterval(this.timer);
    this.resize.disconnect();
    this.stage.close();
    this.stopTheme();
    removeEventListener("beforeprint", this.beforePrint);
    this.kernel.close();
    this.model.off("change:payload", this.changed);
    this.root.remove();
  }
}

export default {
  render({ model, el }) {
    const stepper = new Stepper(model, el);
    return () => stepper.close();
  },
};
