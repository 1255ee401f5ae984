// Questions to Python, with answers by number. Nothing here blocks: while no kernel answers, everything else goes on.

const PATIENCE = 1000;

export class Kernel {
  constructor(model) {
    this.model = model;
    this.waiting = new Map();
    this.next = 1;
    this.listen = (message) => this.answered(message);
    model.on("msg:custom", this.listen);
  }

  // Asks; `answer(reply)` is called once when Python answers, `late()` once if it has not after a second.
  ask(message, answer, late) {
    const id = `${Date.now()}-${this.next++}`;
    const timer = setTimeout(late, PATIENCE);
    this.waiting.set(id, { answer, timer });
    try {
      this.model.send({ ...message, id });
    } catch {
      clearTimeout(timer);
      late();
    }
  }

  answered(reply) {
    const question = this.waiting.get(reply.id);
    if (!question) return;
    clearTimeout(question.timer);
    this.waiting.delete(reply.id);
    question.answer(reply);
  }

  close() {
    for (const { timer } of this.waiting.values()) clearTimeout(timer);
    this.model.off("msg:custom", this.listen);
  }
}
