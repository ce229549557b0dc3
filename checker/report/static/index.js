"use strict";
// The list is whole without this script. It adds the filter.

const byId = (id) => document.getElementById(id);

function setUpFilter() {
  const bar = byId("filter");
  if (!bar) return;
  const controls = ["worst", "news", "words"].map((name) => byId(`filter-${name}`));
  const stories = [...document.querySelectorAll(".story")].map((element) => ({
    element,
    worst: element.dataset.worst.trim().split(" "),
    news: element.dataset.news.trim().split(" "),
    words: element.textContent.toLowerCase(),
  }));

  function apply() {
    const [worst, news, words] = controls.map((control) => control.value);
    const wanted = words.trim().toLowerCase().split(/\s+/);
    let shown = 0;
    for (const story of stories) {
      const fits =
        (!worst || (worst === "open" ? story.worst[0] !== "" : story.worst.includes(worst))) &&
        (!news || story.news.includes(news)) &&
        wanted.every((word) => story.words.includes(word));
      story.element.hidden = !fits;
      shown += fits;
    }
    byId("filter-count").textContent = `${shown} of ${stories.length} stories`;
  }

  for (const control of controls) control.addEventListener("input", apply);
  byId("filter-clear").addEventListener("click", () => {
    for (const control of controls) control.value = "";
    apply();
  });
  bar.hidden = false;
  apply();
}

setUpFilter();
