// A graph in layers (Sugiyama, Tagawa and Toda, 1981): every node one layer after its last operand, sources just before
// their first use. What skips a layer passes it in a lane; edges that leave one node share their lanes, as wires do.

// graph: { nodes: [{ id }] operands first, edges: [{ id, from, to }] }. Gives { layers: [[item]], segments }.
// An item is { id, layer, node, number (its place in the list) } or { id, layer, lane: true }; a segment { from, to, edges: [edge ids], last } joins two
// items of neighbouring layers, and is `last` where it ends at a node.
export function layered({ nodes, edges }) {
  const layerOf = assign(nodes, edges);
  const items = new Map(nodes.map((node, number) => [node.id, { id: node.id, layer: layerOf.get(node.id), node, number }]));
  const segments = new Map();
  for (const edge of edges) {
    let from = edge.from;
    for (let layer = layerOf.get(from) + 1; layer < layerOf.get(edge.to); layer++) {
      const lane = `${edge.from} lane ${layer}`;
      if (!items.has(lane)) items.set(lane, { id: lane, layer, lane: true });
      join(segments, from, lane, edge, false);
      from = lane;
    }
    join(segments, from, edge.to, edge, true);
  }
  const count = Math.max(-1, ...[...items.values()].map(({ layer }) => layer)) + 1;
  const layers = Array.from({ length: count }, () => []);
  for (const item of items.values()) layers[item.layer].push(item);
  return { layers, segments: [...segments.values()] };
}

// Each occurrence of an operand ends in a segment of its own; lanes are shared.
function join(segments, from, to, edge, last) {
  const key = last ? `edge ${edge.id}` : `${from} → ${to}`;
  if (!segments.has(key)) segments.set(key, { from, to, edges: [], last });
  segments.get(key).edges.push(edge.id);
}

// Longest path from the sources; then whatever has more ways out than in moves towards its users, to shorten edges.
function assign(nodes, edges) {
  const into = grouped(edges, "to"), out = grouped(edges, "from");
  const layer = new Map();
  for (const { id } of nodes) layer.set(id, Math.max(-1, ...(into.get(id) ?? []).map(({ from }) => layer.get(from))) + 1);
  for (const { id } of [...nodes].reverse()) {
    const [before, after] = [into.get(id)?.length ?? 0, out.get(id) ?? []];
    if (after.length > before) layer.set(id, Math.min(...after.map(({ to }) => layer.get(to))) - 1);
  }
  return layer;
}

export function grouped(list, key) {
  const groups = new Map();
  for (const one of list) groups.set(one[key], [...(groups.get(one[key]) ?? []), one]);
  return groups;
}
