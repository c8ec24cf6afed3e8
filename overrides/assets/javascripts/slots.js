// What differs by country: what the reader filled in on the country sheet, beside the words of every page.

import { make, store, strings } from "./core.js";

/** Under this key the device keeps the country sheet: {id: text}, dates as ISO 8601, numbers without groups. */
export const SHEET = "country";

/** What is kept of the country sheet; only text is believed. */
export function kept() {
  const found = store.get(SHEET);
  const entries = found && typeof found === "object" && !Array.isArray(found) ? Object.entries(found) : [];
  return Object.fromEntries(entries.filter(([, value]) => typeof value === "string" && value.trim()));
}

export function start() {
  const places = [...document.querySelectorAll("[data-mmcd-slot]")].map((slot) => {
    const place = slot.querySelector(".slot__value");
    return { slot, place, national: [...place.childNodes] };
  });
  const show = () => {
    const values = kept();
    for (const { slot, place, national } of places) {
      const value = Object.hasOwn(values, slot.dataset.mmcdSlot) ? values[slot.dataset.mmcdSlot] : "";
      if (!value) place.replaceChildren(...national);
      else {
        const note = make("span", { class: "visually-hidden" }, `${strings.slot_yours} `);
        place.replaceChildren(" ", make("span", { class: "slot__text" }, "(", note, `${worded(value, slot)})`));
      }
    }
  };
  show();
  // The sheet may be open beside this page, and a page may be shown again as it was left.
  addEventListener("storage", show);
  addEventListener("pageshow", show);
}

/** A day in words. format: the locale (BCP 47) whose pattern it takes. */
export function dated(day, format) {
  return new Intl.DateTimeFormat(format, { dateStyle: "long", timeZone: "UTC" }).format(day);
}

/** A value as the language around its place writes it. */
function worded(value, slot) {
  const { mmcdKind: kind, mmcdFormat: format } = slot.dataset;
  if (kind === "number" && Number.isFinite(Number(value))) {
    return new Intl.NumberFormat(format, { maximumFractionDigits: 6 }).format(Number(value));
  }
  if (kind === "date" && !Number.isNaN(Date.parse(value))) return dated(new Date(value), format);
  return value.split(/\s*\n\s*/).join(", ");
}
