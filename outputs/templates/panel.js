"use strict";

// What the page says about a node. Everything from a report is set as text, never as markup.
const Panel = (() => {
  const SHORT = 24; // letters of a value that is shown large, and in lists

  const name = (kind, key) => SETTINGS.said(LABELS[kind], key);

  function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) {
      if (key === "own") own(made, value);
      else if (key === "click") made.addEventListener("click", value);
      else made.setAttribute(key, value);
    }
    made.append(...children.filter((child) => child !== null));
    return made;
  }

  function own(made, group) {
    made.style.setProperty("--own", `var(--${Cards.colour(group)})`);
  }

  function shorten(text, length) {
    const letters = [...text];
    return letters.length > length ? `${letters.slice(0, length).join("")}…` : text;
  }

  const said = (value) => name("values", value);

  // The cells of a table's row, without the bars between them.
  function plain(quote) {
    return quote.replace(/^[\s|]+|[\s|]+$/g, "").replace(/\s*\|\s*/g, " · ");
  }

  function tip(about) {
    return [
      element("strong", {}, shorten(about.label, 80)),
      about.value ? element("div", {}, shorten(said(about.value), 80)) : null,
      about.quote ? element("q", {}, shorten(plain(about.quote), 120)) : null,
    ].filter((child) => child !== null);
  }

  // Where the first number of the value stands in the sentence, and only as a whole number.
  function figure({ value, quote }) {
    const [number] = (value || "").match(/\d[\d.]*/) || [];
    if (!number) return null;
    return quote.match(new RegExp(`(?<![\\d.])${number.replaceAll(".", "\\.")}(?![\\d.]*\\d)%?`));
  }

  // The sentence of the source, its number marked, and where it stands.
  function sentence(about) {
    if (!about.quote) return null;
    const quote = plain(about.quote);
    const found = figure({ value: about.value, quote });
    const text = !found ? [quote] : [
      quote.slice(0, found.index), element("mark", {}, found[0]),
      quote.slice(found.index + found[0].length),
    ];
    const range = about.start === undefined ? null : `${about.start}–${about.end}`;
    const where = [about.source, range].filter(Boolean).join(" · ");
    return element("blockquote", {}, ...text, where ? element("footer", {}, where) : null,
      link(about, "link", "read"));
  }

  function link(about, key, say) {
    return about[key] ? element("a", { class: say, href: about[key] }, name("page", say)) : null;
  }

  // Pages of the node's own: its figures, its network.
  function pages(about) {
    const links = [link(about, "page", "page"), link(about, "view", "view")].filter(Boolean);
    return links.length ? element("p", { class: "pages" }, ...links) : null;
  }

  function facts(about) {
    const known = Object.keys(LABELS.facts);
    const rank = (key) => (known.indexOf(key) + 999) % 999;
    const keys = Object.keys(about.facts || {}).sort((a, b) => rank(a) - rank(b));
    if (!keys.length) return null;
    return element("dl", {}, ...keys.flatMap((key) => [
      element("dt", {}, name("facts", key)), element("dd", {}, said(about.facts[key])),
    ]));
  }

  // A node in a list, with its value where that is short, and what the edge to it says.
  function pick({ label, group, value = "" }, go, { note = [], quote = "" } = {}) {
    const told = value && value.length <= SHORT ? [value, ...note] : note;
    const more = told.map(said).join(" · ");
    return element("li", {}, element("button", { class: "pick", type: "button", click: go },
      element("span", { class: "chip", own: group }, label),
      more ? element("small", {}, more) : null,
      quote ? element("small", {}, shorten(plain(quote), 90)) : null));
  }

  // A list of rows, each made when it is shown; of a long one the first.
  function list(rows, first) {
    const made = element("ul", {}, ...rows.slice(0, first).map((row) => row()));
    if (rows.length <= first) return made;
    const more = element("li", {}, element("button", {
      class: "pick more", type: "button", click: rest,
    }, `${name("page", "more")} · ${rows.length - first}`));
    function rest() {
      const added = rows.slice(first).map((row) => row());
      more.replaceWith(...added);
      added[0].firstElementChild.focus();
    }
    made.append(more);
    return made;
  }

  function value(about) {
    if (!about.value) return null;
    return element("p", { class: about.value.length > SHORT ? "text" : "value" }, said(about.value));
  }

  // `links` maps a relation, with its direction, to the rows of the nodes it leads to; `group` is a
  // button that closes the group of the node.
  function panel(about, links, close, group) {
    const lists = [...links].map(([{ type, out }, rows]) => element("section", {},
      element("h3", {}, `${out ? "→" : "←"} ${name("relations", type)} · ${rows.length}`),
      list(rows, 12)));
    return [
      element("button", { class: "close", type: "button", "aria-label": name("page", "close"), click: close }, "×"),
      element("span", { class: "chip", own: about.group }, name("types", about.group)),
      element("h2", { class: about.label.length > 30 ? "long" : "", tabindex: "-1" }, about.label),
      value(about), sentence(about), pages(about), facts(about), ...lists, group,
      element("p", { class: "iri" }, about.iri),
    ].filter((child) => child !== null);
  }

  return { element, list, own, panel, pick, tip };
})();
