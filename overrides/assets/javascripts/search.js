// Search: Pagefind's index of the page's language, with an interface in that language.
// Fetched on first use; nothing of it is part of a page.

import { base, fill, fold, locale, make, plural, strings } from "./core.js";

const FIRST = 6;
const FEW = 3;
// Words in the title count more than words in the text.
const RANKING = { metaWeights: { title: 8, url: 0, kind: 0 }, pageLength: 0.6, termSaturation: 1.2 };

const engines = new Map();

/** The index of a language. Each is a module of its own: they do not share a stemmer. */
function engine(tag) {
  if (!engines.has(tag)) {
    const folder = new URL(`assets/search/${tag}/`, base);
    const made = Promise.all([
      import(`${folder.href}pagefind.js`),
      fetch(`${folder.href}widening.json`).then((answer) => answer.json()),
    ]).then(([pagefind, widening]) => ({
      widening,
      index: pagefind.createInstance({
        basePath: folder.pathname,
        baseUrl: base.pathname,
        excerptLength: 22,
        ranking: RANKING,
      }),
    }));
    made.catch(() => engines.delete(tag));
    engines.set(tag, made);
  }
  return engines.get(tag);
}

/** A query as the index knows words: no elided articles, no ligatures, no hyphens. Accents may stay. */
export function plain(query) {
  return query
    .replace(/[œŒ]/g, "oe")
    .replace(/[æÆ]/g, "ae")
    .replace(/(?<![\p{L}\p{N}])(?:qu|\p{L})['’]/giu, " ")
    .replace(/[-–—/.,;:!?()«»“”]/g, " ")
    .replace(/’/g, "'")
    .replace(/\s+/g, " ")
    .trim();
}

/** Other queries that mean the same: the term of an abbreviation, this language's word for another's. */
export function wider(query, widening) {
  const folded = fold(query);
  const found = new Map();
  for (const [words, targets] of Object.entries(widening)) {
    if (!` ${folded} `.includes(` ${words} `)) continue;
    for (const target of targets) {
      const whole = folded === words;
      found.set(whole ? `"${target}"` : ` ${folded} `.replace(` ${words} `, ` ${target} `).trim(), target);
    }
  }
  return [...found].slice(0, 4);
}

/** Results of a query and of its wider forms, best first, each once. */
async function find(tag, query, filters = {}) {
  const { index, widening } = await engine(tag);
  const others = wider(query, widening);
  const options = Object.keys(filters).length ? { filters } : {};
  const words = plain(query);
  const answers = await Promise.all([
    words ? index.search(words, options) : { results: [] },
    ...others.map(([other]) => index.search(other, options)),
  ]);
  const best = new Map();
  answers.forEach(({ results }, at) => {
    for (const result of results) {
      // What was typed weighs more than what was added to it.
      const score = at ? result.score * 0.8 : result.score;
      if (!best.has(result.id) || best.get(result.id).score < score) {
        best.set(result.id, { score, data: result.data });
      }
    }
  });
  return {
    results: [...best.values()].sort((one, other) => other.score - one.score),
    also: [...new Set(others.map(([, target]) => target))],
  };
}

class Search {
  constructor(container, { keepAddress = false } = {}) {
    this.keepAddress = keepAddress;
    this.turn = 0;
    this.kind = "";
    this.shown = FIRST;
    const id = `mmcd-search-${keepAddress ? "page" : "dialog"}`;
    this.input = make("input", {
      id,
      class: "field__input",
      type: "search",
      autocomplete: "off",
      autocapitalize: "none",
      spellcheck: "false",
      placeholder: strings.search_placeholder,
    });
    this.status = make("p", { class: "search__status", role: "status" });
    this.filters = make("div", { class: "search__filters", role: "group", "aria-label": strings.search_filter });
    this.list = make("ol", { class: "results" });
    this.foot = make("div", {});
    const bar = make("div", { class: "search__bar" }, this.input);
    if (!keepAddress) {
      const close = make("button", { type: "button", class: "button button--quiet" }, strings.close);
      close.addEventListener("click", () => container.closest("dialog").close());
      bar.append(close);
    }
    const label = make("label", { for: id, class: "visually-hidden" }, strings.search_label);
    const form = make("form", { role: "search" }, label, bar);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.search();
    });
    container.append(form, this.status, this.filters, this.list, this.foot);
    let timer = 0;
    this.input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        this.kind = "";
        this.search();
      }, 160);
    });
    // The first letters are better spent on waiting for the index than the last ones.
    this.input.addEventListener("focus", () => engine(locale).catch(() => {}), { once: true });
  }

  async search() {
    const turn = ++this.turn;
    const query = this.input.value.trim();
    this.shown = FIRST;
    if (this.keepAddress) {
      const address = query ? `?q=${encodeURIComponent(query)}` : location.pathname;
      history.replaceState(null, "", address);
    }
    if (!query) {
      this.clear("");
      return;
    }
    this.status.textContent = strings.searching;
    try {
      const everything = await find(locale, query);
      const found = this.kind ? await find(locale, query, { kind: [this.kind] }) : everything;
      if (turn !== this.turn) return;
      await this.paint(query, found, turn);
      await this.paintFilters(query, everything, turn);
      await this.paintOther(query, everything.results.length, turn);
    } catch (error) {
      if (turn === this.turn) this.clear(strings.search_failed);
      console.warn(error);
    }
  }

  clear(words) {
    this.status.textContent = words;
    this.filters.replaceChildren();
    this.list.replaceChildren();
    this.foot.replaceChildren();
  }

  async paint(query, { results, also }, turn) {
    const loaded = await Promise.all(results.slice(0, this.shown).map((result) => result.data()));
    if (turn !== this.turn) return;
    const count = results.length
      ? plural("results", results.length, { query })
      : fill(strings.results_none, { query });
    const widened = also.length ? ` ${fill(strings.also_searched, { words: also.join(", ") })}` : "";
    this.status.textContent = count + widened;
    this.list.replaceChildren(...loaded.map(resultItem));
    this.foot.replaceChildren();
    if (!results.length) this.foot.append(make("p", {}, strings.results_hint));
    if (results.length > this.shown) {
      const more = make("button", { type: "button", class: "button button--quiet" }, strings.results_more);
      more.addEventListener("click", async () => {
        const before = this.list.children.length;
        this.shown += 10;
        await this.paint(query, { results, also }, turn);
        this.list.children[before]?.querySelector("a")?.focus();
      });
      this.foot.append(make("p", {}, more));
    }
  }

  /** Kinds of results, with how many of each. */
  async paintFilters(query, everything, turn) {
    const { index } = await engine(locale);
    const kinds = Object.keys((await index.filters()).kind ?? {});
    const counts = await Promise.all(
      kinds.map(async (kind) => [kind, (await find(locale, query, { kind: [kind] })).results.length]),
    );
    if (turn !== this.turn) return;
    const present = counts.filter(([, count]) => count);
    if (present.length < 2) {
      this.filters.replaceChildren();
      return;
    }
    const choices = [["", strings.filter_all, everything.results.length], ...present.map(([k, n]) => [k, k, n])];
    this.filters.replaceChildren(
      ...choices.map(([kind, label, count]) => {
        const button = make(
          "button",
          { type: "button", class: "search__filter", "aria-pressed": String(kind === this.kind) },
          `${label} (${count})`,
        );
        button.addEventListener("click", () => {
          this.kind = kind;
          this.search();
        });
        return button;
      }),
    );
  }

  /** Where this language finds little: what the other languages have. */
  async paintOther(query, count, turn) {
    if (count > FEW) return;
    for (const link of document.querySelectorAll("[data-mmcd-language]")) {
      const tag = link.dataset.mmcdLanguage;
      const { results } = await find(tag, query).catch(() => ({ results: [] }));
      if (turn !== this.turn) return;
      if (!results.length) continue;
      const language = new Intl.DisplayNames(locale, { type: "language" }).of(tag);
      const address = new URL(link.dataset.mmcdSearchUrl, location.href);
      address.search = `?q=${encodeURIComponent(query)}`;
      address.hash = "";
      const to = make("a", { href: address.href, hreflang: tag }, plural("other_language", results.length, { language }));
      this.foot.append(make("p", { class: "search__other" }, to));
    }
  }
}

