// Where everything of a network's drawing stands. The places depend on the trace and the width, never on the step,
// so nothing moves from step to step. One unit is one CSS pixel; type never shrinks.

const GAP = { least: 70, most: 190 };
const CELLS = [66, 62, 58];
const SMALLEST_CELL = 44;
export const MOST_NEURONS = 8;
export const TAB = 19;

// The layout for a width: { fits, across, width, height, nodes: Map(id -> place), columns, arrow }.
// fits is false where cells would be too small: then the network is drawn by layer.
export function layout(sheet, width) {
  const shape = shapeOf(sheet);
  if (shape.most > MOST_NEURONS) return { fits: false };
  const sizes = CELLS.slice(shape.most <= 4 ? 0 : -1).map((cell) => acrossSizes(shape, cell));
  const across = sizes.find((size) => gapAcross(shape, size, width) >= GAP.least);
  if (across) return placeAcross(sheet, shape, across, width);
  const upright = uprightSizes(shape, width);
  return upright.cell < SMALLEST_CELL && shape.most > 1 && !shape.bands ? { fits: false } : placeUpright(sheet, shape, upright, width);
}

function shapeOf(sheet) {
  const columns = sheet.picture.columns;
  const all = columns.flatMap((column) => column.nodes);
  return {
    columns,
    most: Math.max(...columns.map((column) => column.nodes.length)),
    gradients: all.some((node) => node.cells.some((cell) => cell.g)),
    slopes: all.some((node) => node.slope),
    bands: sheet.kind === "shares",
    targets: all.filter((node) => node.target).length,
  };
}

function acrossSizes(shape, cell) {
  const roomy = shape.most <= 4;
  const sizes = { across: true, roomy, cell, top: roomy ? 46 : 40, back: roomy ? 22 : 20, row: roomy ? (shape.bands ? 76 : 46) : shape.most <= 6 ? 38 : 24 };
  return { ...sizes, tall: sizes.top + (shape.gradients ? sizes.back : 0) };
}

const nodeWidth = (node, sizes) => sizes.cell * node.cells.length + (node.target ? sizes.cell : 0);
const columnWidth = (column, sizes) => Math.max(...column.nodes.map((node) => nodeWidth(node, sizes)));

function gapAcross(shape, sizes, width) {
  const taken = shape.columns.reduce((sum, column) => sum + columnWidth(column, sizes), 0);
  return (width - 8 - taken) / Math.max(shape.columns.length - 1, 1);
}

function placeAcross(sheet, shape, sizes, width) {
  const gap = Math.min(GAP.most, gapAcross(shape, sizes, width));
  const total = shape.columns.reduce((sum, column) => sum + columnWidth(column, sizes) + gap, -gap);
  const head = 42 + (shape.slopes ? TAB - 2 : 0);
  const tallest = shape.most * sizes.tall + (shape.most - 1) * sizes.row;
  const nodes = new Map();
  let x = (width - total) / 2;
  const columns = shape.columns.map((column, index) => {
    const wide = columnWidth(column, sizes);
    const count = column.nodes.length;
    const row = count > 1 ? Math.min((tallest - count * sizes.tall) / (count - 1), sizes.row * 1.9) : 0;
    let y = head + (tallest - count * sizes.tall - (count - 1) * row) / 2;
    for (const node of column.nodes) {
      nodes.set(node.id, { column: index, ...acrossNode(node, x, y, sizes) });
      y += sizes.tall + row;
    }
    const middle = x + wide / 2;
    const place = { title: column.title, x: middle, y: 14, room: Math.min(wide + gap, (wide + gap) / 2 + Math.min(middle, width - middle)) - 12 };
    x += wide + gap;
    return place;
  });
  const height = head + tallest + TAB + 6;
  const arrow = { from: (width - total) / 2, to: (width + total) / 2, y: 26 };
  return { fits: true, ...sizes, width, height, gap, nodes, columns, arrow };
}

