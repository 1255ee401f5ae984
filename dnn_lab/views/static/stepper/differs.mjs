// The same worksheet with what differs put in its place: Python sends of a changed pass only what is new in it. What an
// entry no longer has comes as null.

// differs: { whole, quantities: { name: fields }, steps: { place: fields } }
export function renewed(sheet, { whole, quantities, steps }) {
  const changed = Object.entries(quantities).map(([name, fields]) => [name, { ...sheet.quantities[name], ...fields }]);
  return {
    ...sheet,
    quantities: { ...sheet.quantities, ...Object.fromEntries(changed) },
    steps: sheet.steps.map((step, at) => (steps[at] ? { ...step, ...steps[at] } : step)),
    ...whole,
  };
}
