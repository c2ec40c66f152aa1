"use strict";

// The search box: what it looks through (search.js, const SEARCH) is loaded when it is first used.
// Names are from reports and only ever become text. A page says where search.js is:
//
//   <input id="search" data-search="../assets/search.js" …>
(() => {
  const box = document.getElementById("search");
  const list = document.getElementById("hits");
  const status = document.getElementById("said");
  const FEW = 6;
  const MANY = 60;
  const WORDS = {
    region: ["地区", "Regions"],
    indicator: ["指标", "Indicators"],
    organization: ["单位", "Units"],
    document: ["文件", "Documents"],
    initiative: ["项目活动", "Initiatives"],
    project: ["项目", "project"],
    programme: ["工程行动", "programme"],
    designation: ["称号试点", "designation"],
    event: ["活动", "event"],
    none: ["没有找到", "Nothing found"],
  };
  const CATEGORIES = ["project", "programme", "designation", "event"];
  const TELL = [
    {
      reports: (n) => `${n} 份报告`, tasks: (n) => `${n} 项任务`, more: (n) => `还有 ${n} 项`,
      found: (n) => `找到 ${n} 项`,
      left: (n, least) => `少于 ${least} 份报告提到的 ${n} 个项目活动不在此列，见各地区页面。`,
    },
    {
      reports: (n) => (n === 1 ? "1 report" : `${n} reports`),
      tasks: (n) => (n === 1 ? "1 task" : `${n} tasks`), more: (n) => `${n} more`,
      found: (n) => `${n} found`,
      left: (n, least) => `${n} initiatives in fewer than ${least} reports are not among these: see the pages of regions.`,
    },
  ];
  const root = box.dataset.search.replace(/assets\/search\.js$/, ""); // what addresses are told from
  let groups = null; // all that can be found, by type
  let wide = new Set(); // the types of which many are shown
  let options = [];
  let current = -1;

  // ---- what can be found: a text to look in, a weight, and how it is shown

  function load() {
    if (load.asked) return;
    load.asked = true;
    const script = document.createElement("script");
    script.src = box.dataset.search;
    script.addEventListener("load", () => { groups = read(SEARCH); show(); });
    document.head.append(script);
  }

  // Full-width letters, capitals and spaces make no difference.
  const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");

  function read(data) {
    const place = (n) => (n < 0 ? "" : data.regions[n][0]);
    const row = (name, weight, href, about, also = "") => (
      { name, weight, href, about, key: plain(name), in: plain(`${name} ${also}`) });
    const { initiatives: many } = data;
    const lines = many.names ? many.names.split("\n") : [];
    return {
      region: data.regions.map(([name, code, reports, href]) =>
        row(name, reports, href, () => tell("reports", reports), code)),
      indicator: data.indicators.map(([name, english, synonyms, reports, href]) => ({
        ...row(name, reports, href, () => tell("reports", reports), `${english} ${synonyms}`), english,
      })),
      organization: data.units.map(([name, region, forms, tasks, href]) =>
        row(name, tasks, href, () => `${place(region)} · ${tell("tasks", tasks)}`, forms + place(region))),
      document: data.documents.map(([name, region, year, href]) =>
        row(name, year, href, () => place(region), `${place(region)} ${year || ""}`)),
      initiative: lines.map((name, n) => {
        const [category, document] = [CATEGORIES[many.kinds[n]], data.documents[many.documents[n]]];
        const [start, region, reports] = [many.starts[n], place(many.regions[n]), many.reports[n]];
        const href = many.views[n] || `${document[3]}#char=${start},${start + many.lengths[n]}`;
        const about = () => `${region} · ${SETTINGS.said(WORDS, category)} · ${tell("reports", reports)}`;
        return row(name, reports, href, about, region);
      }),
    };
  }

  function tell(what, ...values) {
    return TELL[SETTINGS.english][what](...values);
  }

  // ---- looking: the name itself first, then names with the words, then by weight

  function found(rows, words, whole) {
    const rank = ({ key }) => (key === whole ? 0 : key.includes(whole) ? 1 : 2);
    return rows.filter((one) => words.every((word) => one.in.includes(word)))
      .map((one) => [rank(one), one])
      .sort(([a, one], [b, other]) => a - b || other.weight - one.weight)
      .map(([, one]) => one);
  }

  function show() {
    const words = box.value.split(/\s+/).map(plain).filter(Boolean);
    list.replaceChildren();
    options = [];
    point(-1);
    if (!groups || !words.length) return close();
    let count = 0;
    for (const [type, rows] of Object.entries(groups)) {
      const hits = found(rows, words, words.join(""));
      count += hits.length;
      if (hits.length) list.append(group(type, hits, words[0]));
    }
    const told = count ? tell("found", count) : SETTINGS.said(WORDS, "none");
    if (!count) list.append(element("p", {}, told));
    if (SEARCH.left) list.append(element("p", {}, tell("left", SEARCH.left.toLocaleString("en"), SEARCH.least)));
    options = [...list.querySelectorAll("[role=option]")];
    options.forEach((one, n) => { one.id = `hit-${n}`; });
    status.textContent = told;
    open(true);
    return undefined;
  }

  function open(on) {
    list.hidden = !on;
    box.setAttribute("aria-expanded", String(on));
  }

  function close() {
    open(false);
    point(-1);
    status.textContent = "";
  }

  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  function group(type, hits, word) {
    const label = SETTINGS.said(WORDS, type);
    const shown = hits.slice(0, wide.has(type) ? MANY : FEW);
    const made = element("div", { role: "group", "aria-label": label },
      element("div", { class: `chip ${type}`, role: "presentation" }, label),
      ...shown.map((one) => option(one, word)));
    if (hits.length > shown.length) made.append(more(type, hits.length - shown.length));
    return made;
  }

  function option({ name, english, href, about }, word) {
    const told = english && SETTINGS.english ? english : name;
    return element("a", { role: "option", class: "hit", tabindex: "-1", "aria-selected": "false", href: href ? root + href : "#main" },
      element("b", {}, ...marked(told, word)), element("small", {}, about()));
  }

  // The word in the name, where it stands there as it was typed.
  function marked(name, word) {
    const start = name.toLowerCase().indexOf(word);
    if (start < 0) return [name];
    const end = start + word.length;
    return [name.slice(0, start), element("mark", {}, name.slice(start, end)), name.slice(end)];
  }

  function more(type, count) {
    if (wide.has(type)) return element("p", {}, tell("more", count));
    const made = element("div", { role: "option", class: "hit more", "aria-selected": "false" },
      element("b", {}, tell("more", count)));
    made.addEventListener("click", () => {
      const at = options.indexOf(made);
      wide.add(type);
      show();
      point(at);
    });
    return made;
  }

  // ---- keys: the focus stays in the box, what is pointed at is told by aria-activedescendant

  function point(n) {
    if (options[current]) options[current].setAttribute("aria-selected", "false");
    current = n;
    const one = options[n];
    if (!one) return box.removeAttribute("aria-activedescendant");
    one.setAttribute("aria-selected", "true");
    one.scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", one.id);
    return undefined;
  }

  function press(event) {
    const { length } = options;
    if (event.isComposing) return;
    if (event.key === "Escape") {
      if (list.hidden) box.value = "";
      close();
    } else if (length && event.key === "ArrowDown") {
      if (list.hidden) open(true);
      point((current + 1) % length);
    } else if (length && event.key === "ArrowUp") point((current <= 0 ? length : current) - 1);
    else if (length && event.key === "Enter") (options[current] || options[0]).click();
    else return;
    event.preventDefault();
  }

  box.addEventListener("focus", load);
  box.addEventListener("focus", () => { if (list.hidden && box.value) show(); });
  box.addEventListener("input", () => { wide = new Set(); load(); show(); });
  box.addEventListener("keydown", press);
  box.addEventListener("blur", close);
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
  list.addEventListener("click", (event) => { if (event.target.closest("a")) close(); });
  document.addEventListener("language", () => { if (!list.hidden) show(); });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.target.closest("input, textarea")) return;
    event.preventDefault();
    box.focus();
  });
})();