// Bias and slope may take the neuron's whole width where the gap between two rows holds both, one above the other;
// otherwise half of it each.
function acrossNode(node, x, y, { cell, top, tall, row }) {
  const last = node.cells.length - 1;
  const cells = node.cells.map((names, i) => ({
    ...names, x: x + i * cell, y, w: cell, h: names.g || tall === top ? tall : top,
    corners: [i ? 0 : 10, i < last ? 0 : 10, i < last ? 0 : 10, i ? 0 : 10],
  }));
  for (const place of cells) if (node.kind === "neuron") place.h = tall;
  const wide = cell * node.cells.length;
  const middle = y + top / 2;
  const reach = row < 2 * TAB ? cell - 6 : wide - 16;
  return {
    node, cells, x, y, w: wide, h: cells[0].h,
    enter: { x, y: middle }, leave: { x: x + nodeWidth(node, { cell }) - (node.target ? 2 : 0), y: middle },
    bias: node.bias && { x: x + 6, y: y + tall, w: reach, h: TAB, least: cell - 6, fixed: "left", corners: [0, 0, 8, 8] },
    slope: node.slope && { x: x + wide - 4 - reach, y: y - TAB, w: reach, h: TAB, least: cell - 6, fixed: "right", corners: [8, 8, 0, 0] },
    target: node.target && { q: node.target, x: x + wide + 5, y, w: cell - 7, h: top, corners: [6, 6, 6, 6] },
  };
}

function uprightSizes(shape, width) {
  const cell = Math.min(62, Math.floor((width - 8 - (shape.most - 1) * 4) / shape.most));
  const top = 40;
  const gradient = shape.gradients ? 20 : 0;
  const beside = shape.targets * (2 * cell + 8) <= width - 8;
  return { across: false, roomy: false, cell, top, back: 20, tall: top + gradient, beside, slope: shape.slopes ? TAB : 0, gap: shape.most > 4 ? 86 : 72 };
}

function placeUpright(sheet, shape, sizes, width) {
  const nodes = new Map();
  let y = 24;
  const columns = shape.columns.map((column, index) => {
    const target = column.nodes.some((node) => node.target);
    const step = uprightStep(column, sizes, width, target && sizes.beside);
    const wide = step * (column.nodes.length - 1) + sizes.cell;
    let x = (width - wide - (target && sizes.beside ? sizes.cell : 0)) / 2;
    const places = column.nodes.map((node) => {
      const place = { column: index, ...uprightNode(node, x, y, sizes) };
      nodes.set(node.id, place);
      x += step;
      return place;
    });
    const title = { title: column.title, x: 0, y: y - 9, room: width - 30 };
    y += Math.max(...places.map((place) => place.full)) + sizes.gap;
    return title;
  });
  return { fits: true, ...sizes, width, height: y - sizes.gap + 8, nodes, columns, arrow: null };
}

// From one neuron to the next in a row.
function uprightStep(column, sizes, width, beside) {
  const count = column.nodes.length;
  const free = (width - 8 - count * sizes.cell * (beside ? 2 : 1)) / Math.max(count - 1, 1);
  return sizes.cell * (beside ? 2 : 1) + Math.max(4, Math.min(free, count <= 3 ? 80 : 40));
}

// From above: bias, z, slope, a, and the target beside or below.
function uprightNode(node, x, y, sizes) {
  const { cell, top, tall } = sizes;
  const neuron = node.kind === "neuron";
  const bias = node.bias && { x, y, w: cell, h: TAB, least: cell, corners: [8, 8, 0, 0] };
  let at = y + (bias ? TAB : 0);
  const slope = node.slope && { x, y: at + tall, w: cell, h: TAB, least: cell, corners: [0, 0, 0, 0] };
  const cells = node.cells.map((names, i) => {
    const last = i === node.cells.length - 1;
    const place = { ...names, x, y: at, w: cell, h: neuron || names.g ? tall : top };
    place.corners = [i || bias ? 0 : 10, i || bias ? 0 : 10, last ? 10 : 0, last ? 10 : 0];
    at += place.h + (i === 0 && slope ? TAB : 0);
    return place;
  });
  const target = node.target && {
    q: node.target, w: cell - 6, h: top, corners: [6, 6, 6, 6],
    ...(sizes.beside ? { x: x + cell + 5, y: cells.at(-1).y } : { x: x + 3, y: at + 4 }),
  };
  const middle = x + cell / 2;
  return {
    node, cells, x, y, w: cell, h: at - y, bias, slope, target,
    enter: { x: middle, y }, leave: { x: middle, y: at },
    full: at - y + (target && !sizes.beside ? top + 4 : 0),
  };
}
