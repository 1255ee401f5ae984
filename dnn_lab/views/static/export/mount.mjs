// Puts each widget into its place. A model here is its data alone: nobody answers what it sends.

const json = (id) => JSON.parse(document.getElementById(id).textContent);
const widgets = json("widgets");
const modules = new Map();

function load(id) {
  if (!modules.has(id)) {
    const address = URL.createObjectURL(new Blob([json(id)], { type: "text/javascript" }));
    modules.set(id, import(address).then(({ default: made }) => (typeof made === "function" ? made() : made)));
  }
  return modules.get(id);
}

function modelOf({ settings, ...data }) {
  const now = { ...data, settings: { ...settings, alone: true } };
  return {
    get: (name) => now[name],
    set: (name, value) => { now[name] = value; },
    on() {}, off() {}, save_changes() {},
    send() { throw new Error("no Python here"); },
  };
}

for (const place of document.querySelectorAll("[data-model]")) {
  const { module, ...data } = widgets[place.dataset.model];
  const widget = await load(module);
  place.replaceChildren();
  await widget.render({ model: modelOf(data), el: place });
}
