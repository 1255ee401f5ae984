// Messages to Python, one on its way at a time: while a picture is awaited, only the newest of those that come is kept.

const PATIENCE = 150;

export class Sender {
  constructor(model) {
    this.model = model;
    this.waiting = null;
    this.timer = null;
  }

  // At once, whatever is on its way.
  now(message) {
    try {
      this.model.send(message);
    } catch {
      // no kernel: the line at the foot of the explorer says so
    }
  }

  // Now, or when the picture that the one before has asked for is here.
  latest(message) {
    if (this.timer) {
      this.waiting = message;
      return;
    }
    this.now(message);
    this.timer = setTimeout(() => this.free(), PATIENCE);
  }

  // A picture came.
  free() {
    clearTimeout(this.timer);
    this.timer = null;
    const message = this.waiting;
    this.waiting = null;
    if (message) this.latest(message);
  }

  close() {
    clearTimeout(this.timer);
  }
}
