// Search: Pagefind's index of the page's language, with an interface in that language.
// Fetched on first use; nothing of it is part of a page.

import { base, fill, fold, locale, make, plural, strings } from "./core.js";

const FIRST = 6;
const FEW = 3;
const SHORTEST = 2;
const WIDER = 4;
// Words in the title count more than words in the text; accents do not count.
const RANKING = { metaWeights: { title: 8, elsewhere: 2 }, pageLength: 0.6, termSaturation: 1.2, diacriticSimilarity: 0 };
// What was typed weighs more than what was added to it.
const ADDED = 0.8;
// For results that have all words but one.
const NEARLY = 0.4;
const FACETS = ["kind", "topic", "programme"];

const engines = new Map();

/** The index of a language. Each is a module of its own: they do not share a stemmer. */
function engine(tag) {
  if (!engines.has(tag)) {
    const folder = new URL(`assets/search/${tag}/`, base);
    const made = Promise.all([
      import(`${folder.href}pagefind.js`),
      // It names what the index holds: asked for anew, as Pagefind does with the index.
      fetch(`${folder.href}companion.json`, { cache: "no-cache" }).then((answer) => answer.json()),
    ]).then(([pagefind, companion]) => ({
      ...companion,
      common: new Set(companion.common.map(fold)),
      widening: Object.entries(companion.widening)
        .map(([typed, targets]) => ({ typed, targets, shape: shape(fold(typed)) }))
        .sort((one, other) => other.typed.length - one.typed.length),
      names: new Map(Object.entries(companion.names).map(([name, id]) => [singular(name), id])),
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

/** Folded words without endings that are plurals here. */
function singular(words) {
  return words.replace(/(?<=\w\w)(?:e?s|x)(?= |$)/g, "");
}

/** Finds folded words in a folded query, each in the singular or a plural that ends like one here. */
function shape(words) {
  return new RegExp(`(?<= )${words.split(" ").join("(?:e?s|x)? ")}(?:e?s|x)?(?= )`, "u");
}

/** Whether letters are capitals, as in an abbreviation. */
function capital(text) {
  return text.length > 1 && text === text.toUpperCase() && text !== text.toLowerCase();
}

/** A query as the index knows words: no elided articles, ligatures, hyphens or common words. Accents may stay. */
function plain(query, common = new Set()) {
  const words = query
    .replace(/[œŒ]/g, "oe")
    .replace(/[æÆ]/g, "ae")
    .replace(/(?<![\p{L}\p{N}])n(?:[°º]|o\.?(?= ?\d))/giu, " ")
    .replace(/(?<![\p{L}\p{N}])(?:qu|\p{L})['’](?=\p{L})/giu, " ")
    .replace(/[-–—/.,;:!?()[\]«»“”"]/g, " ")
    .replace(/’/g, "'")
    .split(/\s+/)
    .filter(Boolean);
  // WHO is not who, unless everything is typed in capitals.
  const shouted = capital(query);
  const telling = words.filter((word) => !common.has(fold(word)) || (capital(word) && !shouted));
  return (telling.length ? telling : words).join(" ");
}

/** Other queries that mean the same: the term of an abbreviation, this language's word for another's. */
function wider(query, widening) {
  const folded = ` ${fold(query)} `;
  const written = ` ${query.replace(/[^\p{L}\p{N}&]+/gu, " ")} `;
  const found = [];
  let left = folded;
  for (const { typed, targets, shape } of widening) {
    const known = fold(typed);
    // Not folded: also a common word, and meant only in capitals or alone.
    const meant = typed === known || folded === ` ${known} ` || (written.includes(` ${typed} `) && !capital(query));
    const place = meant && left.match(shape);
    if (!place) continue;
    const end = place.index + place[0].length;
    for (const target of targets) found.push({ query: folded.slice(0, place.index) + target + folded.slice(end), target });
    // The longest name counts: who looks for an asylum-seeker does not look for asylum.
    left = left.slice(0, place.index) + "_".repeat(place[0].length) + left.slice(end);
  }
  return found.slice(0, WIDER);
}

/** Results of a query and of its wider forms, best first, each once. */
async function find(tag, query) {
  const { index, common, widening, names, pages } = await engine(tag);
  const others = wider(query, widening);
  const best = new Map();
  const search = async (words, weight) => {
    const { results } = await index.search(words);
    if (!(await holds(results, words))) return;
    for (const result of results) {
      const places = pages[result.id] ?? FACETS.map(() => []);
      const score = result.score * weight * (places[FACETS.length] ?? 1);
      if (!best.has(result.id) || best.get(result.id).score < score) {
        best.set(result.id, { score, data: () => result.data(), facets: places });
      }
    }
  };
  // In quotation marks of any kind, a phrase word for word.
  const phrase = query.match(/^\s*["“”„«]\s*(.+?)\s*["“”»]\s*$/u)?.[1];
  if (phrase) await search(`"${plain(phrase)}"`, 1);
  const words = plain(query, common);
  if (words && !best.size) {
    const queries = new Set(others.map((other) => plain(other.query, common)));
    queries.delete(words);
    await Promise.all([search(words, 1), ...[...queries].map((added) => search(added, ADDED))]);
  }
  // What is called so comes first, whatever else speaks of it.
  const highest = Math.max(0, ...[...best.values()].map(({ score }) => score));
  for (const name of [query, ...others.map(({ target }) => target)]) {
    const named = best.get(names.get(singular(fold(name))));
    if (named) named.score = Math.max(named.score, highest + 1);
  }
  const nearly = best.size ? false : await searchNearly(words.split(" "), search);
  return {
    results: [...best.values()].sort((one, other) => other.score - one.score),
    also: [...new Set(others.map(({ target }) => target))],
    nearly: nearly && best.size > 0,
  };
}

/**
 * Whether results have the words that were looked for. Where nothing begins like a word, Pagefind takes the longest
 * beginning of it that is a word: for “unicorn” it finds “UN”. It does so for all results or for none.
 */
async function holds(results, words) {
  for (const result of results.slice(0, FIRST)) {
    const { meta, content } = await result.data();
    const text = `${meta.title} ${meta.elsewhere ?? ""} ${content}`;
    const there = `${fold(text)} ${fold(text.replaceAll("-", ""))}`.split(" ");
    if (fold(words).split(" ").every((word) => there.some((other) => akin(word, other)))) return true;
  }
  return false;
}

/** Whether a word may be meant by the beginning of another, or by another ending of it. Both are folded. */
function akin(word, other) {
  const stem = word.replace(/(?:ies|es|s|x)$/, "") || word;
  let same = 0;
  while (same < stem.length && stem[same] === other[same]) same++;
  return same === stem.length || (same >= 4 && same >= 0.6 * stem.length);
}

/** Where nothing has all of three words or more: what has all but one. */
async function searchNearly(words, search) {
  if (words.length < 3 || words.length > 8) return false;
  await Promise.all(words.map((_, left) => search(words.filter((__, at) => at !== left).join(" "), NEARLY)));
  return true;
}

class Search {
  constructor(container, { keepAddress = false } = {}) {
    this.keepAddress = keepAddress;
    this.turn = 0;
    this.chosen = {};
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
    this.filters = make("div", { class: "search__filters" });
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
    container.addEventListener("keydown", (event) => this.walk(event));
    this.input.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.search(), 160);
    });
    // The first letters are better spent on waiting for the index than the last ones.
    this.input.addEventListener("focus", () => engine(locale).catch(() => {}), { once: true });
  }

  /** What the address asks for. */
  read(parameters) {
    this.input.value = parameters.get("q") ?? "";
    for (const facet of FACETS) this.chosen[facet] = parameters.get(facet) ?? "";
  }

  /** Leaves what is asked for in the address. */
  write() {
    const state = { q: this.input.value.trim(), ...this.chosen };
    const parameters = new URLSearchParams(Object.entries(state).filter(([, value]) => value));
    history.replaceState(null, "", parameters.size ? `?${parameters}` : location.pathname);
  }

  /** Arrows lead from the field through the results and back. */
  walk(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    const stops = [this.input, ...this.list.querySelectorAll("a")];
    const at = stops.indexOf(event.target);
    if (at < 0) return;
    event.preventDefault();
    stops[Math.min(Math.max(at + step, 0), stops.length - 1)].focus();
  }

  async search() {
    clearTimeout(this.timer);
    const turn = ++this.turn;
    const query = this.input.value.trim();
    if (this.keepAddress) this.write();
    if (query.length < SHORTEST) {
      this.clear("");
      return;
    }
    this.list.setAttribute("aria-busy", "true");
    this.status.textContent = strings.searching;
    try {
      const { facets } = await engine(locale);
      const found = await find(locale, query);
      if (turn !== this.turn) return;
      this.query = query;
      this.found = found;
      this.facets = facets;
      await this.show();
      if (turn === this.turn) await this.showOther(query, found.nearly ? 0 : found.results.length, turn);
    } catch (error) {
      if (turn === this.turn) this.clear(strings.search_failed);
      console.warn(error);
    } finally {
      if (turn === this.turn) this.list.removeAttribute("aria-busy");
    }
  }

  clear(words) {
    this.status.textContent = words;
    this.filters.replaceChildren();
    this.list.replaceChildren();
    this.foot.replaceChildren();
    this.list.removeAttribute("aria-busy");
  }

  /** The results that pass the filters; with `except`, all filters but that one. */
  passing(except = "") {
    const wanted = FACETS.map((facet) =>
      facet === except || !this.chosen[facet] ? -1 : this.facets[facet].findIndex(([id]) => id === this.chosen[facet]),
    );
    return this.found.results.filter(({ facets }) => wanted.every((place, at) => place < 0 || facets[at].includes(place)));
  }

  async show(first = FIRST) {
    const turn = this.turn;
    const results = this.passing();
    const loaded = await Promise.all(results.slice(0, first).map((result) => result.data()));
    if (turn !== this.turn) return;
    const { query } = this;
    const { also, nearly } = this.found;
    const count = results.length
      ? plural("results", results.length, { query })
      : fill(strings.results_none, { query });
    const widened = also.length ? ` ${fill(strings.also_searched, { words: also.join(", ") })}` : "";
    const missing = nearly ? ` ${strings.results_nearly}` : "";
    this.status.textContent = count + missing + widened;
    this.list.replaceChildren(...loaded.map((data) => resultItem(data, this.facets.kind)));
    this.list.dataset.query = query;
    this.foot.replaceChildren();
    this.showFilters();
    if (!results.length && this.found.results.length) {
      this.foot.append(make("p", {}, strings.catalogue_none), make("p", {}, this.button(strings.catalogue_reset, () => {
        this.chosen = {};
        this.refresh();
        this.input.focus();
      })));
    } else if (!results.length) {
      this.foot.append(make("p", {}, strings.results_hint));
    } else if (results.length > first) {
      this.foot.append(make("p", {}, this.button(strings.results_more, async () => {
        await this.show(first + 10);
        this.list.children[first]?.querySelector("a")?.focus();
      })));
    }
  }

  button(label, act) {
    const button = make("button", { type: "button", class: "button button--quiet" }, label);
    button.addEventListener("click", act);
    return button;
  }

  choose(facet, value) {
    this.chosen[facet] = value;
    this.refresh();
  }

  refresh() {
    if (this.keepAddress) this.write();
    return this.show();
  }

  /** Filters, with how many results each choice would leave. */
  showFilters() {
    const focused = this.filters.contains(document.activeElement) ? document.activeElement.dataset.filter : "";
    const shown = FACETS.map((facet, at) => {
      const results = this.passing(facet);
      const choices = this.facets[facet]
        .map(([id, label], place) => [id, label, results.filter(({ facets }) => facets[at].includes(place)).length])
        .filter(([id, , count]) => count || id === this.chosen[facet]);
      if (choices.length < 2 && !this.chosen[facet]) return null;
      const all = ["", strings.filter_all, results.length];
      return facet === "kind" ? this.buttons(facet, [all, ...choices]) : this.select(facet, [all, ...choices]);
    });
    this.filters.replaceChildren(...shown.filter(Boolean));
    if (focused) this.filters.querySelector(`[data-filter="${CSS.escape(focused)}"]`)?.focus();
  }

  buttons(facet, choices) {
    const group = make("div", { class: "search__filters", role: "group", "aria-label": strings.search_filter });
    for (const [id, label, count] of choices) {
      const pressed = String(id === (this.chosen[facet] ?? ""));
      const button = make(
        "button",
        { type: "button", class: "search__filter", "aria-pressed": pressed, "data-filter": `${facet}:${id}` },
        `${label} (${count})`,
      );
      button.addEventListener("click", () => this.choose(facet, id));
      group.append(button);
    }
    return group;
  }

  select(facet, choices) {
    const options = choices.map(([id, label, count]) =>
      make("option", { value: id, selected: id === (this.chosen[facet] ?? "") }, `${label} (${count})`),
    );
    const select = make("select", { class: "field__input search__select", "data-filter": facet }, ...options);
    select.addEventListener("change", () => this.choose(facet, select.value));
    const name = { topic: strings.filter_topic, programme: strings.filter_programme }[facet];
    return make("label", { class: "search__choice" }, make("span", {}, name), select);
  }

  /** Where this language finds little: what the other languages have. */
  async showOther(query, count, turn) {
    if (count >= FEW) return;
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

function resultItem(data, kinds) {
  const address = new URL(data.url, base).href;
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
    make("p", { class: "result__kind" }, kinds.find(([id]) => id === data.meta.kind)?.[1] ?? ""),
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
let page = null;

/** Open the search dialog; on the search page, go to its field. */
export function open() {
  if (page) {
    page.input.focus();
    page.input.select();
    return;
  }
  if (!dialog) {
    const box = make("div", { class: "search" });
    dialog = make("dialog", { class: "search-dialog", "aria-label": strings.search_label }, box);
    document.body.append(dialog);
    dialog.search = new Search(box);
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog || event.target.closest("a")) dialog.close();
    });
    dialog.addEventListener("keydown", (event) => {
      // The browser would first empty the field.
      if (event.key !== "Escape") return;
      event.preventDefault();
      dialog.close();
    });
  }
  if (!dialog.open) dialog.showModal();
  dialog.search.input.focus();
  dialog.search.input.select();
}

/** The search page: what it looks for is in the address. */
export function start() {
  page = new Search(document.querySelector("[data-mmcd-search-page]"), { keepAddress: true });
  page.read(new URLSearchParams(location.search));
  if (page.input.value) page.search();
  else page.input.focus();
}
