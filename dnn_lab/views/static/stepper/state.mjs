// What the Stepper is showing: a plain state, and one pure function that changes it.

export const RUNGS = 4;

export function initial(sheet, settings = {}) {
  return {
    mode: settings.mode ?? "watch",
    at: clamp(settings.at ?? 0, sheet.steps.length),
    predict: false, rungs: 0, paths: null, playing: false, editing: false, help: false, row: 0,
  };
}

const clamp = (at, count) => Math.max(0, Math.min(count - 1, at));

const ACTIONS = {
  go: (state, { at, paths = null }, sheet) => {
    const place = clamp(at, sheet.steps.length);
    return { ...state, at: place, paths, rungs: place === state.at ? state.rungs : 0 };
  },
  rung: (state) => ({ ...state, rungs: Math.min(RUNGS, state.rungs + 1) }),
  predict: (state) => ({ ...state, predict: !state.predict, rungs: 0 }),
  paths: (state, { edge }) => ({ ...state, paths: edge }),
  play: (state, { on }, sheet) => {
    const again = on && state.at === sheet.steps.length - 1;
    return { ...state, playing: on, ...(again ? { at: 0, paths: null, rungs: 0 } : {}) };
  },
  tick: (state, _, sheet) => {
    const last = state.at >= sheet.steps.length - 1;
    return last ? { ...state, playing: false } : ACTIONS.go(state, { at: state.at + 1 }, sheet);
  },
  edit: (state) => ({ ...state, editing: !state.editing }),
  help: (state, { on }) => ({ ...state, help: on }),
  row: (state, { row }) => ({ ...state, row: Math.max(0, row) }),
  mode: (state, { mode }) => ({ ...state, mode, rungs: 0 }),
  // The same worksheet with other numbers, or another one: stay at the step of the same name.
  sheet: (state, { name }, sheet) => {
    const at = sheet.steps.findIndex((step) => step.name === name);
    return { ...state, at: clamp(at < 0 ? 0 : at, sheet.steps.length), paths: at < 0 ? null : state.paths };
  },
};

export const reduce = (state, action, sheet) => ACTIONS[action.type](state, action, sheet);

// How far the work of the step is uncovered, 0 to 4.
export const uncovered = (state) => (state.predict ? state.rungs : RUNGS);

// Whether a quantity's value may be shown: it is given, or its step has been worked out.
export function knower(sheet, state) {
  const order = orderOf(sheet);
  return (name) => {
    const place = order.get(name);
    return place === undefined || place < state.at || (place === state.at && uncovered(state) === RUNGS);
  };
}

const orders = new WeakMap();

export function orderOf(sheet) {
  if (!orders.has(sheet)) orders.set(sheet, new Map(sheet.steps.map((step, i) => [step.name, i])));
  return orders.get(sheet);
}
