// Starts what the page needs, and nothing else. Every page works without this file.

import { currentSection } from "./core.js";

document.documentElement.classList.replace("no-js", "js");

const features = [
  ["[data-mmcd-article], .cite, .term, [data-mmcd-copy], [data-mmcd-print]", "./reading.js"],
  ["[data-mmcd-article] [data-mmcd-question]", "./quiz.js"],
  ["[data-mmcd-offer], [data-mmcd-continue], [data-mmcd-module], [data-mmcd-done], [data-mmcd-forget]", "./memory.js"],
  ["[data-mmcd-catalogue]", "./catalogue.js"],
  ["[data-mmcd-slot]", "./slots.js"],
  ["[data-mmcd-sheet], [data-mmcd-plan]", "./sheet.js"],
  ["[data-mmcd-search-page]", "./search.js"],
];
for (const [selector, module] of features) {
  if (document.querySelector(selector)) import(module).then((loaded) => loaded.start());
}

// Search is fetched when somebody wants to search.
const openers = document.querySelectorAll("[data-mmcd-search-open]");
const open = () => import("./search.js").then((loaded) => loaded.open());
for (const opener of openers) {
  opener.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
}
addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
  const control = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k";
  if (slash || control) {
    event.preventDefault();
    open();
  }
});

// The language switch leads to the section being read: ids are the same in every language.
for (const link of document.querySelectorAll("[data-mmcd-language]")) {
  link.addEventListener("click", () => {
    const section = currentSection();
    link.hash = section || location.hash;
    link.search = location.search;
  });
}

// The menu closes as menus do.
const menu = document.querySelector("[data-mmcd-menu]");
if (menu) {
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  addEventListener("click", (event) => {
    if (menu.open && !menu.contains(event.target)) menu.open = false;
  });
}