function resultItem(data) {
  // The index knows the page under a number; its address is among its properties.
  const address = new URL(data.meta.url, base).href;
  const sections = (address.includes("#") ? [] : data.sub_results)
    .filter((section) => section.anchor)
    .map((section) => ({
      ...section,
      url: `${address}#${section.anchor.id}`,
      weight: section.weighted_locations.reduce((sum, place) => sum + place.balanced_score, 0),
    }))
    .sort((one, other) => other.weight - one.weight)
    .slice(0, 3);
  return make(
    "li",
    { class: "result" },
    make("p", { class: "result__kind" }, data.meta.kind ?? ""),
    make("h3", { class: "result__title" }, make("a", { href: address }, spaced(data.meta.title))),
    make("p", { class: "result__text" }, ...marked(data.excerpt)),
    sections.length
      ? make(
          "ul",
          { class: "result__sections" },
          ...sections.map((section) =>
            make(
              "li",
              {},
              make("a", { href: section.url }, spaced(section.title)),
              make("br"),
              make("span", {}, ...marked(section.excerpt)),
            ),
          ),
        )
      : null,
  );
}

/** An excerpt, which marks words with <mark> and escapes the rest, as nodes. */
function marked(excerpt) {
  const nodes = [];
  let inside = false;
  for (const part of spaced(excerpt).split(/(<mark>|<\/mark>)/)) {
    if (part === "<mark>") inside = true;
    else if (part === "</mark>") inside = false;
    else if (part) {
      const text = part.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
      nodes.push(inside ? make("mark", {}, text) : text);
    }
  }
  return nodes;
}

/** The index has plain spaces; those around these marks must not break. */
function spaced(text) {
  return text.replace(/ (?=(?:<\/?mark>)?[:»])/g, "\u00a0").replace(/ (?=[;!?])/g, "\u202f").replace(/« /g, "«\u00a0");
}

let dialog = null;

/** Open the search dialog. */
export function open() {
  if (!dialog) {
    const box = make("div", { class: "search" });
    dialog = make("dialog", { class: "search-dialog", "aria-label": strings.search_label }, box);
    document.body.append(dialog);
    dialog.search = new Search(box);
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog || event.target.closest("a")) dialog.close();
    });
  }
  if (!dialog.open) dialog.showModal();
  dialog.search.input.focus();
  dialog.search.input.select();
}

/** The search page: its query is in the address. */
export function start() {
  const box = document.querySelector("[data-mmcd-search-page]");
  const search = new Search(box, { keepAddress: true });
  const query = new URLSearchParams(location.search).get("q") ?? "";
  search.input.value = query;
  if (query) search.search();
  else search.input.focus();
}
