// What a learner did in an explorer that is gone (a restarted kernel, a cell run again), for as long as the page's session
// lasts: the next explorer that begins as that one began can have it back.

const KEY = "dnn_lab lost ";

export class Memory {
  // title and first: the explorer's name, and what it had in memory when it was shown.
  constructor(title, first) {
    this.first = JSON.stringify(first ?? {});
    this.key = `${KEY}${title} ${this.first}`;
  }

  // Keeps what is in memory now, if that is something else than at first.
  keep(now) {
    const text = JSON.stringify(now ?? {});
    if (text === this.first) return;
    try {
      sessionStorage.setItem(this.key, text);
    } catch {
      // a full or forbidden store: then nothing is offered
    }
  }

  kept() {
    try {
      return JSON.parse(sessionStorage.getItem(this.key));
    } catch {
      return null;
    }
  }

  forget() {
    sessionStorage.removeItem(this.key);
  }
}
