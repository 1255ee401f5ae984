// What was typed, kept for as long as the page's session lasts: by the worksheet's id, so that a cell that is run again,
// a restarted kernel or a reloaded page finds it.

const KEY = "dnn_lab answers ";
const memory = (globalThis[Symbol.for("dnn_lab answers")] ??= new Map());

export function recall(id) {
  if (!id) return {};
  if (!memory.has(id)) memory.set(id, fromSession(id));
  return memory.get(id);
}

export function remember(id, answers) {
  if (!id || memory.get(id) === answers) return;
  memory.set(id, answers);
  try {
    sessionStorage.setItem(KEY + id, JSON.stringify(answers));
  } catch {
    // a full or forbidden store: the page's memory still has them
  }
}

function fromSession(id) {
  try {
    return JSON.parse(sessionStorage.getItem(KEY + id)) ?? {};
  } catch {
    return {};
  }
}
