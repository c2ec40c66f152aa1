"use strict";

// What the page answers to: mouse, keys, buttons, and the address.
(() => {
  const { about, nodes } = Model;
  const { network } = Stage;
  const { element } = Panel;
  const at = (id) => document.getElementById(id);
  const title = document.querySelector("h1").textContent;
  let selected = null;
  let opener = null; // where the focus was before the panel
  let walked = null; // the card that the arrow keys came to
  let moving = false;

  const whole = (animation = false) => Camera.fit(network, Stage.box(), { animation, names: Stage.margins });

  // ---- selection and side panel

  function links(node) {
    const found = new Map();
    for (const next of Model.near(node)) {
      const key = `${next.out} ${next.type}`;
      if (!found.has(key)) found.set(key, [next, []]);
      const known = [about[node].quote, about[next.node].label].includes(next.quote);
      const told = { ...next, quote: known ? "" : next.quote };
      found.get(key)[1].push(() => Panel.pick(about[next.node], () => flyTo(next.node), told));
    }
    return new Map(found.values());
  }

  function describe() {
    const panel = at("panel");
    const own = Clusters.of(selected);
    const shut = own && own.open ? element("button", {
      type: "button", class: "shut", click: () => open(own, false),
    }, `${SETTINGS.said(LABELS.page, "shut")} · ${Clusters.label(own)}`) : null;
    Panel.own(panel, about[selected].group);
    panel.replaceChildren(...Panel.panel(about[selected], links(selected), clear, shut));
    panel.hidden = false;
    panel.scrollTop = 0;
  }

  function select(node) {
    selected = node;
    hideTip();
    describe();
    Stage.mark(node);
    history.replaceState(null, "", `#node=${Model.tail(node)}`);
  }

  function clear() {
    if (selected === null) return;
    selected = null;
    const inside = at("panel").contains(document.activeElement);
    at("panel").hidden = true;
    if (inside) (opener && opener.checkVisibility() ? opener : at("network")).focus();
    Stage.mark(null);
    history.replaceState(null, "", location.pathname + location.search);
  }

  // Shows a node wherever it is: what hides it is taken away, its group opened.
  function flyTo(node) {
    const { activeElement } = document;
    const keyed = activeElement && activeElement !== document.body;
    if (keyed && !at("panel").contains(activeElement)) opener = activeElement;
    Filters.admit(node);
    if (Clusters.card(node) !== node) {
      Clusters.of(node).open = true;
      refresh();
    }
    if (Camera.narrow()) menu(false);
    select(node);
    Camera.fly(network, node);
    if (keyed) at("panel").querySelector("h2").focus({ preventScroll: true });
  }

  function pressed(card) {
    if (Stage.group(card)) return open(Stage.group(card));
    select(card);
    return Camera.reveal(network, network.getPosition(card));
  }

  network.on("click", ({ nodes: [card] }) => {
    at("network").focus({ preventScroll: true });
    if (card === undefined) clear();
    else pressed(card);
  });

  // A node with a network of its own leads to it.
  network.on("doubleClick", ({ nodes: [card] }) => {
    if (card !== undefined && card < nodes.length && about[card].view) location.assign(about[card].view);
  });

  // ---- filters and groups

  function refresh() {
    if (selected !== null && !Filters.allows(selected)) clear();
    Stage.refresh();
    Find.draw();
    listGroups();
  }

  function open(one, on = true) {
    one.open = on;
    clear();
    refresh();
    if (!on) return whole(Camera.move());
    const { x, y, width, height } = one;
    const box = { left: x - width / 2, right: x + width / 2, top: y - height / 2 - 40, bottom: y + height / 2 };
    return Camera.fit(network, box, { animation: Camera.move() });
  }

  function listGroups() {
    const rows = Clusters.all.map((one) => element("li", {}, element("button", {
      type: "button", "aria-expanded": String(one.open), click: () => open(one, !one.open),
    }, element("span", { class: "name" }, Clusters.label(one)),
    element("output", {}, Clusters.told(one).count))));
    at("groups").querySelector("ul").replaceChildren(...rows);
  }

  // ---- tooltip

  network.on("hoverNode", ({ node, event }) => {
    if (Stage.group(node)) return;
    const tip = at("tip");
    Panel.own(tip, nodes[node].group);
    tip.replaceChildren(...Panel.tip(about[node]));
    tip.hidden = false;
    const space = at("network").getBoundingClientRect();
    const x = event.clientX - space.left + 16;
    const y = event.clientY - space.top + 16;
    const below = y + tip.offsetHeight < space.height;
    tip.style.left = `${Math.max(8, Math.min(x, space.width - tip.offsetWidth - 8))}px`;
    tip.style.top = `${below ? y : y - tip.offsetHeight - 32}px`;
  });
  function hideTip() { at("tip").hidden = true; }
  for (const event of ["blurNode", "dragStart", "zoom"]) network.on(event, hideTip);

  // ---- keys

  function walk(key) {
    const here = selected === null ? null : Clusters.card(selected);
    const places = Stage.places();
    const from = here === null ? walked : places.find(({ card }) => card === here);
    const next = from ? Camera.towards(key, from, places) : Camera.nearest(places);
    if (!next) return;
    walked = next;
    if (Stage.group(next.card)) {
      clear();
      Stage.point(next.card);
    } else select(next.card);
    Camera.reveal(network, next);
  }

  function enter() {
    if (walked && Stage.group(walked.card) && selected === null) return pressed(walked.card);
    if (selected === null) return undefined;
    opener = at("network");
    return at("panel").querySelector("h2").focus({ preventScroll: true });
  }

  at("network").addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.startsWith("Arrow")) walk(event.key);
    else if (event.key === "Enter") enter();
    else if (event.key === "+" || event.key === "=") Camera.zoom(network, 1.4);
    else if (event.key === "-") Camera.zoom(network, 1 / 1.4);
    else if (event.key === "0") whole(Camera.move());
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    hideTip();
    if (Camera.narrow() && document.body.dataset.menu === "open") menu(false);
    else if (at("side").contains(document.activeElement) && Find.close()) at("search").focus();
    else clear();
  });

  // ---- buttons

  function menu(on) {
    document.body.dataset.menu = on ? "open" : "shut";
    at("menu").setAttribute("aria-expanded", String(on));
  }

  at("menu").addEventListener("click", () => menu(!at("side").checkVisibility()));
  at("closer").addEventListener("click", () => Camera.zoom(network, 1.4));
  at("farther").addEventListener("click", () => Camera.zoom(network, 1 / 1.4));
  at("whole").addEventListener("click", () => whole(Camera.move()));
  at("physics").addEventListener("click", () => {
    moving = !moving;
    at("physics").setAttribute("aria-pressed", String(moving));
    Stage.physics(moving);
  });
  at("svg").addEventListener("click", () => Picture.saveSvg(Stage.scene(title)));
  at("png").addEventListener("click", () => Picture.savePng(Stage.scene(title)));

  // ---- language, theme, address, first sight

  function speak() {
    Stage.restyle();
    listGroups();
    if (selected !== null) describe();
    const { left } = Model;
    at("left").hidden = !left;
    if (left) at("left").textContent = left[SETTINGS.english];
  }

  function go() {
    const [, tail] = /^#node=(.+)$/.exec(location.hash) || [];
    const node = tail && Model.named(tail);
    if (node !== undefined && node !== selected) flyTo(node);
  }

  document.addEventListener("language", speak);
  document.addEventListener("theme", Stage.restyle);
  addEventListener("hashchange", go);
  at("menu").setAttribute("aria-expanded", String(at("side").checkVisibility()));
  Filters.start(refresh);
  Find.start(flyTo);
  refresh();
  speak();
  whole();
  go();
  window.network = network;
})();
