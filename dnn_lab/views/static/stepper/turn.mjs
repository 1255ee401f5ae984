// Where the learner acts: the answer, the bug hunt, the ladder of hints, what to be asked for, and how it went. Drawn anew
// with every step, as the mode and the state of the answer say.

import { h } from "./dom.mjs";
import { huntPanel } from "./hunt.mjs";
import { chips } from "./parts.mjs";
import { rungs } from "./rungs.mjs";
import { answerOf, asked, done, kindOf, nextOf, nextRung, summary, uncovered } from "./state.mjs";
import { summaryPanel } from "./summary.mjs";
import { kindWords, say } from "./words.mjs";

export class Turn {
  // stepper: { lateWords, sheet, state, step, marking, act(action), judge(cause) }; made: what assembly.mjs gives
  constructor(stepper, { answer, parts }) {
    this.stepper = stepper;
    this.answer = answer;
    this.parts = parts;
  }

  // hand: whether steps may wait for an answer
  show(hand) {
    const { sheet, state, step } = this.stepper;
    const turn = asked(sheet, state, step);
    this.answer.root.hidden = !turn;
    if (hand) this.stepper.marking.askDigits();
    if (turn) this.showAnswer();
    this.showNext(hand && !turn);
    this.showHunt();
    this.showLadder(hand, turn);
    this.showAsk();
    this.showSummary(hand);
  }

  showAnswer() {
    const { sheet, state, step, marking, lateWords } = this.stepper;
    const digits = marking.digitsOf(step);
    const late = marking.late.has(step.name) && lateWords;
    const answer = { ...answerOf(state, step.name), late };
    this.answer.show(sheet, { ...step, digits }, answer, done(sheet, state, step), nextOf(sheet, state).words);
  }

  // By hand a step that is only shown goes on with the same button and key as one that is answered.
  showNext(on) {
    const { sheet, state } = this.stepper;
    this.parts.next.hidden = !on;
    if (on) this.parts.next.replaceChildren(say(nextOf(sheet, state).words), h("kbd", { "aria-hidden": "true" }, "↵"));
  }

  showHunt() {
    const { state, step, judge } = this.stepper;
    this.parts.hunt.replaceChildren(...(state.mode === "hunt" ? huntPanel(step.name, state.found, { judge }) : []));
  }

  showLadder(hand, turn) {
    const { sheet, state, step, act } = this.stepper;
    const { ladder } = this.parts;
    ladder.hidden = state.mode === "hunt" || (hand && !turn) || (turn && answerOf(state, step.name).status === "carried");
    if (ladder.hidden) return;
    const press = { rung: () => act({ type: "rung" }), predict: () => act({ type: "predict" }) };
    const open = uncovered(state, sheet);
    const looks = [open, nextRung(sheet, step, open), hand || state.present ? null : state.predict];
    if (`${looks}` !== this.ladder) ladder.replaceChildren(...rungs(...looks, press));
    this.ladder = `${looks}`;
  }

  showAsk() {
    const { sheet, state, act } = this.stepper;
    this.parts.ask.hidden = state.mode !== "mixed";
    if (this.parts.ask.hidden) return;
    const kinds = new Set(sheet.steps.filter((step) => step.asked !== false).map((step) => kindOf(sheet, step)));
    chips(this.parts, [...kinds].map((kind) => [kind, kindWords(kind)]), state.ask, (kind) => act({ type: "ask", kind }));
  }

  showSummary(hand) {
    const { sheet, state, act } = this.stepper;
    const goTo = (name) => {
      act({ type: "view", view: "picture" });
      act({ type: "go", at: sheet.steps.findIndex((step) => step.name === name) });
    };
    const shown = hand && state.view === "summary";
    this.parts.summary.replaceChildren(...(shown ? [summaryPanel(sheet, summary(sheet, state), { goTo, again: () => act({ type: "again" }) })] : []));
  }
}
