// Makes the parts of one Stepper and ties each to what it asks of the Stepper: an action, a mark, a change of numbers.
// What the parts show is the business of screen.mjs.

import { Answer } from "./answer.mjs";
import { Canvas } from "./canvas.mjs";
import { ChangePanel } from "./change.mjs";
import { frame, modeChoice } from "./parts.mjs";
import { onePath } from "./routetable.mjs";
import { SheetView } from "./sheetview.mjs";
import { Stage } from "./stage.mjs";
import { nextOf } from "./state.mjs";
import { Strip } from "./strip.mjs";

// stepper: { kernel, marking, sheet, state, step, act(action), renew(differs), togglePaths(), say(text) }
// -> { root, parts, answer, canvas, change, sheetView, stage, strip }
export function assemble(stepper, id, modes) {
  const { act } = stepper;
  const made = {
    strip: new Strip({ go: (at) => act({ type: "go", at }), play: (on) => act({ type: "play", on }) }),
    change: new ChangePanel(stepper.kernel, stepper.say, (differs) => stepper.renew(differs)),
    answer: new Answer(answering(stepper), id),
    sheetView: new SheetView(filling(stepper)),
  };
  const parts = frame(id, pressing(stepper), made);
  modeChoice(parts, id, modes, stepper.state.mode, (mode) => act({ type: "mode", mode }));
  const { root } = parts;
  return { ...made, root, parts, canvas: new Canvas(parts.canvas, id), stage: new Stage(root, () => act({ type: "present", on: false })) };
}

const goOn = (stepper) => stepper.act(nextOf(stepper.sheet, stepper.state).action);

const answering = (stepper) => ({
  check: (text) => stepper.marking.check(stepper.step.name, text),
  type: (text) => stepper.act({ type: "type", name: stepper.step.name, text }),
  next: () => goOn(stepper),
  show: () => stepper.act({ type: "show", name: stepper.step.name }),
});

const filling = ({ marking, act }) => ({
  check: (name, text) => marking.check(name, text),
  type: (name, text) => act({ type: "type", name, text }),
  checkAll: () => marking.checkAll(),
  finish: () => act({ type: "view", view: "summary" }),
});

// The buttons of the frame; those that open something close it again.
function pressing(stepper) {
  const { act } = stepper;
  const view = (name) => () => act({ type: "view", view: stepper.state.view === name ? "picture" : name });
  return {
    change: () => act({ type: "edit" }), help: () => act({ type: "help", on: !stepper.state.help }),
    sheet: view("sheet"), progress: view("summary"),
    next: () => goOn(stepper), present: () => act({ type: "present", on: !stepper.state.present }), paths: () => stepper.togglePaths(),
  };
}

// What lights up under the pointer: a quantity in the formula and in the picture, a path of the table.
export function lightUp({ parts, screen }) {
  const { picture, explain, paths } = parts;
  for (const type of ["pointerover", "pointerout"]) {
    const on = type === "pointerover";
    for (const place of [explain, picture]) place.addEventListener(type, (event) => screen.pointed(event, on));
    paths.addEventListener(type, (event) => onePath(picture, event, on));
  }
}
