// Lanes made straight: an edge that passes several layers bends at its ends and not in between, as far as there is room.

// Moves lanes of one edge that follow each other to one place along their layers. centre: Map(id -> place), changed here;
// least(a, b): how far two neighbours' centres must be apart.
export function straighten(layers, centre, least) {
  for (const lanes of chains(layers)) {
    let run = [];
    for (const lane of lanes) {
      const room = roomOf(lane, centre, least);
      const both = run.length ? [Math.max(run.room[0], room[0]), Math.min(run.room[1], room[1])] : room;
      if (run.length && both[0] > both[1]) {
        align(run, centre);
        run = Object.assign([lane], { room });
      } else run = Object.assign([...run, lane], { room: both });
    }
    align(run, centre);
  }
}

// The lanes of each edge, in order: { id, before, after } with their neighbours.
function chains(layers) {
  const found = new Map();
  for (const layer of layers) {
    layer.forEach((item, i) => {
      if (!item.lane) return;
      const source = item.id.replace(/ lane \d+$/, "");
      found.set(source, [...(found.get(source) ?? []), { item, before: layer[i - 1], after: layer[i + 1] }]);
    });
  }
  return found.values();
}

function roomOf({ item, before, after }, centre, least) {
  return [before ? centre.get(before.id) + least(before, item) : -Infinity, after ? centre.get(after.id) - least(item, after) : Infinity];
}

function align(run, centre) {
  if (run.length < 2) return;
  const middle = run.reduce((sum, { item }) => sum + centre.get(item.id), 0) / run.length;
  for (const { item } of run) centre.set(item.id, Math.max(run.room[0], Math.min(run.room[1], middle)));
}
