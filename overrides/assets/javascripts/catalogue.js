// Filtering the catalogue. The list is complete without it; the state is in the address, to be shared.

import { fold, plural } from "./core.js";

const FACETS = ["kind", "programme", "topic", "level", "duration"];

export function start() {
  const form = document.querySelector("[data-mmcd-filters]");
  const status = document.querySelector("[data-mmcd-status]");
  const empty = document.querySelector("[data-mmcd-empty]");
  const text = form.querySelector("input[type='search']");
  const boxes = [...form.querySelectorAll("input[type='checkbox']")];
  const items = [...document.querySelectorAll("[data-mmcd-item]")].map((element) => ({
    element,
    words: fold(element.textContent),
    values: Object.fromEntries(FACETS.map((facet) => [facet, element.dataset[facet].split(" ").filter(Boolean)])),
  }));

  const read = () => {
    const address = new URLSearchParams(location.search);
    text.value = address.get("q") ?? "";
    for (const box of boxes) box.checked = address.getAll(box.name).includes(box.value);
  };
  const chosen = () =>
    Object.fromEntries(
      FACETS.map((facet) => [facet, boxes.filter((b) => b.name === facet && b.checked).map((b) => b.value)]),
    );
  const write = (state) => {
    const address = new URLSearchParams();
    if (text.value.trim()) address.set("q", text.value.trim());
    for (const facet of FACETS) for (const value of state[facet]) address.append(facet, value);
    const query = address.toString();
    history.replaceState(null, "", query ? `?${query}` : location.pathname);
  };
  // Within a facet one value is enough; all facets and all words must fit.
  const fits = (item, state, words) =>
    words.every((word) => item.words.includes(word)) &&
    FACETS.every((facet) => !state[facet].length || state[facet].some((v) => item.values[facet].includes(v)));

  const paint = () => {
    const state = chosen();
    const words = fold(text.value).split(" ").filter(Boolean);
    let shown = 0;
    for (const item of items) {
      item.element.hidden = !fits(item, state, words);
      shown += !item.element.hidden;
    }
    for (const box of boxes) {
      const count = items.filter(
        (item) => item.values[box.name].includes(box.value) && fits(item, { ...state, [box.name]: [] }, words),
      ).length;
      const label = box.closest("label");
      label.querySelector("[data-mmcd-count]").textContent = count;
      label.classList.toggle("filters__option--empty", !count);
    }
    status.textContent = plural("catalogue", shown);
    empty.hidden = shown > 0;
    return state;
  };

  form.addEventListener("input", () => write(paint()));
  form.addEventListener("submit", (event) => event.preventDefault());
  document.querySelector("[data-mmcd-reset]").addEventListener("click", () => {
    form.reset();
    text.value = "";
    for (const box of boxes) box.checked = false;
    write(paint());
    text.focus();
  });
  addEventListener("popstate", () => {
    read();
    paint();
  });
  form.hidden = false;
  read();
  paint();
}
