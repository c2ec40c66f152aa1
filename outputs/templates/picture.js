"use strict";

// The network as a file: SVG, whose names are text, or PNG. All that the filters show is in it, not
// only what is in sight.
const Picture = (() => {
  const SVG = "http://www.w3.org/2000/svg";
  const [SIDE, AREA] = [8192, 16_000_000]; // what the canvas of every browser can hold
  const MARGIN = 40;

  // Control characters and the like, which no XML may hold, however it is written.
  const BARRED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
  const clean = (text) => text.replace(BARRED, "\ufffd");

  // Title above and types below are so large that they can be read when all of it is seen at once.
  function frame({ box, names }) {
    const width = Math.max(box.right - box.left + names.left, 480) + 2 * MARGIN;
    const [large, small] = [Math.max(22, width / 60), Math.max(15, width / 110)];
    const top = box.top - names.top - 3.2 * large;
    const left = (box.left - names.left + box.right) / 2 - width / 2;
    return { left, top, width, height: box.bottom + 4 * small - top, large, small };
  }

  function furniture({ title, legend }, { left, top, height, large, small }) {
    let x = left + MARGIN;
    const entries = legend.map(({ label, colour }) => {
      const entry = { label, colour, x: x + 1.2 * small, y: top + height - 1.6 * small, size: small };
      x += small * (Lines.ems(label) + 2.6);
      return entry;
    });
    return { title: { text: title, x: left + MARGIN, y: top + 1.6 * large, size: large }, entries };
  }

  function draw(name, attributes, ...children) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  const round = (number) => Math.round(number * 10) / 10;

  function text(line, x, y, more = {}) {
    return draw("text", {
      x: round(x), y: round(y + line.size * 0.36), "font-size": round(line.size), ...more,
    }, clean(line.text));
  }

  function rect(x, y, width, height, more) {
    return draw("rect", { x: round(x), y: round(y), width: round(width), height: round(height), ...more });
  }

  function svgCard({ shape, x, y, title }) {
    const { width, height, radius, paint, bar, parts = [], lines } = shape;
    const [left, top] = [x - width / 2, y - height / 2];
    let from = left + radius;
    const bands = parts.map(({ share, colour }) => {
      const wide = (width - 2 * radius) * share;
      from += wide;
      return rect(from - wide, top + height * 0.88, wide, height * 0.05, { fill: colour });
    });
    return draw("g", {}, draw("title", {}, clean(title)),
      rect(left, top, width, height, { rx: round(radius), fill: paint.fill, stroke: paint.border }),
      ...(bar ? [rect(left, top + 7, 3.5, height - 14, { fill: paint.own })] : []),
      ...bands,
      ...lines.map((line) => text(line, x + line.x, y + line.y, {
        "text-anchor": "middle", "font-weight": line.weight, fill: line.colour,
      })));
  }

  function svgName(look, { kind, text: words, x, y }) {
    const row = kind === "row";
    return text({ text: words, size: 15 }, x, kind === "column" ? y - 9 : y, {
      "text-anchor": row ? "end" : "middle", fill: row ? look.soft : look.ink,
    });
  }

  function svgEntry(look, { x, y, size, label, colour }) {
    const side = size * 0.8;
    return [
      rect(x - size * 1.2, y - size * 0.4, side, side, { rx: 3, fill: colour }),
      text({ text: label, size }, x, y, { fill: look.ink }),
    ];
  }

  function path(edges) {
    return edges.map(([from, to]) => (
      `M${round(from.x)} ${round(from.y)}L${round(to.x)} ${round(to.y)}`)).join("");
  }

  // The text of an SVG file.
  function svg(scene) {
    const { look, edges, cards } = scene;
    const at = frame(scene);
    const { title, entries } = furniture(scene, at);
    const root = draw("svg", {
      viewBox: [at.left, at.top, at.width, at.height].map(round).join(" "),
      width: round(at.width), height: round(at.height), "font-family": look.face,
    },
    draw("title", {}, clean(scene.title)),
    rect(at.left, at.top, at.width, at.height, { fill: look.page }),
    draw("path", { d: path(edges), fill: "none", stroke: look.edge, "stroke-opacity": scene.faint }),
    ...cards.map(svgCard),
    ...scene.frame.map((name) => svgName(look, name)),
    text(title, title.x, title.y, { "font-weight": 650, fill: look.ink }),
    ...entries.flatMap((entry) => svgEntry(look, entry)));
    return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}`;
  }

  // A canvas with the picture, twice as fine as the screen where that can be held.
  function canvas(scene) {
    const { look, edges, cards } = scene;
    const at = frame(scene);
    const [side, area] = [Math.max(at.width, at.height), at.width * at.height];
    const scale = Math.min(2, SIDE / side, Math.sqrt(AREA / area));
    const made = document.createElement("canvas");
    made.width = Math.floor(at.width * scale);
    made.height = Math.floor(at.height * scale);
    const ctx = made.getContext("2d");
    ctx.fillStyle = look.page;
    ctx.fillRect(0, 0, made.width, made.height);
    ctx.setTransform(scale, 0, 0, scale, -at.left * scale, -at.top * scale);
    Paint.edges(ctx, look.edge, scene.faint, 1, edges);
    for (const { shape, x, y } of cards) Paint.card(ctx, look, shape, x, y);
    Paint.frame(ctx, look, 1, -Infinity, scene.frame);
    decorate(ctx, look, furniture(scene, at));
    return made;
  }

  function decorate(ctx, look, { title, entries }) {
    ctx.textAlign = "left";
    ctx.textBaseline = "middle";
    ctx.font = `650 ${title.size}px ${look.face}`;
    ctx.fillStyle = look.ink;
    ctx.fillText(title.text, title.x, title.y);
    for (const { label, colour, x, y, size } of entries) {
      ctx.font = `400 ${size}px ${look.face}`;
      ctx.fillStyle = colour;
      ctx.fillRect(x - size * 1.2, y - size * 0.4, size * 0.8, size * 0.8);
      ctx.fillStyle = look.ink;
      ctx.fillText(label, x, y);
    }
  }

  function save(blob, name) {
    const address = URL.createObjectURL(blob);
    const link = document.createElement("a");
    link.href = address;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }

  // A title as the name of a file.
  const named = (title, ending) => `${title.replace(/[\\/:*?"<>|\s]+/g, "-").slice(0, 80)}.${ending}`;

  function saveSvg(scene) {
    save(new Blob([svg(scene)], { type: "image/svg+xml" }), named(scene.title, "svg"));
  }

  function savePng(scene) {
    canvas(scene).toBlob((blob) => save(blob, named(scene.title, "png")), "image/png");
  }

  return { canvas, savePng, saveSvg, svg };
})();
