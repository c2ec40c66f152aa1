"use strict";

// The canvas: cards where they were placed, lines between them, and over a selected one a veil that
// leaves what is next to it.
const Stage = (() => {
  const { about, edges, groups, nodes } = Model;
  const HURRIED = 3000; // lines from which they are left out while the network is dragged
  const STATEMENTS = new Set(["indicator", "target", "outcome"]); // these stand by topic
  const SPRINGS = {
    enabled: true, stabilization: false, solver: "barnesHut",
    barnesHut: { springLength: 190, avoidOverlap: 0.6 },
  };
  const area = document.getElementById("network");
  const shapes = new Map(); // of the cards that were drawn
  let look = Cards.theme(groups);
  let selected = null;
  let lines = []; // pairs of cards that an edge joins
  let dragged = false;

  const cards = new vis.DataSet();
  const springs = new vis.DataSet(); // only while the physics is on: lines are drawn without them
  const network = new vis.Network(area, { nodes: cards, edges: springs }, {
    ...Model.options,
    nodes: { shape: "custom", ctxRenderer: renderer },
    edges: { hidden: true, smooth: false },
    interaction: { hover: true, dragNodes: false },
  });
  area.querySelector(".vis-network").tabIndex = -1;

  const group = (card) => (card < nodes.length ? null : Clusters.at(card));
  const place = (card) => group(card) || nodes[card];
  const room = (card) => group(card) || Cards.room(nodes[card].group);
  // vis-network draws a card while a square of this half side is in sight.
  const placed = (card) => {
    const { width, height } = room(card);
    return { id: card, x: place(card).x, y: place(card).y, size: Math.max(width, height) / 2 };
  };
  const drawn = (card) => network.body.nodes[card];

  function shape(card, scale) {
    const size = group(card) ? 0 : Cards.size(scale);
    const known = shapes.get(card);
    if (known && known.size === size) return known;
    const made = group(card)
      ? Cards.cluster(look, Clusters.told(group(card)))
      : Cards.node(look, about[card], size);
    shapes.set(card, { ...made, size });
    return shapes.get(card);
  }

  function renderer({ ctx, id, x, y, state }) {
    const scale = network.getScale();
    const made = shape(id, scale);
    const how = {
      active: state.selected || state.hover, chosen: state.selected,
      far: scale < Paint.READABLE && !group(id),
    };
    return {
      drawNode: () => Paint.card(ctx, look, made, x, y, how),
      nodeDimensions: { width: made.width, height: made.height },
    };
  }

  // Brings the cards in line with the filters and with which groups are open.
  function refresh() {
    const wanted = new Set();
    nodes.forEach((_, node) => { if (Filters.allows(node)) wanted.add(Clusters.card(node)); });
    lines = []; // the network draws itself while it changes
    cards.remove(cards.getIds().filter((card) => !wanted.has(card)));
    cards.add([...wanted].filter((card) => !cards.get(card)).map(placed));
    wanted.forEach(measure);
    for (const { id } of Clusters.all) shapes.delete(id);
    lines = joined();
    if (springs.length) physics(true);
    network.redraw();
  }

  // vis-network learns how large a card is only after it has drawn it twice: until then it takes
  // clicks beside it for its own, and leaves it out.
  function measure(card) {
    const { width, height } = room(card);
    const { shape: own } = drawn(card);
    Object.assign(own, { width, height, customSizeWidth: width, customSizeHeight: height });
    drawn(card).updateBoundingBox();
  }

  function joined() {
    const found = new Map();
    const all = nodes.length + Clusters.all.length;
    for (const { from, to } of edges) {
      if (!Filters.allows(from) || !Filters.allows(to)) continue;
      const [a, b] = [Clusters.card(from), Clusters.card(to)];
      if (a !== b) found.set(a * all + b, [a, b]);
    }
    return [...found.values()];
  }

  // ---- drawing

  const faint = () => Math.max(0.08, Math.min(0.3, 3.5 / Math.sqrt(lines.length + 1)));

  network.on("beforeDrawing", (ctx) => {
    const scale = network.getScale();
    for (const one of Clusters.all) if (one.open) Paint.fence(ctx, look, one, Clusters.label(one), scale);
    if (dragged && lines.length > HURRIED) return;
    Paint.edges(ctx, look.edge, faint(), Math.max(1, 0.6 / scale), lines.map((pair) => pair.map(drawn)));
  });
  network.on("afterDrawing", (ctx) => {
    const scale = network.getScale();
    if (Model.frame.length && !springs.length) {
      Paint.frame(ctx, look, scale, network.DOMtoCanvas({ x: 0, y: 0 }).y, frame(scale));
    }
    if (selected !== null) drawNeighbourhood(ctx);
    else if (!Model.frame.length && !Clusters.all.length && scale < Paint.READABLE) {
      const sight = { scale, width: area.offsetWidth, middle: network.getViewPosition().x };
      Paint.names(ctx, look, sight, sectors());
    }
  });
  network.once("afterDrawing", () => performance.mark("drawn"));
  network.on("dragStart", () => { dragged = true; });
  network.on("dragEnd", () => { dragged = false; network.redraw(); });

  // The cost depends on the neighbours, not on the network.
  function drawNeighbourhood(ctx) {
    const own = drawn(Clusters.card(selected));
    if (!own) return;
    const near = [...new Set(Model.near(selected).map(({ node }) => Clusters.card(node)))]
      .map(drawn).filter((each) => each && each !== own);
    Paint.veil(ctx, look);
    const scale = network.getScale();
    Paint.edges(ctx, look.accent, 0.75, Math.max(1, 1.2 / scale), near.map((each) => [own, each]));
    for (const each of [...near, own]) each.draw(ctx);
    if (scale >= Paint.READABLE) return;
    const captions = [own, ...near].filter(({ id }) => !group(id)).map(captioned);
    Paint.frame(ctx, look, scale, -Infinity, captions);
  }

  // The name below a card that is too small to read.
  function captioned({ id, x, y }) {
    return { kind: "caption", text: Lines.fit(about[id].label, 9), x, y: y + 30 + 8 / network.getScale() };
  }

  // What is shown, statements by topic and all else by type, with its number, at the card of each
  // that is nearest to its middle.
  function sectors() {
    const found = new Map(groups.filter((type) => !Cards.HUBS.has(type)).map((type) => [type, []]));
    for (const card of cards.getIds()) {
      const { group: type, topic } = nodes[card];
      const name = topic && STATEMENTS.has(type) ? topic : type;
      if (!Cards.HUBS.has(type)) found.set(name, [...(found.get(name) || []), drawn(card)]);
    }
    const least = (name) => (look.groups[name] ? 0 : 2); // a topic of two is found by the filter
    const largest = [...found].filter(([name, own]) => own.length > least(name))
      .sort((a, b) => b[1].length - a[1].length);
    return largest.map(([name, own]) => {
      const mean = (key) => own.reduce((sum, each) => sum + each[key], 0) / own.length;
      const { x, y } = Camera.nearest(own, { x: mean("x"), y: mean("y") });
      const text = `${look.groups[name] ? SETTINGS.said(LABELS.types, name) : name} ${own.length}`;
      return { text, x, y, count: own.length, colour: look.groups[name]?.own || look.ink };
    });
  }

  // The names of columns and rows; a long one is cut. Where cards can be read, a row whose first
  // card says its name has none.
  function frame(scale) {
    const told = scale < Paint.READABLE ? new Set() : new Set(about.map(({ label }) => label));
    if (!Clusters.settled) return [];
    return Model.frame.filter(({ kind, text }) => kind !== "row" || !told.has(text))
      .map(({ kind, x, y, text, group: type }) => ({
        kind, x, y, text: Lines.fit(text || SETTINGS.said(LABELS.types, type), Camera.narrow() ? 6 : 12),
      }));
  }

  // ---- the whole of it

  function box() {
    const found = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
    for (const card of cards.getIds()) {
      const { x, y } = drawn(card);
      const { width, height } = room(card);
      found.left = Math.min(found.left, x - width / 2);
      found.right = Math.max(found.right, x + width / 2);
      found.top = Math.min(found.top, y - height / 2);
      found.bottom = Math.max(found.bottom, y + height / 2);
    }
    return cards.length ? found : { left: -200, right: 200, top: -100, bottom: 100 };
  }

  // How far the names of rows and columns reach beyond the cards, at a scale and a size of letters.
  function margins(scale, size = 13) {
    const { left, top } = box();
    const found = { left: 0, top: 0 };
    for (const { kind, x, y, text } of frame(scale)) {
      if (kind === "row") found.left = Math.max(found.left, (left - x) * scale + size * Lines.ems(text));
      if (kind === "column") found.top = Math.max(found.top, (top - y) * scale + 1.5 * size);
    }
    return found;
  }

  // What a saved picture shows, as `Picture` takes it.
  function scene(title) {
    const shown = cards.getIds().map((card) => {
      const named = group(card) ? Clusters.label(group(card)) : about[card].label;
      return { shape: shape(card, 1), x: drawn(card).x, y: drawn(card).y, title: named };
    });
    const types = new Set(nodes.filter((_, node) => Filters.allows(node)).map((node) => node.group));
    const moved = springs.length > 0;
    return {
      title, look, box: box(), faint: faint(), cards: shown, edges: lines.map((pair) => pair.map(drawn)),
      frame: moved ? [] : frame(1), names: moved ? { left: 0, top: 0 } : margins(1, 16),
      legend: groups.filter((type) => types.has(type)).map((type) => (
        { label: SETTINGS.said(LABELS.types, type), colour: look.groups[type].own })),
    };
  }

  // Lets the cards move by themselves, or puts them back where they were placed.
  function physics(on) {
    springs.clear();
    if (on) springs.add(lines.map(([from, to], id) => ({ id, from, to })));
    network.setOptions({ interaction: { dragNodes: on }, physics: on ? SPRINGS : { enabled: false } });
    if (!on) cards.update(cards.getIds().map(placed));
  }

  function restyle() {
    look = Cards.theme(groups);
    shapes.clear();
    network.redraw();
  }

  function mark(node) {
    selected = node;
    if (node === null) network.unselectAll();
    else network.selectNodes([Clusters.card(node)]);
    network.redraw();
  }

  // The closed group that the keys came to.
  function point(card) {
    network.selectNodes([card]);
    network.redraw();
  }

  const places = () => cards.getIds().map((card) => ({ card, x: drawn(card).x, y: drawn(card).y }));

  return { box, group, margins, mark, network, physics, places, point, refresh, restyle, scene };
})();
