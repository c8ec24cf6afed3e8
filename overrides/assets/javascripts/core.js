// What the other modules share: the page's words, its place in the site, and the device's memory.

const root = document.documentElement;

/** Interface strings of the page's language, sent with the page. */
export const strings = JSON.parse(document.getElementById("mmcd-strings")?.textContent ?? "{}");

/** Language of the page, as a BCP 47 tag. */
export const locale = root.lang;

/** Absolute address of the site's root, ending in a slash. */
export const base = new URL(root.dataset.base ?? "./", location.href);

/** `text` with its {fields} filled in. */
export function fill(text, fields = {}) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => fields[name] ?? whole);
}

/** The form of a string that fits the number `n` (CLDR plural rules), with {n} filled in. */
export function plural(name, n, fields = {}) {
  const category = new Intl.PluralRules(locale).select(n);
  const text = strings[`${name}_${category}`] ?? strings[`${name}_other`];
  return fill(text, { n: new Intl.NumberFormat(locale).format(n), ...fields });
}

/** Text for comparing: no case, accents, ligatures, apostrophes or hyphens (publish/widening.py, `fold`). */
export function fold(text) {
  return text
    .replace(/[œŒ]/g, "oe")
    .replace(/[æÆ]/g, "ae")
    .replace(/[’'‘-]/g, " ")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .match(/[\p{L}\p{N}_]+/gu)
    ?.join(" ") ?? "";
}

/** An element. Attributes whose value is false or null are left out; children are nodes or text. */
export function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(name, "");
    else if (value !== false && value != null) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child != null));
  return made;
}

const PREFIX = "mmcd:";

/** The device's memory. Where the browser refuses it, everything works and nothing is remembered. */
export const store = {
  get(key) {
    try {
      return JSON.parse(localStorage.getItem(PREFIX + key));
    } catch {
      return null;
    }
  },
  set(key, value) {
    try {
      localStorage.setItem(PREFIX + key, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  },
  remove(key) {
    try {
      localStorage.removeItem(PREFIX + key);
    } catch {
      // Nothing was stored either.
    }
  },
  /** Keys in use, without our prefix. */
  keys() {
    try {
      return Object.keys(localStorage)
        .filter((key) => key.startsWith(PREFIX))
        .map((key) => key.slice(PREFIX.length));
    } catch {
      return [];
    }
  },
};

/** Id of the section that the reader is in, or an empty string at the top. */
export function currentSection() {
  let current = "";
  for (const heading of document.querySelectorAll(".section > h2[id]")) {
    if (heading.getBoundingClientRect().top > innerHeight * 0.4) break;
    current = heading.id;
  }
  return current;
}
