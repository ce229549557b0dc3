"use strict";
// The page is whole without this script. It adds the filter, opens what a link points into or a
// printer needs, and shows all of a quote whose marks were split by overlapping evidence.

const byId = (id) => document.getElementById(id);

// What a finding says, without the context of its quotes: that speaks of other things.
function wordsOf(element) {
  const copy = element.cloneNode(true);
  for (const context of copy.querySelectorAll(".context")) context.remove();
  return copy.textContent.toLowerCase();
}

function setUpFilter() {
  const bar = byId("filter");
  if (!bar) return;
  const controls = ["kind", "category", "source", "words"].map((name) => byId(`filter-${name}`));
  const rows = [...document.querySelectorAll(".finding")].map((element) => ({
    element,
    kind: element.dataset.kind,
    category: element.dataset.category,
    sources: element.dataset.sources.trim().split(" "),
    words: null, // read when first sought
  }));
  // A matrix row repeats a finding that is shown, and counted, elsewhere.
  const counted = rows.filter((row) => row.element.id);

  function apply() {
    const [kind, category, source, words] = controls.map((control) => control.value);
    const wanted = words.trim().toLowerCase();
    for (const row of rows) {
      row.element.hidden = !(
        (!kind || row.kind === kind) &&
        (!category || row.category === category) &&
        (!source || row.sources.includes(source)) &&
        (!wanted || (row.words ??= wordsOf(row.element)).includes(wanted))
      );
    }
    const shown = counted.filter((row) => !row.element.hidden).length;
    byId("filter-count").textContent = `${shown} of ${counted.length} findings`;
    const filtered = shown < counted.length;
    for (const group of document.querySelectorAll("#alone .group")) {
      group.hidden = !group.querySelector(".finding:not([hidden])");
      if (filtered) group.open = true;
    }
  }

  function clear() {
    for (const control of controls) control.value = "";
    apply();
  }

  for (const control of controls) control.addEventListener("input", apply);
  byId("filter-clear").addEventListener("click", clear);
  bar.hidden = false;
  clear();
  return { clear };
}

function openAround(element) {
  for (let around = element; around; around = around.parentElement) {
    if (around.tagName === "DETAILS") around.open = true;
  }
}

function showTarget(filter) {
  for (const mark of document.querySelectorAll("mark.current")) mark.classList.remove("current");
  const target = byId(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  if (filter && target.closest("[hidden]")) filter.clear();
  openAround(target);
  for (const mark of document.querySelectorAll("mark[data-anchors]")) {
    mark.classList.toggle("current", mark.dataset.anchors.split(" ").includes(target.id));
  }
  target.scrollIntoView();
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

const filter = setUpFilter();
openForPrint();
addEventListener("hashchange", () => showTarget(filter));
if (location.hash) showTarget(filter);
