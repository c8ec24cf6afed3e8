// Sheets to fill in, the country sheet and the action plan: kept on the device only, saved, loaded, printed, cleared.

import { fill, make, store, strings } from "./core.js";
import { SHEET, dated, kept } from "./slots.js";

const FORMAT = "mmcd-country-sheet";
/** No country sheet comes near this many bytes. */
const LARGEST = 65_536;
const PLAN = "plan";

export function start() {
  const sheet = document.querySelector("[data-mmcd-sheet]");
  if (sheet) countrySheet(sheet);
  const plan = document.querySelector("[data-mmcd-plan]");
  if (plan) actionPlan(plan);
}

function countrySheet(box) {
  const words = wordsOf(box);
  const longest = Number(box.dataset.mmcdSheet);
  const fields = fieldsOf(box);
  const tools = toolbar(box);
  const report = () => {
    const filled = [...fields.values()].filter((field) => field.value.trim()).length;
    tools.say(`${words.kept} ${fill(words.filled, { n: filled, total: fields.size })}`);
  };
  // What the page itself says of the country needs no keeping, and shows again when a field is emptied.
  const keep = () => {
    const entries = [...fields].map(([id, field]) => [id, field.value.trim(), field.defaultValue.trim()]);
    return keepOrForget(SHEET, entries.filter(([, value, own]) => value && value !== own));
  };
  const show = (values) => {
    for (const [id, field] of fields) set(field, Object.hasOwn(values, id) ? values[id] : field.defaultValue);
  };

  const early = recall(fields, kept());
  const changed = () => {
    const wrong = [...fields.values()].find((field) => field.validity.badInput);
    if (wrong) tools.say(words.not_number);
    else if (keep()) report();
    else tools.say(strings.cannot_store);
  };
  const settle = watch(fields, changed);
  if (early) changed();

  tools.button(words.print, () => print());
  tools.button(words.export, () => {
    const values = Object.fromEntries([...fields].map(([id, field]) => [id, field.value.trim()]).filter(([, v]) => v));
    const name = `${fileName(values.country) || "country-sheet"}.json`;
    const text = JSON.stringify({ format: FORMAT, version: 1, values }, null, 1);
    save(name, "application/json", `${text}\n`);
    tools.say(fill(words.exported, { name }));
  });
  tools.file(words.import, async (file) => {
    settle(); // or what it has to say would take the place of what the file has to say
    const read = await readSheet(file, fields, longest, words);
    if (read.values) {
      keep(); // what is being written is not lost
      show({ ...kept(), ...read.values });
      keep();
    }
    tools.say(...read.lines);
  });
  tools.clear(words, () => {
    store.remove(SHEET);
    show({});
    tools.say(words.cleared);
  });
}

/**
 * What a file holds for the fields of the sheet, and what there is to say about it.
 *
 * Only text and numbers for known fields are taken, as text; nothing of a file is ever read as HTML or run.
 * `values` is missing where nothing can be used.
 */
async function readSheet(file, fields, longest, words) {
  if (file.size > LARGEST) return { lines: [words.import_too_large] };
  let data;
  try {
    data = JSON.parse(await file.text());
  } catch {
    return { lines: [words.import_not_json] };
  }
  const isMapping = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
  if (!isMapping(data) || data.format !== FORMAT || data.version !== 1 || !isMapping(data.values)) {
    return { lines: [words.import_other] };
  }
  const values = {};
  const unknown = [];
  const invalid = [];
  for (const [id, value] of Object.entries(data.values)) {
    const field = fields.get(id);
    if (!field) unknown.push(id);
    else if (!fits(value, field.dataset.mmcdKind, longest)) invalid.push(field.labels[0]?.textContent ?? id);
    else values[id] = String(value).trim();
  }
  const lines = [fill(words.imported, { n: Object.keys(values).length })];
  if (unknown.length) lines.push(fill(words.import_unknown, { list: listed(unknown) }));
  if (invalid.length) lines.push(fill(words.import_invalid, { list: listed(invalid) }));
  return { values, lines };
}

