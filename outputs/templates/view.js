"use strict";

// Draws the network of a page and answers to the mouse, the keyboard and the search box.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const at = (id) => document.getElementById(id);
  data.about.forEach((about, node) => {
    about.label = data.nodes[node].label;
    if (!data.reader || !about.document) return;
    about.link = `${data.reader}/${encodeURIComponent(about.document)}.html#char=${about.start},${about.end}`;
  });
  const hidden = new Set();
  const MOVE = { duration: 350, easingFunction: "easeInOutQuad" };
  let selected = null;

  const sectors = summarise();
  const groups = sectors.map((sector) => sector.group);
  const neighbours = meet();
  let look = Paint.theme(groups);

  function summarise() {
    const found = new Map();
    for (const { group, x, y } of data.nodes) {
      if (!found.has(group)) found.set(group, { group, count: 0, x: 0, y: 0 });
      const sector = found.get(group);
      sector.count += 1;
      sector.x += (x - sector.x) / sector.count;
      sector.y += (y - sector.y) / sector.count;
    }
    const order = Object.keys(LABELS.types);
    const rank = (sector) => (order.indexOf(sector.group) + order.length) % order.length;
    return [...found.values()].sort((a, b) => rank(a) - rank(b));
  }

  function meet() {
    const found = data.nodes.map(() => []);
    data.edges.forEach((edge, index) => {
      edge.id = index;
      found[edge.from].push({ ...edge, node: edge.to, out: true });
      found[edge.to].push({ ...edge, node: edge.from, out: false });
    });
    return found;
  }

  // ---- the network

  function options() {
    const faint = Math.max(0.08, Math.min(0.4, 4 / Math.sqrt(data.edges.length + 1)));
    return {
      ...data.options,
      nodes: {
        shape: "custom",
        ctxRenderer: (card) => Paint.card(look, data.nodes[card.id].group, data.about[card.id], card),
      },
      edges: {
        smooth: false, width: 1, selectionWidth: 0, hoverWidth: 0,
        color: { color: look.edge, highlight: look.edge, hover: look.edge, opacity: faint },
      },
      interaction: { hover: true, hideEdgesOnDrag: data.edges.length > 3000 },
    };
  }

  const shown = new vis.DataView(new vis.DataSet(data.nodes), {
    filter: (node) => !hidden.has(node.group),
  });
  const edges = new vis.DataSet(data.edges);
  const network = new vis.Network(at("network"), { nodes: shown, edges }, options());
  window.network = network;

  // What is next to the selected node is drawn once more over a veil that dims the rest: the
  // cost depends on the neighbours, not on the network.
  function drawNeighbourhood(context) {
    const drawn = network.body.nodes;
    const near = neighbours[selected].map(({ node }) => drawn[node]).filter(Boolean);
    Paint.veil(context, look);
    Paint.rays(context, look, drawn[selected], near);
    for (const node of [...near, drawn[selected]]) node.draw(context);
  }

  network.on("afterDrawing", (context) => {
    if (selected !== null) drawNeighbourhood(context);
    else {
      const seen = sectors.filter((sector) => !hidden.has(sector.group));
      Paint.names(context, look, network.getScale(), seen);
    }
  });

  // The whole network in what the legend leaves free, hardly larger than life; on a phone, which
  // is too narrow for that, its middle.
  function whole(animation = false) {
    const span = (key) => {
      const values = data.nodes.map((node) => node[key]);
      return [values.reduce((a, b) => Math.min(a, b), 0), values.reduce((a, b) => Math.max(a, b), 0)];
    };
    const [left, right] = span("x");
    const [top, bottom] = span("y");
    const space = at("network").getBoundingClientRect();
    const legend = at("legend").getBoundingClientRect();
    const wide = space.width > 640;
    const taken = wide ? { x: legend.width + 20, y: 0 } : { x: 0, y: legend.height + 8 };
    const fit = Math.min(
      1.1,
      (space.width - taken.x - 24) / (right - left + 220),
      (space.height - taken.y - 24) / (bottom - top + 60),
    );
    const scale = wide ? fit : Math.max(fit, Math.min(0.42, 2 * fit));
    network.moveTo({
      position: {
        x: (left + right) / 2 - taken.x / 2 / scale, y: (top + bottom) / 2 - taken.y / 2 / scale,
      },
      scale, animation,
    });
  }

  // ---- tooltip

  network.on("hoverNode", ({ node, event }) => {
    const tip = at("tip");
    Panel.own(tip, data.nodes[node].group);
    tip.replaceChildren(...Panel.tip(data.about[node]));
    tip.hidden = false;
    const space = at("network").getBoundingClientRect();
    const x = event.clientX - space.left + 16;
    const y = event.clientY - space.top + 16;
    const below = y + tip.offsetHeight < space.height;
    tip.style.left = `${Math.max(8, Math.min(x, space.width - tip.offsetWidth - 8))}px`;
    tip.style.top = `${below ? y : y - tip.offsetHeight - 32}px`;
  });
  const hideTip = () => { at("tip").hidden = true; };
  for (const event of ["blurNode", "dragStart", "zoom"]) network.on(event, hideTip);

  // ---- selection and side panel

  function pick(node, edge) {
    return Panel.pick(data.nodes[node], data.about[node], () => flyTo(node), edge);
  }

  function links(node) {
    const found = new Map();
    for (const next of neighbours[node]) {
      const key = `${next.out} ${next.type}`;
      if (!found.has(key)) found.set(key, [next, []]);
      const known = [data.about[node].quote, data.nodes[next.node].label].includes(next.quote);
      found.get(key)[1].push(pick(next.node, { ...next, quote: known ? "" : next.quote }));
    }
    return new Map(found.values());
  }

  function select(node) {
    const group = data.nodes[node].group;
    const panel = at("panel");
    selected = node;
    hideTip();
    Panel.own(panel, group);
    panel.replaceChildren(...Panel.panel(data.about[node], group, links(node), clear));
    panel.hidden = false;
    panel.scrollTop = 0;
    network.redraw();
  }

  // Moves the view just so far that the panel does not cover the node.
  function reveal(node) {
    const panel = at("panel").getBoundingClientRect();
    const space = at("network").getBoundingClientRect();
    const { x, y } = network.canvasToDOM(network.getPosition(node));
    const beside = Math.max(0, x + space.left - panel.left + 100);
    const below = Math.max(0, y + space.top - panel.top + 50);
    const wide = space.width > 640;
    if (wide ? !beside || y + space.top > panel.bottom + 40 : !below) return;
    const scale = network.getScale();
    const middle = network.getViewPosition();
    network.moveTo({
      position: {
        x: middle.x + (wide ? beside / scale : 0), y: middle.y + (wide ? 0 : below / scale),
      },
      animation: MOVE,
    });
  }

  // Where a node stands beside the panel, from the middle of the network.
  function aside() {
    const panel = at("panel");
    return at("network").offsetWidth > 640
      ? { x: -panel.offsetWidth / 2, y: 0 }
      : { x: 0, y: -panel.offsetHeight / 2 };
  }

  function clear() {
    selected = null;
    at("panel").hidden = true;
    network.unselectAll();
    network.redraw();
  }

  function flyTo(node) {
    if (hidden.has(data.nodes[node].group)) toggle(data.nodes[node].group);
    network.selectNodes([node]);
    select(node);
    network.focus(node, { scale: Math.max(network.getScale(), 0.9), offset: aside(), animation: MOVE });
  }

  network.on("click", ({ nodes: [node] }) => {
    if (node === undefined) {
      if (selected !== null) clear();
      return;
    }
    select(node);
    reveal(node);
  });

  // ---- legend

  function toggle(group) {
    const visible = hidden.delete(group);
    if (!visible) hidden.add(group);
    at("legend").querySelector(`[data-group="${CSS.escape(group)}"]`)
      .setAttribute("aria-pressed", String(visible));
    if (selected !== null && hidden.has(data.nodes[selected].group)) clear();
    shown.refresh();
  }

  at("legend").append(...sectors.map(({ group, count }) => (
    Panel.entry(group, count, () => toggle(group)))));

  // ---- search

  function matches(text) {
    const wanted = text.trim().toLowerCase();
    if (!wanted) return [];
    const holds = (value) => value !== undefined && value.toLowerCase().includes(wanted);
    const named = [];
    const quoted = [];
    data.about.forEach((about, node) => {
      if (holds(about.label)) named.push(node);
      else if (holds(about.quote) || holds(about.value)) quoted.push(node);
    });
    return named.concat(quoted);
  }

  function search() {
    const text = at("search").value;
    const rows = matches(text).slice(0, 30).map((node) => pick(node));
    const none = Panel.element("li", {}, Panel.element("p", {}, "没有找到 Nothing found"));
    at("found").hidden = !text.trim();
    at("found").replaceChildren(...(rows.length ? rows : [none]));
  }

  function step(event) {
    const rows = [at("search"), ...at("found").querySelectorAll("button")];
    const here = rows.indexOf(document.activeElement);
    if (event.key === "Enter" && here === 0 && rows.length > 1) rows[1].click();
    const next = { ArrowDown: here + 1, ArrowUp: here - 1 }[event.key];
    if (next === undefined || !rows[next]) return;
    event.preventDefault();
    rows[next].focus();
  }

  at("search").addEventListener("input", search);
  at("search").addEventListener("focus", search);
  at("search").parentElement.addEventListener("keydown", step);
  at("found").addEventListener("click", () => { at("found").hidden = true; });
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".search")) at("found").hidden = true;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (at("found").hidden) clear();
    at("found").hidden = true;
  });

  // ---- zoom, theme, first sight

  const zoom = (factor) => network.moveTo({
    scale: network.getScale() * factor, animation: { ...MOVE, duration: 150 },
  });
  at("closer").addEventListener("click", () => zoom(1.4));
  at("farther").addEventListener("click", () => zoom(1 / 1.4));
  at("whole").addEventListener("click", () => whole(MOVE));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    look = Paint.theme(groups);
    network.setOptions(options());
  });
  whole();
})();
