"use strict";
// The page is whole without this script. It adds the filter, the keys and more context of quotes,
// opens what a link points into or a printer needs, and shows all of a quote whose marks were
// split by overlapping evidence.

const byId = (id) => document.getElementById(id);

// What a finding says, without the context of its quotes: that speaks of other things.
const SAID = "h3, h4, th, td, .badges, .witnesses, .quotes > li > p:first-child, q, .reasons li";
const PAUSE = 120; // milliseconds between a key and the search, so that typing is never held up

function wordsOf(element) {
  let words = "";
  for (const part of element.querySelectorAll(SAID)) words += `${part.textContent}\n`;
  return words.toLowerCase();
}

// Reads the words of findings while the reader does nothing, so that the first search is quick.
function readAhead(rows) {
  let place = 0;
  function read(deadline) {
    while (place < rows.length && deadline.timeRemaining() > 2) {
      rows[place].words ??= wordsOf(rows[place].elements[0]);
      place += 1;
    }
    if (place < rows.length) requestIdleCallback(read);
  }
  if (window.requestIdleCallback) requestIdleCallback(read);
}

function setUpFilter() {
  const bar = byId("filter");
  if (!bar) return;
  const names = ["kind", "category", "severity", "change", "source", "words"];
  const controls = names.map((name) => byId(`filter-${name}`)).filter((control) => control);
  const rows = [...document.querySelectorAll(".finding")].map((element) => ({
    elements: [element], // itself, and its line in the matrix
    is: ` ${element.dataset.is} `, // its kind, category, severity, and what the last run changed
    by: ` ${element.dataset.by} `, // the numbers of its outlets
    words: null, // read when first sought
    hidden: false,
  }));
  const byAnchor = new Map(rows.map((row) => [`#${row.elements[0].id}`, row]));
  for (const line of document.querySelectorAll(".matrix tbody tr")) {
    byAnchor.get(line.querySelector("th a").getAttribute("href")).elements.push(line);
  }
  const stretches = [...document.querySelectorAll(".stretch")];
  const groups = [...document.querySelectorAll("#alone .group")];
  const opened = []; // groups that the filter opened

  const has = (list, value) => !value || list.includes(` ${value} `);
  function fits(row, { source, words, ...sorts }) {
    return (
      Object.values(sorts).every((sort) => has(row.is, sort)) &&
      has(row.by, source) &&
      (!words || (row.words ??= wordsOf(row.elements[0])).includes(words))
    );
  }

  // What is out of sight has but an estimated height: that of what is shown of it.
  function measure(stretch) {
    const shown = stretch.querySelectorAll(":scope > :not([hidden])").length;
    stretch.hidden = shown === 0;
    stretch.style.setProperty("--shown", shown);
  }

  function apply() {
    const chosen = {};
    for (const control of controls) chosen[control.id.slice("filter-".length)] = control.value;
    chosen.words = chosen.words.trim().toLowerCase();
    let shown = 0;
    for (const row of rows) {
      const hidden = !fits(row, chosen);
      shown += !hidden;
      if (row.hidden === hidden) continue;
      row.hidden = hidden;
      for (const element of row.elements) element.hidden = hidden;
    }
    const filtered = shown < rows.length;
    byId("findings").classList.toggle("filtered", filtered);
    stretches.forEach(measure);
    byId("filter-count").textContent = `${shown} of ${rows.length} findings`;
    for (const group of groups) {
      group.hidden = !group.querySelector(".finding:not([hidden])");
      if (filtered && !group.open) opened.push(group);
      if (filtered) group.open = true;
    }
    if (!filtered) for (const group of opened.splice(0)) group.open = false;
  }

  function clear() {
    for (const control of controls) control.value = "";
    apply();
  }

  let waiting;
  for (const control of controls) {
    control.addEventListener("input", () => {
      clearTimeout(waiting);
      if (control.type === "search") waiting = setTimeout(apply, PAUSE);
      else apply();
    });
  }
  byId("filter-clear").addEventListener("click", clear);
  bar.hidden = false;
  clear();
  readAhead(rows);
  return { clear };
}

function openAround(element) {
  for (let around = element; around; around = around.parentElement) {
    if (around.tagName === "DETAILS") around.open = true;
  }
}

