// The self-check: checking, trying again, a summary, remembering. Without it, every feedback can be unfolded.

import { fill, make, store, strings } from "./core.js";

export function start() {
  const article = document.querySelector("[data-mmcd-article]");
  const key = `answers:${article.dataset.mmcdArticle}`;
  const remembered = store.get(key) ?? {};
  const questions = [...article.querySelectorAll("[data-mmcd-question]")].map((box) => new Question(box));
  const summary = make("div", { class: "quiz-summary", role: "status", hidden: true });
  questions.at(-1).box.after(summary);

  const remember = () => {
    const answers = Object.fromEntries(questions.filter((q) => q.checked).map((q) => [q.name, q.chosen()]));
    if (Object.keys(answers).length) store.set(key, answers);
    else store.remove(key);
  };
  const tell = () => {
    const done = questions.every((question) => question.checked);
    summary.hidden = !done;
    if (!done) return;
    const right = questions.filter((question) => question.isRight()).length;
    const words =
      right === questions.length ? strings.all_right : fill(strings.score, { right, total: questions.length });
    const forget = make("button", { type: "button", class: "button button--quiet" }, strings.forget_answers);
    forget.addEventListener("click", () => {
      for (const question of questions) question.reset();
      store.remove(key);
      tell();
      questions[0].box.querySelector("input").focus();
    });
    summary.replaceChildren(make("p", {}, make("strong", {}, words)), make("p", {}, forget));
  };

  for (const question of questions) {
    question.onChange = () => {
      remember();
      tell();
    };
    if (remembered[question.name]) question.restore(remembered[question.name]);
  }
  tell();
}

class Question {
  constructor(box) {
    this.box = box;
    this.checked = false;
    this.onChange = () => {};
    this.options = [...box.querySelectorAll(".option")];
    this.inputs = this.options.map((option) => option.querySelector("input"));
    this.name = this.inputs[0].name;
    box.classList.add("question--live");
    this.status = make("span", { role: "status" });
    this.button = make("button", { type: "button", class: "button button--quiet" }, strings.check);
    this.button.addEventListener("click", () => (this.checked ? this.again() : this.check()));
    box.append(make("div", { class: "question__actions" }, this.button, this.status));
    for (const input of this.inputs) {
      input.addEventListener("change", () => {
        if (this.checked) this.reset(false);
        this.status.textContent = "";
        this.paint();
      });
    }
  }

  chosen() {
    return this.inputs.filter((input) => input.checked).map((input) => input.value);
  }

  isRight() {
    return this.options.every(
      (option, at) => (option.dataset.mmcdRight === "true") === this.inputs[at].checked,
    );
  }

  check() {
    if (!this.chosen().length) {
      this.status.textContent = strings.choose_first;
      return;
    }
    this.reveal();
    this.status.textContent = "";
    this.box.querySelector(".option--chosen .option__feedback")?.scrollIntoView({ block: "nearest" });
    this.onChange();
  }

  /** Show the feedback on what was chosen, and on right answers that were not. */
  reveal() {
    this.checked = true;
    this.box.classList.add("question--checked");
    this.options.forEach((option, at) => {
      const feedback = option.querySelector(".option__feedback");
      const missed = option.dataset.mmcdRight === "true" && !this.inputs[at].checked;
      const several = this.box.dataset.mmcdQuestion === "several";
      feedback.open = this.inputs[at].checked || (missed && several);
      const verdict = feedback.querySelector(".verdict");
      verdict.dataset.text ??= verdict.textContent;
      verdict.textContent = missed && several ? strings.missed : verdict.dataset.text;
    });
    this.button.textContent = strings.again;
    this.paint();
  }

  restore(values) {
    for (const input of this.inputs) input.checked = values.includes(input.value);
    if (this.chosen().length) this.reveal();
  }

  again() {
    this.reset();
    this.inputs[0].focus();
    this.onChange();
  }

  /** Back to a question not yet answered; `clear` also takes the choice away. */
  reset(clear = true) {
    this.checked = false;
    this.box.classList.remove("question--checked");
    for (const option of this.options) option.querySelector(".option__feedback").open = false;
    if (clear) for (const input of this.inputs) input.checked = false;
    this.button.textContent = strings.check;
    this.paint();
    if (!clear) this.onChange();
  }

  paint() {
    this.options.forEach((option, at) => option.classList.toggle("option--chosen", this.inputs[at].checked));
  }
}
