// What the device remembers: modules done, where one left off, the language offer, and how to forget it all.

import { fill, locale, make, store, strings } from "./core.js";

export function start() {
  marks();
  done();
  leftOff();
  offer();
  forgetting();
}

/** Modules marked as done, in lists. */
function marks() {
  const known = store.get("done") ?? {};
  for (const item of document.querySelectorAll("[data-mmcd-module]")) {
    if (!known[item.dataset.mmcdModule]) continue;
    item.classList.add(item.matches(".line") ? "line--done" : "item--done");
    const facts = item.querySelector(".line__facts, .item__facts");
    facts?.append(` · ${strings.done}`);
  }
}

/** The mark itself, at the end of a module. */
function done() {
  const box = document.querySelector("[data-mmcd-done]");
  if (!box) return;
  const module = box.dataset.mmcdDone;
  const button = make("button", { type: "button", class: "button button--quiet" });
  const status = make("span", { role: "status" });
  const paint = () => {
    const marked = Boolean((store.get("done") ?? {})[module]);
    button.textContent = marked ? strings.unmark_done : strings.mark_done;
    button.setAttribute("aria-pressed", String(marked));
    return marked;
  };
  button.addEventListener("click", () => {
    const known = store.get("done") ?? {};
    if (known[module]) delete known[module];
    else known[module] = new Date().toISOString().slice(0, 10);
    const kept = store.set("done", known);
    status.textContent = kept ? (paint() ? strings.done : "") : strings.cannot_store;
  });
  paint();
  box.append(button, status);
  box.hidden = false;
}

/** “Continue where you left off”, in the language of this page whatever the module was read in. */
function leftOff() {
  const box = document.querySelector("[data-mmcd-continue]");
  const place = store.get("place");
  if (!box || !place?.module) return;
  const link = document.querySelector(`[data-mmcd-module="${CSS.escape(place.module)}"] a`);
  if (!link) return;
  const address = new URL(link.href);
  address.hash = place.section;
  box.append(make("a", { href: address.href }, fill(strings.continue_at, { title: link.textContent })));
  box.hidden = false;
}

/** A reader whose browser speaks another language of the site is offered it, once. */
function offer() {
  const box = document.querySelector("[data-mmcd-offer]");
  if (!box || store.get("offer")) return;
  const offers = new Map([...box.querySelectorAll("[data-for]")].map((item) => [item.dataset.for, item]));
  for (const wanted of navigator.languages ?? [navigator.language]) {
    const tag = wanted.split("-")[0];
    if (tag === locale.split("-")[0]) return;
    const item = offers.get(wanted) ?? offers.get(tag);
    if (!item) continue;
    store.set("offer", wanted);
    item.hidden = false;
    box.hidden = false;
    item.querySelector("button").addEventListener("click", () => {
      box.hidden = true;
    });
    return;
  }
}

/** What is stored, and a control that forgets it. */
function forgetting() {
  const box = document.querySelector("[data-mmcd-forget]");
  if (!box) return;
  const names = {
    answers: strings.stored_answers,
    done: strings.stored_done,
    place: strings.stored_place,
    offer: strings.stored_offer,
    country: strings.stored_country,
    plan: strings.stored_plan,
  };
  const status = make("p", { role: "status" });
  const button = make("button", { type: "button", class: "button button--quiet" }, strings.forget_all);
  const paint = () => {
    const kinds = [...new Set(store.keys().map((key) => key.split(":")[0]))].filter((kind) => names[kind]);
    const list = new Intl.ListFormat(locale).format(kinds.map((kind) => names[kind]));
    status.textContent = kinds.length ? fill(strings.stored, { list }) : strings.stored_nothing;
    button.hidden = !kinds.length;
  };
  button.addEventListener("click", () => {
    for (const key of store.keys()) store.remove(key);
    paint();
    status.textContent = strings.forgotten;
  });
  paint();
  box.append(status, button);
  box.hidden = false;
}
