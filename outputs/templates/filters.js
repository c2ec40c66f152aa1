"use strict";

// Which nodes are shown: by type, topic, year and verdict, together. A type that is off is hidden;
// of the others nothing chosen means all.
const Filters = (() => {
  const { nodes } = Model;
  const KEYS = ["type", "topic", "year", "verdict"];
  const { element } = Panel;
  const chosen = Object.fromEntries(KEYS.map((key) => [key, new Set()]));
  const values = Object.fromEntries(KEYS.map((key) => [key, nodes.map((_, node) => told(node, key))]));
  const options = Object.fromEntries(KEYS.map((key) => [key, sorted(key)]));
  const shown = KEYS.filter((key) => key === "type" || options[key].some(Boolean));
  let allowed = nodes.map(() => true);
  let changed = () => {};

  // What a node has of a facet: one value, of years perhaps several, or "" for none.
  function told(node, key) {
    if (key === "type") return [nodes[node].group];
    const facts = Model.about[node].facts || {};
    const years = key === "year" ? (facts.years || "").split(" ").filter(Boolean) : [];
    const own = nodes[node][key] ?? facts[key];
    return own ? [String(own), ...years.filter((year) => year !== String(own))] : years.length ? years : [""];
  }

  function sorted(key) {
    if (key === "type") return Model.groups;
    const verdicts = Object.keys(LABELS.values);
    const found = [...new Set(values[key].flat())].filter(Boolean);
    const order = {
      topic: (a, b) => a.localeCompare(b, "zh"),
      year: (a, b) => b.localeCompare(a, "en", { numeric: true }),
      verdict: (a, b) => verdicts.indexOf(a) - verdicts.indexOf(b),
    };
    return [...found.sort(order[key]), ...(values[key].some(([first]) => first === "") ? [""] : [])];
  }

  // Of what the network is about nothing but its type is asked, so that it stays in sight.
  function passes(node, key) {
    const own = values[key][node];
    if (key === "type") return !chosen.type.has(own[0]);
    if (!chosen[key].size || own.some((each) => chosen[key].has(each))) return true;
    return own[0] === "" && Cards.HUBS.has(nodes[node].group);
  }

  // How many nodes each value of a facet would show beside what is chosen in the others.
  function counts(key) {
    const others = shown.filter((other) => other !== key && chosen[other].size);
    const found = new Map(options[key].map((option) => [option, 0]));
    nodes.forEach((_, node) => {
      if (!others.every((other) => passes(node, other))) return;
      for (const option of values[key][node]) found.set(option, found.get(option) + 1);
    });
    return found;
  }

  function said(key, option) {
    if (option === "") return SETTINGS.said(LABELS.page, "none");
    if (key === "type") return SETTINGS.said(LABELS.types, option);
    return key === "verdict" ? SETTINGS.said(LABELS.values, option) : option;
  }

  function toggle(key, option) {
    if (!chosen[key].delete(option)) chosen[key].add(option);
    apply();
  }

  function reset() {
    for (const key of KEYS) chosen[key].clear();
    apply();
  }

  // Shows a node whatever is chosen: what would hide it is given up.
  function admit(node) {
    if (allowed[node]) return;
    chosen.type.delete(nodes[node].group);
    for (const key of shown) if (!passes(node, key)) chosen[key].clear();
    apply();
  }

  function apply() {
    const active = shown.filter((key) => chosen[key].size);
    allowed = nodes.map((_, node) => active.every((key) => passes(node, key)));
    draw();
    changed();
  }

  // ---- on the page

  function draw() {
    for (const key of shown) {
      const found = counts(key);
      for (const button of document.querySelectorAll(`#filters [data-key="${key}"]`)) {
        const { option } = button.dataset;
        const pressed = chosen[key].has(option) !== (key === "type");
        button.setAttribute("aria-pressed", String(pressed));
        button.querySelector(".name").textContent = said(key, option);
        button.querySelector("output").textContent = String(found.get(option));
      }
      document.querySelector(`#filters [data-facet="${key}"] .name`).textContent =
        SETTINGS.said(LABELS.facts, key);
    }
    state();
  }

  // One line over the network says what is chosen and takes it back.
  function state() {
    const active = shown.filter((key) => chosen[key].size);
    const count = allowed.reduce((sum, each) => sum + each, 0);
    const line = document.getElementById("state");
    line.hidden = !active.length;
    line.replaceChildren(
      element("strong", {}, `${SETTINGS.said(LABELS.page, "shown")} ${count} / ${nodes.length}`),
      element("span", {}, active.map(listed).join(" · ")),
      element("button", { type: "button", id: "reset", click: reset }, SETTINGS.said(LABELS.page, "reset")),
    );
  }

  function listed(key) {
    const words = options[key].filter((option) => chosen[key].has(option));
    const first = words.slice(0, 3).map((option) => said(key, option));
    const list = first.join(SETTINGS.english ? ", " : "、") + (words.length > 3 ? " …" : "");
    return key === "type" ? `${SETTINGS.said(LABELS.page, "without")} ${list}` : list;
  }

  function facet(key) {
    const type = key === "type";
    const rows = options[key].map((option) => element("li", {}, element("button", {
      type: "button", "data-key": key, "data-option": option, click: () => toggle(key, option),
    }, element("span", type ? { class: "chip name", own: option } : { class: "name" }),
    element("output", {}))));
    return element("details", { "data-facet": key, ...(type ? { open: "" } : {}) },
      element("summary", {}, element("span", { class: "name" })), element("ul", {}, ...rows));
  }

  // Puts the filters on the page; `then` is called when another set of nodes is to be shown.
  function start(then) {
    document.getElementById("filters").append(...shown.map(facet));
    draw();
    changed = then;
    document.addEventListener("language", draw);
  }

  return { admit, allows: (node) => allowed[node], reset, start };
})();
