// Redraws what a step changes: the picture, the work, the learner's turn, the strip, and what else is open. It reads the
// Stepper's worksheet and state and changes neither; what is pressed goes back to the Stepper as an action.

import { short } from "../picture/numbers.mjs";
import { draw as drawPicture } from "../picture/picture.mjs";
import { pictureWords } from "./announce.mjs";
import { h } from "./dom.mjs";
import { keepFocus } from "./focus.mjs";
import { legend } from "./help.mjs";
import { point, unlight } from "./light.mjs";
import { measurer } from "./measure.mjs";
import { Scroller } from "./scroller.mjs";
import { drawnFor } from "./stage.mjs";
import { answerOf, knower, ownNumber, uncovered } from "./state.mjs";
import { subject, tableOf } from "./subject.mjs";
import { showTip } from "./tip.mjs";
import { Turn } from "./turn.mjs";
import { say } from "./words.mjs";
import { work } from "./work.mjs";

export class Screen {
  // stepper: { id, alone, lateWords, sheet, state, step, turn, marking, act(action), judge(cause) }; made: what assembly.mjs gives
  constructor(stepper, made) {
    Object.assign(this, made);
    this.stepper = stepper;
    this.turn = new Turn(stepper, made);
    this.scroller = new Scroller(this.parts.canvas);
    this.measureWidths();
    this.resize = new ResizeObserver(() => this.resized());
    this.resize.observe(this.parts.picture);
  }

  // Another worksheet, or the same with other numbers.
  take(sheet) {
    const { parts, root } = this;
    root.setAttribute("aria-label", say("region", sheet));
    parts.heading.replaceChildren(h("span", { class: "st-name" }, sheet.title), h("span", { class: "st-sub" }, sheet.subtitle));
    parts.changeButton.hidden = this.stepper.alone || !sheet.change?.rows.length || this.stepper.state.mode === "hunt";
    this.keepFocus(() => {
      for (const part of [this.strip, this.change, this.sheetView]) part.build(sheet);
      this.draw();
    });
  }

  show() {
    this.keepFocus(() => this.draw());
  }

  keepFocus(change) {
    keepFocus(this.root, this.answer.field, change);
  }

  draw() {
    const { sheet, state } = this.stepper;
    const known = knower(sheet, state);
    const shown = this.reader(known);
    const paths = this.paths(known);
    const hand = state.mode === "hand" || state.mode === "mixed";
    this.parts.main.hidden = hand && state.view === "sheet";
    this.showPicture(known, shown, paths?.found ?? null);
    this.showWork(shown);
    this.turn.show(hand);
    this.strip.show(state, known, this.width, (name) => answerOf(state, name));
    this.showPaths(paths, known);
    this.change.show(state.editing);
    this.sheetView.show(hand ? state : { ...state, view: "picture" }, shown, (step) => this.stepper.marking.digitsOf(step));
    this.stage.show(state.present);
    this.showHead(hand);
  }

  showHead(hand) {
    const { parts } = this;
    const { present, help, view, editing } = this.stepper.state;
    parts.presentButton.textContent = say(present ? "present_off" : "present");
    parts.help.hidden = !help;
    parts.sheetButton.hidden = parts.progressButton.hidden = !hand;
    parts.sheetButton.setAttribute("aria-pressed", String(view === "sheet"));
    for (const [name, on] of [["change", editing], ["help", help], ["progress", view === "summary"]]) {
      parts[`${name}Button`].setAttribute("aria-expanded", String(on));
    }
  }

  // What has paths at this step, and the paths themselves if the learner wants them lit; null where their slopes are
  // not known yet.
  paths(known) {
    const { sheet, step, state } = this.stepper;
    const own = subject(sheet, step, state.paths);
    const all = own?.find();
    if (!all || !own.known(all, known)) return null;
    return { ...own, all, found: state.paths === own.key ? all : null };
  }

  // Numbers as the learner may see them: known ones, else the learner's own, else a question mark.
  reader(known) {
    const { sheet, state } = this.stepper;
    return (name) => {
      if (known(name)) return sheet.quantities[name].shown;
      const own = ownNumber(state, name);
      return own === null ? say("not_known") : short(own, 7);
    };
  }

  showPicture(known, shown, found) {
    const { sheet, state, step, turn } = this.stepper;
    const width = state.present ? drawnFor(this.width, this.drawnWidth) : this.drawnWidth;
    if (!width) return;
    unlight(this.parts.picture);
    const { at, row, editing } = state;
    this.measure ??= measurer(this.root);
    const own = (name) => (turn && name === step.name ? null : ownNumber(state, name));
    const drawn = drawPicture(sheet, at, { width, measure: this.measure, known, own, hints: uncovered(state, sheet), paths: found, row, editing });
    this.canvas.show(drawn, `${sheet.title}, ${sheet.subtitle}`, pictureWords(sheet, at, shown));
    if (this.drawnBy !== drawn.by) this.parts.legend.replaceChildren(...legend(drawn.by));
    this.drawnBy = drawn.by;
    this.scroller.keepInSight(drawn);
  }

  showWork(shown) {
    const { id, sheet, state, act } = this.stepper;
    this.parts.explain.replaceChildren(...work(sheet, state.at, uncovered(state, sheet), state.row, shown, (row) => act({ type: "row", row })));
    this.parts.explain.querySelector(".st-what").id = `${id}-what`;
  }

  showPaths(paths, known) {
    const { pathButton, paths: table } = this.parts;
    pathButton.hidden = !paths;
    table.replaceChildren(...(paths?.found ? [tableOf(this.stepper.sheet, paths.found, !paths.sum || known(paths.sum))] : []));
    if (!paths) return;
    pathButton.textContent = say(paths.words);
    pathButton.setAttribute("aria-pressed", String(Boolean(paths.found)));
  }

  // What is pointed at lights up; a line, or a bias that has no room, says its number too.
  pointed(event, on) {
    const { sheet, state } = this.stepper;
    const place = point([this.parts.picture, this.parts.explain], event, on);
    const id = place?.dataset.edge ?? place?.dataset.label;
    const spot = id ? this.canvas.svg.querySelector(`[data-edge="${id}"]`) : place?.querySelector(".spot-only");
    this.parts.picture.querySelector(".tip")?.remove();
    const name = place?.dataset.q ?? sheet.picture?.edges.find((edge) => edge.id === id)?.q;
    if (!on || !spot || !sheet.quantities[name]) return;
    showTip(spot, { short: sheet.quantities[name].short, text: this.reader(knower(sheet, state))(name) }, this.measure);
  }

  // All lines of the sheet, also while it is not looked at: it is what gets printed.
  fillSheet() {
    const { sheet, state } = this.stepper;
    this.sheetView.fillAll(state, this.reader(knower(sheet, state)));
  }

  resized() {
    this.scroller.forget();
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
    this.resize.disconnect();
    this.stage.close();
    this.root.remove();
  }
}
