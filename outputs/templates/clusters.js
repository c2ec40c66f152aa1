"use strict";

// Groups of the nodes of a large page: a closed one is a single card that stands for all it holds.
// They are closed at first, so that only what is opened costs anything.
const Clusters = (() => {
  const MANY = 2000; // nodes from which there are groups
  const LARGE = 40; // nodes of one type and topic that make a group of their own
  const CARD = [158, 52];
  const HUB = [260, 66];
  const ASPECT = 1.75;
  const { nodes } = Model;

  let large = null;
  let holders = null;
  const own = nodes.map(() => null); // the group of each node
  const all = gather();
  const settled = settle();

  function gather() {
    const found = new Map();
    const given = nodes.some(({ cluster }) => cluster);
    if (nodes.length <= MANY) return [];
    nodes.forEach((node, index) => {
      const key = given ? node.cluster : kind(node);
      if (!key || Cards.HUBS.has(node.group) && !given) return;
      if (!found.has(key)) found.set(key, { key, given, members: [], open: false });
      own[index] = found.get(key);
      found.get(key).members.push(index);
    });
    const rows = [...found.values()];
    rows.forEach((one, index) => Object.assign(one, { id: nodes.length + index }, parts(one)));
    return rows;
  }

  // Without groups of its own a large network is grouped by type, and by topic where that is large.
  function kind({ group, topic = "" }) {
    large ??= counted();
    return large.get(`${group} ${topic}`) >= LARGE ? `${group} ${topic}` : `${group} `;
  }

  function counted() {
    const found = new Map();
    for (const { group, topic = "" } of nodes) {
      found.set(`${group} ${topic}`, (found.get(`${group} ${topic}`) || 0) + 1);
    }
    return found;
  }

  function parts({ members }) {
    const counts = new Map();
    for (const node of members) {
      counts.set(nodes[node].group, (counts.get(nodes[node].group) || 0) + 1);
    }
    return {
      parts: Model.groups.filter((group) => counts.has(group))
        .map((group) => ({ group, share: counts.get(group) / members.length })),
    };
  }

  // Groups keep the places that they were given where none stands in another; else each gets a block
  // of its own, and the blocks stand in rows. Whether they were kept.
  function settle() {
    for (const one of all) Object.assign(one, bounds(one.members));
    const apart = all.every((one, index) => all.slice(index + 1).every((other) => !meet(one, other)));
    if (!apart) shelve();
    return apart;
  }

  function meet(one, other) {
    return Math.abs(one.x - other.x) * 2 < one.width + other.width
      && Math.abs(one.y - other.y) * 2 < one.height + other.height;
  }

  function bounds(members) {
    const found = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
    for (const { x, y, group } of members.map((node) => nodes[node])) {
      const { width, height } = Cards.room(group);
      found.left = Math.min(found.left, x - width / 2);
      found.right = Math.max(found.right, x + width / 2);
      found.top = Math.min(found.top, y - height / 2);
      found.bottom = Math.max(found.bottom, y + height / 2);
    }
    const { left, right, top, bottom } = found;
    return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
  }

  function shelve() {
    const blocks = [...all].sort((a, b) => b.members.length - a.members.length);
    for (const one of blocks) {
      const columns = Math.ceil(Math.sqrt((one.members.length * ASPECT * CARD[1]) / CARD[0]));
      const rows = Math.ceil(one.members.length / columns);
      Object.assign(one, { columns, width: columns * CARD[0], height: rows * CARD[1] });
    }
    const area = blocks.reduce((sum, { width, height }) => sum + (width + 80) * (height + 80), 0);
    const { offsetWidth: wide, offsetHeight: high } = document.getElementById("network");
    const shape = Math.max(0.5, Math.min(ASPECT, wide / high || ASPECT));
    const room = Math.max(Math.sqrt(area * shape), blocks[0].width);
    const shelf = hubs(room);
    let [x, y] = [0, shelf];
    let tallest = 0;
    for (const one of blocks) {
      if (x && x + one.width > room) [x, y, tallest] = [0, y + tallest + 80, 0];
      fill(one, x, y);
      x += one.width + 80;
      tallest = Math.max(tallest, one.height);
    }
  }

  // What is in no group stands in rows above; the height of these.
  function hubs(room) {
    const lone = [...nodes.keys()].filter((node) => !own[node]);
    const columns = Math.max(1, Math.min(lone.length, Math.floor(room / HUB[0])));
    lone.forEach((node, index) => {
      nodes[node].x = room / 2 + ((index % columns) - (columns - 1) / 2) * HUB[0];
      nodes[node].y = Math.floor(index / columns) * HUB[1];
    });
    return Math.ceil(lone.length / columns) * HUB[1] + 40;
  }

  function fill(one, left, top) {
    const rank = (node) => Model.groups.indexOf(nodes[node].group);
    const order = [...one.members].sort((a, b) => rank(a) - rank(b) || a - b);
    order.forEach((node, index) => {
      nodes[node].x = left + ((index % one.columns) + 0.5) * CARD[0];
      nodes[node].y = top + (Math.floor(index / one.columns) + 0.5) * CARD[1];
    });
    Object.assign(one, {
      x: left + one.width / 2, y: top + one.height / 2,
      width: one.width - 8, height: one.height - 8,
    });
  }

  // The number of the card that shows a node: its own, or that of its closed group.
  function card(node) {
    return own[node] && !own[node].open ? own[node].id : node;
  }

  // A group goes by the name of the node by whose IRI it is called, or by that IRI.
  function label({ key, given, members }) {
    holders ??= new Map(Model.about.map(({ iri, label: name }) => [iri, name]));
    if (given) return String(holders.get(key) ?? key);
    const [group, topic] = [nodes[members[0]].group, key.slice(key.indexOf(" ") + 1)];
    return [SETTINGS.said(LABELS.types, group), topic].filter(Boolean).join(" · ");
  }

  // What stands on the card of a group: of how many it shows which.
  function told(one) {
    const shown = one.members.filter(Filters.allows).length;
    const count = shown === one.members.length ? `${shown}` : `${shown} / ${one.members.length}`;
    return { ...one, label: label(one), count };
  }

  const at = (id) => all[id - nodes.length];

  return { all, at, card, label, settled, of: (node) => own[node], told };
})();
