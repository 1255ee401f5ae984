// The SVG element of the picture. A step changes few of its parts: only those are written anew, as laying out text is
// what a step costs most.

export class Canvas {
  constructor(place, id) {
    this.place = place;
    this.ids = { title: `${id}-title`, desc: `${id}-desc` };
    this.shape = null;
  }

  // drawn: { parts, width, height } of picture.mjs; title and about: what a screen reader is told.
  show({ parts, width, height }, title, about) {
    const shape = `${width} ${height} ${parts.length}`;
    if (shape !== this.shape) this.make(width, height, parts.length);
    this.shape = shape;
    parts.forEach((part, i) => {
      if (this.written[i] !== part) this.groups[i].innerHTML = part;
      this.written[i] = part;
    });
    if (this.title.textContent !== title) this.title.textContent = title;
    this.desc.textContent = about;
  }

  make(width, height, count) {
    const { title, desc } = this.ids;
    const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
    const groups = "<g></g>".repeat(count);
    this.place.innerHTML = `<svg class="st-svg" role="img" aria-labelledby="${title} ${desc}" ${size}><title id="${title}"></title><desc id="${desc}"></desc>${groups}</svg>`;
    this.svg = this.place.querySelector("svg");
    this.groups = [...this.place.querySelectorAll("g")];
    this.written = new Array(count).fill("");
    this.title = this.place.querySelector("title");
    this.desc = this.place.querySelector("desc");
  }
}
