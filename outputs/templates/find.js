"use strict";

// The search box and the list of all nodes: by name first, then by value and sentence. Arrow keys
// walk through it, so that every node can be reached without a mouse.
const Find = (() => {
  const { about, groups, nodes } = Model;
  const { element, list, pick } = Panel;
  const MOST = 100; // rows of a search, and of each type, before the rest is asked for
  const at = (id) => document.getElementById(id);
  let go = () => {};

  function matches(text) {
    const wanted = text.trim().toLowerCase();
    const holds = (value) => value !== undefined && value.toLowerCase().includes(wanted);
    const named = [];
    const quoted = [];
    about.forEach((one, node) => {
      if (holds(one.label)) named.push(node);
      else if (holds(one.quote) || holds(one.value)) quoted.push(node);
    });
    return named.concat(quoted);
  }

  const rows = (found) => list(found.map((node) => () => pick(about[node], () => go(node))), MOST);

  // All nodes that are shown, type by type.
  function everything() {
    const shown = new Map(groups.map((group) => [group, []]));
    nodes.forEach(({ group }, node) => { if (Filters.allows(node)) shown.get(group).push(node); });
    return [...shown].filter(([, found]) => found.length).map(([group, found]) => (
      element("section", {}, element("h2", {},
        `${SETTINGS.said(LABELS.types, group)} · ${found.length}`), rows(found))));
  }

  function draw() {
    const text = at("search").value.trim();
    const all = at("all").getAttribute("aria-pressed") === "true";
    at("found").hidden = !text && !all;
    at("filters").hidden = !at("found").hidden;
    at("groups").hidden = !at("found").hidden || !Clusters.all.length;
    if (at("found").hidden) return at("found").replaceChildren();
    const found = text ? matches(text) : [];
    const none = element("p", {}, SETTINGS.said(LABELS.page, "nothing"));
    return at("found").replaceChildren(...(text ? [found.length ? rows(found) : none] : everything()));
  }

  function listAll(on) {
    at("all").setAttribute("aria-pressed", String(on));
    draw();
  }

  // Arrow keys go through the rows; down from an empty box lists all there is.
  function step(event) {
    if (event.key === "ArrowDown" && event.target === at("search") && at("found").hidden) listAll(true);
    const steps = [at("search"), ...at("found").querySelectorAll("button")];
    const here = steps.indexOf(document.activeElement);
    if (event.key === "Enter" && here === 0 && steps.length > 1) steps[1].click();
    const next = { ArrowDown: here + 1, ArrowUp: here - 1 }[event.key];
    if (here < 0 || next === undefined || !steps[next]) return;
    event.preventDefault();
    steps[next].focus();
  }

  // Puts the list away; whether there was one.
  function close() {
    const open = !at("found").hidden;
    at("search").value = "";
    listAll(false);
    return open;
  }

  // `flyTo` is called with the node that is chosen.
  function start(flyTo) {
    go = flyTo;
    at("search").addEventListener("input", draw);
    at("all").addEventListener("click", () => {
      at("search").value = "";
      listAll(at("all").getAttribute("aria-pressed") !== "true");
    });
    at("side").addEventListener("keydown", step);
    document.addEventListener("language", draw);
  }

  return { close, draw, start };
})();