function fits(value, kind, longest) {
  if (kind === "number") return /^-?\d{1,15}(\.\d{1,6})?$/.test(String(value)) && typeof value !== "object";
  if (typeof value !== "string" || value.length > longest) return false;
  if (kind !== "date") return true;
  // 2026-02-30 is read as 2 March by some browsers.
  const day = /^\d{4}-\d\d-\d\d$/.test(value) ? new Date(`${value}T00:00:00Z`) : null;
  return day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

/** A few names of a list that a stranger's file may have made long. */
function listed(names) {
  const few = names.slice(0, 5).map((name) => (name.length > 40 ? `${name.slice(0, 40)}…` : name));
  return `${few.join(", ")}${names.length > few.length ? ", …" : ""}`;
}

function actionPlan(box) {
  const words = wordsOf(box);
  const fields = fieldsOf(box);
  const tools = toolbar(box);
  const begin = fields.get("start");
  const format = box.dataset.mmcdFormat;
  const days = [...box.querySelectorAll("[data-mmcd-days]")];
  const dates = () => {
    for (const place of days) {
      const day = begin.value ? new Date(`${begin.value}T00:00:00Z`) : null;
      day?.setUTCDate(day.getUTCDate() + Number(place.dataset.mmcdDays));
      place.textContent = day && !Number.isNaN(day.getTime()) ? dated(day, format) : "";
    }
  };
  const early = recall(fields, store.get(PLAN) ?? {});
  const changed = () => {
    dates();
    const entries = [...fields].map(([id, field]) => [id, field.value]).filter(([, value]) => value.trim());
    tools.say(keepOrForget(PLAN, entries) ? words.kept : strings.cannot_store);
  };
  dates();
  watch(fields, changed);
  if (early) changed();

  tools.button(words.print, () => print());
  tools.button(words.export, () => {
    const parts = [...fields.values()].map((field) => {
      const value = field.type === "date" && field.value ? dated(new Date(field.value), format) : field.value.trim();
      return `${squeezed(field.labels[0].textContent)}\n${value || "…"}`;
    });
    const title = document.querySelector("h1").textContent;
    const name = `${words.file}.txt`;
    save(name, "text/plain", `${[title, ...parts].join("\n\n")}\n`);
    tools.say(fill(words.exported, { name }));
  });
  tools.clear(words, () => {
    store.remove(PLAN);
    for (const field of fields.values()) set(field, "");
    dates();
    tools.say(words.cleared);
  });
}

// What both sheets share.

function wordsOf(box) {
  return JSON.parse(box.querySelector("[data-mmcd-words]").textContent);
}

function fieldsOf(box) {
  return new Map([...box.querySelectorAll("[data-mmcd-field]")].map((field) => [field.dataset.mmcdField, field]));
}

/** Fill in what was kept, but not over what the reader wrote while the script was on its way. Whether she did. */
function recall(fields, values) {
  let early = false;
  for (const [id, field] of fields) {
    if (field.value !== field.defaultValue) early = true;
    else if (Object.hasOwn(values, id) && typeof values[id] === "string") field.value = values[id];
    look(field);
  }
  return early;
}

function set(field, value) {
  field.value = value;
  look(field);
}

/**
 * How a field looks when its value has changed: as high as its text, so that paper shows all of it (newer browsers
 * do so by the style sheet), and a day in words, because browsers write it as the device does, 03/01 or 01/03.
 */
function look(field) {
  field.classList.toggle("sheet__input--filled", field.value !== "");
  const words = field.nextElementSibling?.matches("[data-mmcd-worded]") ? field.nextElementSibling : null;
  if (words) {
    const { mmcdFormat: format } = field.closest("[data-mmcd-format]").dataset;
    words.textContent = field.value ? dated(new Date(field.value), format) : "";
  }
  if (field.localName !== "textarea" || CSS.supports("field-sizing", "content")) return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 2}px`;
}

/**
 * Call `changed` when the reader has stopped typing for a moment, and when she leaves a field or the page.
 * Returns a function that does so at once, if anything is waiting.
 */
function watch(fields, changed) {
  let timer = 0;
  let waiting = false;
  const now = () => {
    clearTimeout(timer);
    if (waiting) changed();
    waiting = false;
  };
  for (const field of fields.values()) {
    field.addEventListener("input", () => {
      look(field);
      waiting = true;
      clearTimeout(timer);
      timer = setTimeout(now, 400);
    });
    field.addEventListener("change", () => {
      waiting = true;
      now();
    });
  }
  addEventListener("pagehide", now);
  document.addEventListener("visibilitychange", () => document.hidden && now());
  return now;
}

/** Keep what is filled in; forget the sheet when nothing is. Whether the browser lets us. */
function keepOrForget(key, entries) {
  if (entries.length) return store.set(key, Object.fromEntries(entries));
  store.remove(key);
  return true;
}

/** The row of buttons, and the place where the sheet says what it did. */
function toolbar(box) {
  const row = make("div", { class: "sheet__buttons" });
  const status = make("div", { class: "sheet__status", role: "status" });
  box.querySelector("[data-mmcd-tools]").append(row, status);
  const button = (text, action) => {
    const made = make("button", { type: "button", class: "button button--quiet" }, text);
    made.addEventListener("click", action);
    row.append(made);
    return made;
  };
  return {
    button,
    say(...lines) {
      status.replaceChildren(...lines.map((line) => make("p", {}, line)));
    },
    /** A button that asks for a file; the input itself is hidden, because browsers word it in their own language. */
    file(text, action) {
      const input = make("input", { type: "file", accept: ".json,application/json", hidden: true, "aria-label": text });
      input.addEventListener("change", async () => {
        const [file] = input.files;
        if (file) await action(file);
        input.value = "";
      });
      row.append(input);
      return button(text, () => input.click());
    },
    /** A button that asks on the page before it does what cannot be undone. */
    clear(words, action) {
      const opener = button(words.clear, () => {
        question.hidden = false;
        opener.hidden = true;
        question.querySelector("button").focus();
      });
      const close = () => {
        question.hidden = true;
        opener.hidden = false;
        opener.focus();
      };
      const answer = (text, then, look) => {
        const made = make("button", { type: "button", class: `button ${look}` }, text);
        made.addEventListener("click", () => {
          then();
          close();
        });
        return made;
      };
      const text = make("p", { id: "clear-question" }, words.clear_question);
      const question = make(
        "div",
        { class: "sheet__question", role: "group", "aria-labelledby": text.id, hidden: true },
        text,
        make(
          "div",
          { class: "sheet__buttons" },
          answer(words.clear_no, () => {}, "button--quiet"),
          answer(words.clear_yes, action, ""),
        ),
      );
      question.addEventListener("keydown", (event) => event.key === "Escape" && close());
      row.after(question);
    },
  };
}

/** Offer a file that is made here, on the device. */
function save(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A name that every system takes as a file's. */
function fileName(text = "") {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").toLowerCase().slice(0, 40);
}

function squeezed(text) {
  // A no-break space stays.
  return text.split(/[ \t\n]+/).join(" ").trim();
}
