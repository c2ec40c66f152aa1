"use strict";

// What stands on the cards, and in which colours: the same for the screen and for a saved picture.
const Cards = (() => {
  const HUBS = new Set(["region", "government", "document"]);
  const VALUED = new Set(["target", "outcome"]); // cards whose second line is the value
  const SIZES = [13, 15, 17, 19]; // of the text: far away it is larger, and less of it

  function colour(group) {
    return Object.hasOwn(LABELS.types, group) ? group : "other";
  }

  const hex = (parts) => `#${parts.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;

  function mix(one, two, share) {
    return one.map((part, place) => part * share + two[place] * (1 - share));
  }

  // The colours of the style sheet; the browser decides which of light and dark they are.
  function reader() {
    const probe = document.body.appendChild(document.createElement("i"));
    probe.hidden = true;
    return (name) => {
      probe.style.color = `var(--${name})`;
      return getComputedStyle(probe).color.match(/[\d.]+/g).slice(0, 3).map(Number);
    };
  }

  function theme(groups) {
    const get = reader();
    const [card, page, ink] = [get("card"), get("page"), get("ink")];
    const made = {
      page: hex(page), ink: hex(ink), card: hex(card), soft: hex(get("soft")),
      edge: hex(get("soft")), accent: hex(get("accent")),
      face: getComputedStyle(document.body).fontFamily, groups: {},
    };
    for (const group of groups) {
      const own = get(colour(group));
      const hub = HUBS.has(group);
      made.groups[group] = {
        own: hex(own), hub, text: hub ? made.page : made.ink,
        fill: hub ? hex(own) : hex(mix(own, card, 0.09)),
        active: hub ? hex(own) : hex(mix(own, card, 0.24)),
        border: hub ? hex(own) : hex(mix(own, card, 0.42)),
      };
    }
    document.body.lastElementChild.remove();
    return made;
  }

  // Width and height of a card.
  function room(group) {
    return HUBS.has(group) ? { width: 220, height: 54 } : { width: 150, height: 44 };
  }

  // The size of the text on cards at a scale.
  function size(scale) {
    return SIZES.find((one) => one * scale >= 10.5) || SIZES.at(-1);
  }

  // A card: a rounded box and up to two lines of text.
  function node(look, { group, label, value }, wanted) {
    const paint = look.groups[group];
    const { width, height } = room(group);
    const size = paint.hub ? 17 : wanted;
    const ems = (width - 12) / size;
    const valued = Boolean(value) && VALUED.has(group);
    const texts = valued ? [Lines.fit(label, ems), Lines.fit(value, ems)] : Lines.wrap(label, ems);
    const step = Math.min(size * 1.35, 21);
    return {
      width, height, paint, radius: paint.hub ? 10 : 7, bar: !paint.hub,
      lines: texts.map((text, index) => {
        const strong = valued && index === 1;
        return {
          text, size, x: paint.hub ? 0 : 2, y: (index - (texts.length - 1) / 2) * step,
          weight: paint.hub || strong ? 600 : 400, colour: strong ? paint.own : paint.text,
        };
      }),
    };
  }

  // A closed group as one large card: its name, how many it holds, and of which types.
  function cluster(look, { label, count, width, height, parts }) {
    const size = Math.min(height * 0.26, (width * 0.86) / Math.max(Lines.ems(label), 4));
    const text = { x: 0, weight: 650, colour: look.ink };
    const most = parts.reduce((a, b) => (a.share >= b.share ? a : b));
    const paint = look.groups[most.group];
    return {
      width, height, radius: Math.min(height, width) * 0.06, bar: false,
      paint: paint.hub ? { ...paint, fill: look.card, active: look.page } : paint,
      parts: parts.map(({ group, share }) => ({ share, colour: look.groups[group].own })),
      lines: [
        { ...text, text: label, size, y: -size * 0.55 },
        { ...text, text: count, size: size * 0.7, y: size * 0.6, weight: 400, colour: look.soft },
      ],
    };
  }

  return { HUBS, cluster, colour, node, room, size, theme };
})();
