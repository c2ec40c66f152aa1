"use strict";

// The reader: marks, their panel, filters, and the way to any place of the text by #char=START,END.
(() => {
  const at = (id) => document.getElementById(id);
  const text = at("text");
  const { start: FIRST, marks } = JSON.parse(at("data").textContent);
  const layers = [...text.querySelectorAll(".s")];
  const own = marks.map(() => []); // the layers of each mark
  const hidden = new Set();
  let order = []; // the marks that are shown, as the text has them
  let current = null;
  let chosen = null; // the range that a link named
  let pointed = false; // while a pointer is down, focus comes from it and the click decides

  for (const layer of layers) {
    layer.numbers = layer.dataset.m.split(" ").map(Number);
    for (const n of layer.numbers) own[n].push(layer);
  }

  // ---- language

  const { said } = SETTINGS;

  function speak() {
    for (const each of document.querySelectorAll("[data-say]")) {
      each.textContent = said(SAY, each.dataset.say);
    }
    for (const each of document.querySelectorAll("[data-label]:not(.cell)")) {
      const words = said(SAY, each.dataset.label);
      each.setAttribute("aria-label", words);
      if (each.matches("button")) each.title = words;
    }
    for (const each of text.querySelectorAll(".left")) {
      if (each.scrollHeight > each.clientHeight) each.tabIndex = 0;
      each.dataset.told = `${said(SAY, "left")} · ${said(LEFT, each.dataset.reason)}`;
    }
    if (current !== null) show(current);
  }

  document.addEventListener("language", speak);

  // ---- marks: each layer looks like the narrowest of its marks that is shown

  function paint() {
    for (const layer of layers) {
      const [first, second] = layer.numbers.map((n) => marks[n].t).filter((t) => !hidden.has(t));
      layer.className = first ? `s ${first}` : "s";
      layer.classList.toggle("also", second !== undefined && second !== first);
      layer.style.setProperty("--second", second ? `var(--${second})` : "");
    }
    for (const layer of layers) unmake(layer);
    order = [];
    marks.forEach((mark, n) => {
      if (hidden.has(mark.t) || !own[n].length) return;
      order.push(n);
      make(own[n][0], n);
    });
    tell();
  }

  function unmake(layer) {
    for (const name of ["role", "tabindex"]) layer.removeAttribute(name);
  }

  // The first layer of a mark can be reached; Tab stops at one of them alone, J and K at all.
  function make(layer, n) {
    layer.setAttribute("role", "button");
    layer.tabIndex = (current === null ? order[0] : current) === n ? 0 : -1;
  }

  function top(layer) {
    return layer.numbers.find((n) => !hidden.has(marks[n].t));
  }

  function tell() {
    const place = order.indexOf(current);
    at("place").textContent = `${place < 0 ? "–" : place + 1} / ${order.length}`;
  }

  function select(n, { focus = false, scroll = false } = {}) {
    const changed = current !== n;
    if (current !== null) mind(current, false);
    current = n;
    mind(n, true);
    own[n][0].tabIndex = 0;
    if (scroll) own[n][0].scrollIntoView({ block: "center" });
    if (focus) own[n][0].focus({ preventScroll: true });
    if (changed || at("panel").hidden) show(n);
    tell();
  }

  function mind(n, on) {
    for (const layer of own[n]) layer.classList.toggle("now", on);
    if (!on && own[n].length) own[n][0].tabIndex = -1;
    if (marks[n].t === "task") {
      const row = own[n].length ? own[n][0].closest(".row") : null;
      if (row) row.classList.toggle("now", on);
    }
  }

  function close() {
    at("panel").hidden = true;
    document.body.classList.remove("open");
    if (current === null) return;
    mind(current, false);
    own[current][0].tabIndex = 0;
    current = null;
    tell();
  }

  function step(by) {
    if (!order.length) return;
    const here = order.indexOf(current);
    const from = here < 0 ? nearest() - (by > 0 ? 1 : 0) : here;
    const next = order[(from + by + order.length) % order.length];
    forget();
    select(next, { focus: true, scroll: true });
  }

  // Without a mark in hand the way goes from what is on the screen.
  function nearest() {
    const found = order.findIndex((n) => own[n][0].getBoundingClientRect().top > 60);
    return found < 0 ? 0 : found;
  }

  text.addEventListener("click", (event) => {
    const layer = event.target.closest(".s");
    const n = layer && !String(getSelection()) ? top(layer) : undefined;
    if (n === undefined) return;
    forget();
    select(n, { focus: layer === own[n][0] });
    pointed = false;
    hideTip();
    history.replaceState(null, "", `#char=${marks[n].s},${marks[n].e}`);
  });
  text.addEventListener("pointerdown", () => { pointed = true; });
  text.addEventListener("focusin", (event) => {
    const layer = event.target.closest(".s");
    if (pointed) return;
    const n = layer && own.findIndex((each, m) => each[0] === layer && !hidden.has(marks[m].t));
    if (layer && n >= 0 && !(current !== null && own[current][0] === layer)) select(n);
  });
  at("previous").addEventListener("click", () => step(-1));
  at("next").addEventListener("click", () => step(1));
  at("contents").addEventListener("click", () => contents(!document.body.classList.contains("aside")));
  at("side").addEventListener("click", (event) => { if (event.target.closest("a")) contents(false); });
  document.addEventListener("keydown", (event) => {
    pointed = false;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "Escape") { hideTip(); contents(false); close(); forget(); }
    else if (event.key === "Enter" && event.target.matches(".s")) event.target.click();
  });

  function contents(open) {
    document.body.classList.toggle("aside", open);
    at("contents").setAttribute("aria-expanded", String(open));
    if (open) scrollTo(0, 0); // there it stands above the text
  }

  for (const box of document.querySelectorAll("#filters input")) {
    box.checked = true;
    box.addEventListener("change", () => {
      if (box.checked) hidden.delete(box.value);
      else hidden.add(box.value);
      if (current !== null && hidden.has(marks[current].t)) close();
      paint();
    });
  }

  // ---- the panel and the tooltip: everything from a report is set as text

  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) {
      if (key === "click") made.addEventListener("click", value);
      else made.setAttribute(key, value);
    }
    made.append(...children.filter((child) => child !== null && child !== ""));
    return made;
  }

  // Facts whose cells are codes; others are words of the report or numbers.
  const CODED = new Set([
    "forecast", "comparator", "modality", "aspect", "category", "kind", "phase", "role", "why",
    "policy", "provisional",
  ]);

  const value = (mark) => (mark.t === "task" ? said(VALUES, mark.v || "") : mark.v || "");

  function facts(told) {
    const rows = Object.entries(told).flatMap(([key, each]) => [
      element("dt", {}, said(FACTS, key)),
      element("dd", {}, CODED.has(key) ? said(VALUES, each) : each),
    ]);
    return rows.length ? element("dl", {}, ...rows) : null;
  }

  function verdict(one) {
    const reason = one.reason ? said(REASONS, one.reason) : "";
    const link = one.link ? element("a", { href: one.link }, one.said) : null;
    const told = {};
    for (const key of ["margin", "policy"]) if (one[key]) told[key] = one[key];
    if (one.provisional) told.provisional = "true";
    return element("section", { class: "verdict" },
      element("p", {}, element("strong", { class: one.verdict }, said(VALUES, one.verdict)),
        reason ? ` ${reason}` : ""),
      link ? element("blockquote", {},
        element("small", {}, `${said(SAY, one.side === "outcome" ? "answered" : "promised")} · ${one.title}`),
        link, one.value ? element("b", {}, one.value) : null) : null,
      facts(told));
  }

  function others(n) {
    const beside = [...new Set(own[n].flatMap((layer) => layer.numbers))]
      .filter((m) => m !== n && !hidden.has(marks[m].t));
    if (!beside.length) return null;
    return element("section", {}, element("h3", {}, said(SAY, "same")), element("ul", {},
      ...beside.map((m) => element("li", {}, element("button", {
        type: "button", class: `pick ${marks[m].t}`, click: () => select(m),
      }, element("span", {}, said(SAY, marks[m].t)), ` ${marks[m].n} ${value(marks[m])}`)))));
  }

  function show(n) {
    const mark = marks[n];
    const panel = at("panel");
    panel.className = mark.t;
    panel.replaceChildren(...[
      element("button", { type: "button", class: "close", "aria-label": said(SAY, "close"), click: shut }, "×"),
      element("p", { class: "kind" }, said(SAY, mark.t)),
      element("h2", {}, mark.n),
      value(mark) ? element("p", { class: "value" }, value(mark)) : null,
      mark.t === "unparsed" ? element("p", {}, said(SAY, "unread")) : null,
      mark.f ? facts(mark.f) : null,
      mark.j ? element("h3", {}, said(SAY, "judged")) : null,
      ...(mark.j || []).map(verdict), others(n),
      element("p", { class: "where" }, element("a", { href: `#char=${mark.s},${mark.e}` }, `#char=${mark.s},${mark.e}`)),
    ].filter((child) => child !== null));
    panel.hidden = false;
    panel.scrollTop = 0;
    document.body.classList.add("open");
  }

  function shut() {
    const back = current === null ? null : own[current][0];
    close();
    if (back) back.focus({ preventScroll: true });
    at("panel").hidden = true;
  }

  function hideTip() { at("tip").hidden = true; }

  function tip(event) {
    const layer = event.target.closest && event.target.closest(".s");
    const n = layer ? top(layer) : undefined;
    if (n === undefined) return hideTip();
    const shown = at("tip");
    shown.className = marks[n].t;
    shown.replaceChildren(
      element("small", {}, said(SAY, marks[n].t)), element("strong", {}, marks[n].n),
      value(marks[n]) ? element("span", {}, value(marks[n])) : "",
    );
    shown.hidden = false;
    const box = layer.getClientRects()[0];
    const below = box.bottom + shown.offsetHeight + 8 < innerHeight;
    shown.style.left = `${Math.max(8, Math.min(box.left, innerWidth - shown.offsetWidth - 8))}px`;
    shown.style.top = `${below ? box.bottom + 5 : box.top - shown.offsetHeight - 5}px`;
    return undefined;
  }

  text.addEventListener("mouseover", tip);
  text.addEventListener("mouseleave", hideTip);
  text.addEventListener("focusin", (event) => { if (!pointed) tip(event); });
  text.addEventListener("focusout", hideTip);
  addEventListener("scroll", hideTip, { passive: true });

  // ---- #char=START,END (RFC 5147): code points of the source

  // Where a code point of the source stands: its text node and the offset in that.
  function places(wanted) {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    const found = [];
    let passed = FIRST;
    let last = null;
    while (found.length < wanted.length && walker.nextNode()) {
      const { data } = walker.currentNode;
      const length = /[\ud800-\udbff]/.test(data) ? [...data].length : data.length;
      // A start stands before its character, an end behind it.
      const inside = () => (found.length ? wanted[1] <= passed + length : wanted[0] < passed + length);
      while (found.length < wanted.length && inside()) {
        const points = wanted[found.length] - passed;
        const offset = length === data.length ? points : [...data].slice(0, points).join("").length;
        found.push([walker.currentNode, offset]);
      }
      passed += length;
      last = walker.currentNode;
    }
    return found.length === wanted.length || !last ? found : [...found, [last, last.data.length]];
  }

  function named() {
    const found = /^#char=(\d*)(?:,(\d*))?$/.exec(location.hash);
    if (!found || (!found[1] && !found[2])) return null;
    const start = Number(found[1] || 0);
    if (found[2] === undefined) return [start, start];
    return [start, found[2] ? Number(found[2]) : Infinity];
  }

  function forget() {
    chosen = null;
    if (window.CSS && CSS.highlights) CSS.highlights.delete("chosen");
    at("astray").hidden = true;
  }

  function go() {
    const span = named();
    if (!span) return;
    forget();
    const length = [...text.textContent].length;
    if (span[0] < FIRST || span[0] >= FIRST + length || span[1] < span[0]) return astray();
    const [from, to] = places([span[0], Math.min(Math.max(span[1], span[0] + 1), FIRST + length)]);
    chosen = document.createRange();
    chosen.setStart(...from);
    chosen.setEnd(...to);
    highlight(chosen);
    const exact = marks.findIndex((mark) => mark.s === span[0] && mark.e === span[1]);
    const close = exact < 0 ? marks.findIndex((mark) => mark.s === span[0]) : exact;
    if (close >= 0 && own[close].length && !hidden.has(marks[close].t)) select(close);
    // A hidden line wrap has no box: the element around the place is shown first.
    from[0].parentElement.closest("p,.cell,.left,h2,h3,h4,h5,h6,article").scrollIntoView({ block: "center" });
    const box = chosen.getBoundingClientRect();
    if (box.height) scrollBy(0, box.top - innerHeight / 3);
    return undefined;
  }

  function highlight(range) {
    if (window.Highlight && CSS.highlights) CSS.highlights.set("chosen", new Highlight(range));
    else {
      getSelection().removeAllRanges();
      getSelection().addRange(range);
    }
  }

  function astray() {
    at("astray").textContent = said(SAY, "astray") + location.hash;
    at("astray").hidden = false;
    scrollTo(0, 0);
  }

  addEventListener("hashchange", go);
  speak();
  paint();
  go();
})();
