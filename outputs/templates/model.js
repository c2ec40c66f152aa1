"use strict";

// The network of the page: its nodes, what is next to each, and how an address names one.
const Model = (() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const { nodes, edges, about } = data;
  about.forEach((each, node) => {
    const { group, label } = nodes[node];
    Object.assign(each, { group, label });
    if (!data.reader || !each.document) return;
    each.link = `${data.reader}/${encodeURIComponent(each.document)}.html#char=${each.start},${each.end}`;
  });

  let beside = null;

  // The edges at a node, and the node that each leads to.
  function near(node) {
    beside ??= meet();
    return beside[node].map((index) => {
      const edge = edges[index];
      const out = edge.from === node;
      return { ...edge, out, node: out ? edge.to : edge.from };
    });
  }

  function meet() {
    const found = nodes.map(() => []);
    edges.forEach(({ from, to }, index) => {
      found[from].push(index);
      if (to !== from) found[to].push(index);
    });
    return found;
  }

  // As `addresses.tail` writes the end of an IRI.
  const plain = (iri) => iri.replace(/[^A-Za-z0-9._/-]+/g, "-");

  let known = null;

  // The node whose IRI ends so; of a region and its government the region.
  function named(tail) {
    known ??= about.map(({ iri }) => `/${plain(iri)}`);
    const wanted = `/${plain(tail)}`;
    const found = [...nodes.keys()].filter((node) => known[node].endsWith(wanted));
    return found.find((node) => nodes[node].group === "region") ?? found[0];
  }

  // The shortest end of its IRI that names a node, and no other.
  function tail(node) {
    const parts = plain(about[node].iri).split("/");
    const ends = parts.map((_, index) => parts.slice(index).join("/")).reverse();
    return ends.find((end) => end && named(end) === node) ?? about[node].iri;
  }

  // The types of the nodes, in the order of the legend.
  function groups() {
    const order = Object.keys(LABELS.types);
    const rank = (group) => (order.indexOf(group) + order.length) % order.length;
    return [...new Set(nodes.map(({ group }) => group))].sort((a, b) => rank(a) - rank(b));
  }

  return {
    about, edges, nodes, groups: groups(), named, near, tail,
    frame: data.frame || [], left: data.left_out, options: data.options,
  };
})();
