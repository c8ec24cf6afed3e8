// Reading a module: references and terms beside the word, the contents, the way one came, copying, printing.

import { currentSection, make, store, strings } from "./core.js";

export function start() {
  popovers();
  contents();
  way();
  copying();
  printing();
  place();
}

// Short texts beside a word, on hover, focus and tap (WCAG 2.2, 1.4.13: dismissible, hoverable, persistent).
function popovers() {
  const box = make("div", { class: "popover", id: "mmcd-popover", role: "tooltip", hidden: true });
  document.getElementById("content").append(box);
  let owner = null;
  let timer = 0;

  const hide = () => {
    clearTimeout(timer);
    owner?.removeAttribute("aria-describedby");
    owner = null;
    box.hidden = true;
  };
  const show = (link) => {
    clearTimeout(timer);
    if (link === owner) return;
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!target) return;
    hide();
    owner = link;
    box.replaceChildren(...described(link, target));
    box.hidden = false;
    link.setAttribute("aria-describedby", box.id);
    const at = link.getClientRects()[0];
    const width = box.offsetWidth;
    const room = document.documentElement.clientWidth;
    box.style.insetInlineStart = "auto";
    box.style.left = `${Math.max(12, Math.min(at.left, room - width - 12)) + scrollX}px`;
    const below = at.bottom + 8 + box.offsetHeight < innerHeight || at.top < box.offsetHeight + 80;
    box.style.top = `${scrollY + (below ? at.bottom + 8 : at.top - box.offsetHeight - 8)}px`;
  };
  const later = (action, delay) => {
    clearTimeout(timer);
    timer = setTimeout(action, delay);
  };

  for (const link of document.querySelectorAll("a.cite, a.term")) {
    link.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && later(() => show(link), 120));
    link.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && later(hide, 250));
    link.addEventListener("focus", () => link.matches(":focus-visible") && show(link));
    link.addEventListener("blur", () => later(hide, 150));
    link.addEventListener("click", (event) => {
      // A tap shows the text; the way to the list stands in it. A click with a mouse, or Enter, goes there.
      if (event.pointerType === "touch" && owner !== link) {
        event.preventDefault();
        show(link);
      } else {
        hide();
      }
    });
  }
  box.addEventListener("pointerenter", () => clearTimeout(timer));
  box.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && later(hide, 250));
  box.addEventListener("focusin", () => clearTimeout(timer));
  // Who follows the way to the list has done with the note.
  box.addEventListener("click", (event) => event.target.closest("a") && hide());
  addEventListener("keydown", (event) => event.key === "Escape" && hide());
  addEventListener("pointerdown", (event) => {
    if (owner && !box.contains(event.target) && event.target.closest("a") !== owner) hide();
  });
}

function described(link, target) {
  const more = make(
    "a",
    { href: link.hash },
    link.matches(".term") ? strings.open_term : strings.open_reference,
  );
  const foot = make("p", { class: "popover__more" }, more);
  if (link.matches(".term")) {
    const text = target.nextElementSibling?.textContent ?? "";
    return [make("p", { class: "popover__title" }, target.textContent), make("p", {}, text), foot];
  }
  const text = target.querySelector(".reference__text")?.cloneNode(true);
  return [make("p", {}, text ?? target.textContent), foot];
}

// The contents: open where there is room, and marking where the reader is.
function contents() {
  const fold = document.querySelector("[data-mmcd-contents]");
  if (!fold) return;
  const wide = matchMedia("(min-width: 66em)");
  const unfold = () => {
    fold.open = wide.matches;
  };
  unfold();
  wide.addEventListener("change", unfold);
  const links = new Map([...fold.querySelectorAll("a[href^='#']")].map((link) => [link.hash.slice(1), link]));
  let marked = null;
  const mark = () => {
    const link = links.get(currentSection()) ?? null;
    if (link === marked) return;
    marked?.removeAttribute("aria-current");
    link?.setAttribute("aria-current", "true");
    marked = link;
  };
  let waiting = false;
  addEventListener(
    "scroll",
    () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        mark();
      });
    },
    { passive: true },
  );
  mark();
}

// Previous and next in the programme or path by which the reader came (?via=…).
function way() {
  const via = new URLSearchParams(location.search).get("via");
  const sequences = [...document.querySelectorAll("[data-mmcd-via]")];
  const chosen = sequences.find((sequence) => sequence.dataset.mmcdVia === via);
  if (!via || !chosen) return;
  for (const sequence of sequences) sequence.hidden = sequence !== chosen;
}

function copying() {
  for (const button of document.querySelectorAll("[data-mmcd-copy]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.mmcdCopy).textContent.trim());
      button.textContent = strings.copied;
    });
  }
}

function printing() {
  for (const button of document.querySelectorAll("[data-mmcd-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const answers = button.dataset.mmcdPrint === "answers";
      const folded = answers
        ? [...document.querySelectorAll(".option__feedback:not([open]), details.answer:not([open])")]
        : [];
      document.documentElement.classList.toggle("print-answers", answers);
      for (const item of folded) item.open = true;
      addEventListener(
        "afterprint",
        () => {
          for (const item of folded) item.open = false;
          document.documentElement.classList.remove("print-answers");
        },
        { once: true },
      );
      print();
    });
  }
}

// Where the reader is, for “Continue where you left off” on the home page. Stays on the device.
function place() {
  const article = document.querySelector("[data-mmcd-article]");
  if (!article) return;
  const note = () => {
    const section = currentSection();
    if (!section) return;
    store.set("place", {
      path: document.documentElement.dataset.path,
      module: article.dataset.mmcdArticle,
      section,
    });
  };
  addEventListener("pagehide", note);
  document.addEventListener("visibilitychange", () => document.hidden && note());
  let timer = 0;
  addEventListener(
    "scroll",
    () => {
      clearTimeout(timer);
      timer = setTimeout(note, 800);
    },
    { passive: true },
  );
}
