"use strict";

// Language and theme of every page, remembered where the browser allows it. It stands in the head,
// so that nothing is painted in another language or colour first:
//
//   <link rel="stylesheet" href="ASSETS/site.css"> <script src="ASSETS/settings.js"></script>
//   <button id="language" type="button"></button> <button id="theme" type="button"></button>
//
// A plain page says a label in both languages, and site.css hides the one that is not chosen:
//
//   <span lang="zh">目标</span><span lang="en">Targets</span>
//   <input data-zh="查找" data-en="Search">     becomes the aria-label, what a box or button tells,
//                                             and the text of an option
//
// Only labels have lang="zh" or lang="en"; what a report says has lang="zh-CN" or none and always
// stands. A script that draws its own labels listens:
//
//   document.addEventListener("language", draw);   SETTINGS.said(WORDS, "target")   SETTINGS.english
//   document.addEventListener("theme", paint);     SETTINGS.dark
const SETTINGS = (() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");

  function remembered(key, value) {
    try {
      if (value !== undefined) localStorage.setItem(`zhengtu-${key}`, value);
      return localStorage.getItem(`zhengtu-${key}`);
    } catch {
      return null;
    }
  }

  const settings = {
    get english() { return root.lang === "en" ? 1 : 0; },
    get dark() {
      const { theme } = root.dataset;
      return theme ? theme === "dark" : system.matches;
    },
    // Words are pairs, Chinese and English; a key that has none stands for itself.
    said(words, key) {
      return Object.hasOwn(words, key) ? words[key][settings.english] : key;
    },
  };

  function apply() {
    const { lang } = root;
    const { theme } = root.dataset;
    const chosen = remembered("theme");
    if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;
    if (remembered("language")) root.lang = remembered("language") === "en" ? "en" : "zh-CN";
    if (root.lang !== lang) tell("language");
    if (root.dataset.theme !== theme) tell("theme");
  }

  function tell(name) {
    if (name === "language") label();
    document.dispatchEvent(new Event(name));
  }

  function label() {
    for (const each of document.querySelectorAll("[data-zh][data-en]")) {
      const words = settings.english ? each.dataset.en : each.dataset.zh;
      if (each.matches("option")) each.textContent = `${words} …`;
      else each.setAttribute("aria-label", words);
      if (each.matches("button, a")) each.title = words;
      if (each.matches("input")) each.placeholder = words;
    }
    const other = document.getElementById("language");
    if (other) {
      other.textContent = settings.english ? "中文" : "English";
      other.lang = settings.english ? "zh-CN" : "en-GB";
      other.setAttribute("aria-label", settings.english ? "切换到中文" : "Switch to English");
    }
    const theme = document.getElementById("theme");
    if (theme) {
      theme.textContent = "◐";
      theme.title = settings.english ? "Light or dark" : "浅色或深色";
      theme.setAttribute("aria-label", theme.title);
    }
  }

  // A choice that the browser does not remember still holds on this page.
  function choose(name) {
    if (name === "language") {
      root.lang = settings.english ? "zh-CN" : "en";
      remembered("language", settings.english ? "en" : "zh");
    } else {
      root.dataset.theme = settings.dark ? "light" : "dark";
      remembered("theme", root.dataset.theme);
    }
    tell(name);
  }

  apply();
  document.addEventListener("DOMContentLoaded", label);
  document.addEventListener("click", (event) => {
    const button = event.target.closest("#language, #theme");
    if (button) choose(button.id);
  });
  // Another page may have chosen meanwhile: beside this one, or before the way back to it.
  addEventListener("storage", apply);
  addEventListener("pageshow", (event) => { if (event.persisted) apply(); });
  system.addEventListener("change", () => tell("theme"));
  return settings;
})();