function showTarget(filter) {
  for (const mark of document.querySelectorAll(".current")) mark.classList.remove("current");
  byId("back").hidden = true;
  const target = byId(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  if (filter && target.closest("[hidden]")) filter.clear();
  openAround(target);
  const from = /^quote-(\d+)-/.exec(target.id);
  if (from) {
    const marks = target.closest(".body").querySelectorAll(`mark[data-anchors~="${target.id}"]`);
    for (const mark of [target, ...marks]) mark.classList.add("current");
    const link = byId("back").firstElementChild;
    link.href = `#finding-${from[1]}`;
    link.textContent = `Back to No. ${from[1]}`;
    byId("back").hidden = false;
  }
  target.scrollIntoView();
  if (target.classList.contains("finding")) focusOn(target);
}

function focusOn(element) {
  element.tabIndex = -1;
  if (element.tagName === "ARTICLE") element.ariaLabel = element.querySelector("h3").textContent;
  element.focus({ preventScroll: true });
}

// What none but a reader with scripts can use, or browsers that do not take a row for one, is added
// to a stretch of findings when it comes near: a large report has thousands of them.
const ROLES = { TR: "row", TH: "rowheader", TD: "cell" };

function dress(stretch) {
  for (const part of stretch.querySelectorAll("tr, th, td")) part.role = ROLES[part.tagName];
  for (const line of stretch.querySelectorAll(".quotes > li > p:last-of-type")) {
    const button = document.createElement("button");
    const outlet = line.parentElement.querySelector("strong").textContent;
    button.type = "button";
    button.className = "plain wider";
    button.textContent = "More context";
    button.ariaExpanded = "false";
    button.ariaLabel = `More context from ${outlet}`;
    line.append(" ", button);
  }
}

function setUpStretches() {
  const near = new IntersectionObserver(
    (entries) => {
      for (const { target } of entries.filter((entry) => entry.isIntersecting)) {
        near.unobserve(target);
        dress(target);
      }
    },
    { rootMargin: "1000px 0px" },
  );
  for (const stretch of document.querySelectorAll(".stretch")) near.observe(stretch);
}

// The paragraph of a quote and its neighbours, taken from the full text below.
function contextOf(anchor) {
  const block = anchor.closest(".block");
  const context = document.createElement("div");
  context.className = "wider-text";
  for (const part of [block.previousElementSibling, block, block.nextElementSibling]) {
    if (!part || part.classList.contains("block-junk")) continue;
    const copy = part.cloneNode(true);
    copy.removeAttribute("title");
    for (const extra of copy.querySelectorAll(".anchor, a")) extra.remove();
    for (const mark of copy.querySelectorAll("mark")) {
      const anchors = (mark.dataset.anchors ?? mark.id).split(" ");
      mark.removeAttribute("id");
      if (!anchors.includes(anchor.id)) mark.replaceWith(...mark.childNodes);
    }
    context.append(copy);
  }
  return context;
}

function setUpContext() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".wider");
    if (!button) return;
    const line = button.parentElement;
    const open = button.getAttribute("aria-expanded") === "true";
    button.setAttribute("aria-expanded", String(!open));
    if (open) line.nextElementSibling.remove();
    else line.after(contextOf(byId(line.querySelector("a").hash.slice(1))));
  });
}

function setUpKeys() {
  const help = byId("help");
  let current;
  byId("open-help")?.addEventListener("click", () => help.showModal());

  function step(by) {
    const findings = [...document.querySelectorAll(".finding:not([hidden])")];
    const place = findings.indexOf(document.activeElement.closest(".finding") ?? current);
    const next = findings[place < 0 ? 0 : place + by];
    if (!next) return;
    current = next;
    openAround(next);
    next.scrollIntoView();
    focusOn(next);
  }

  const here = () => document.activeElement.closest(".finding") ?? current;
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    t: () => here()?.querySelector("a[href^='#quote-']")?.click(),
    b: () => byId("back").hidden || byId("back").firstElementChild.click(),
    "/": () => byId("filter-words")?.focus(),
    "?": () => help.showModal(),
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.target.closest?.("input, select, textarea") || !byId("keys-on").checked) return;
    if (!Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });
}

function openForPrint() {
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const details of closed) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of closed) details.open = false;
  });
}

document.documentElement.classList.add("scripted");
const filter = setUpFilter();
setUpStretches();
setUpContext();
setUpKeys();
openForPrint();
addEventListener("hashchange", () => showTarget(filter));
if (location.hash) showTarget(filter);
