"use strict";
// Every page works without this script. It adds keys, the help overlay, news of the store as it
// comes, and the full texts in their place.

const typingInto = (element) => element.closest("input:not([type=checkbox]), select, textarea");
const busy = () => document.querySelector(".htmx-request .judge, .judge.htmx-request, form.htmx-request");

// A key presses what carries it; the server writes each user's own keys into the page.
addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (typingInto(event.target) || document.querySelector("dialog[open]") || busy()) return;
  const wanted = [...document.querySelectorAll("[data-key]")].find(
    (element) => element.dataset.key === event.key && element.checkVisibility(),
  );
  if (!wanted) return;
  event.preventDefault();
  if (wanted.matches("input, fieldset")) (wanted.querySelector("button") ?? wanted).focus();
  else wanted.click();
});

addEventListener("keydown", (event) => {
  if (event.key === "Escape" && typingInto(event.target)) event.target.blur();
});

addEventListener("click", async (event) => {
  const opener = event.target.closest("[data-dialog]");
  if (opener) {
    event.preventDefault();
    document.getElementById(opener.dataset.dialog).showModal();
    return;
  }
  const all = event.target.closest("[data-tick-all]");
  if (all) {
    for (const box of document.querySelectorAll("input[name=finding]")) box.checked = all.checked;
  }
  const link = event.target.closest("a[href^='#quote-']");
  if (!link) return;
  const texts = document.getElementById("texts");
  if (!texts) return;
  event.preventDefault();
  await load(texts);
  texts.open = true;
  const anchor = document.getElementById(link.hash.slice(1));
  for (const mark of document.querySelectorAll(".current")) mark.classList.remove("current");
  if (!anchor) return;
  const marks = anchor.closest(".body").querySelectorAll(`mark[data-anchors~="${anchor.id}"]`);
  for (const mark of [anchor, ...marks]) mark.classList.add("current");
  anchor.scrollIntoView({ block: "center" });
});

// The full texts of a finding are fetched when they are first wanted.
async function load(texts) {
  const inside = texts.querySelector("[data-source]");
  if (!inside) return;
  const answer = await fetch(inside.dataset.source);
  if (!answer.ok) return;
  delete inside.dataset.source;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  inside.replaceChildren(...page.body.childNodes);
}
addEventListener("toggle", (event) => {
  if (event.target.id === "texts" && event.target.open) load(event.target);
}, true);

// After a judgement the next finding takes the old one's place: its question gets the focus, so
// that it is read out, and the page begins at its head.
document.addEventListener("htmx:after:swap", () => {
  const heading = document.querySelector("[data-arrival]");
  if (!heading || heading.dataset.arrival === "met") return;
  heading.dataset.arrival = "met";
  heading.focus({ preventScroll: true });
  scrollTo(0, 0);
});

// News: one stream for a tab that is looked at; browsers allow but few streams to one server.
let stream = null;
let waiting = null;
function tell(changed = []) {
  const shown = document.querySelector("[data-finding]")?.dataset.finding;
  if (shown && changed.length && !changed.includes(shown)) return;
  // Not all desks at once, and not for each of many changes that come together. Lists, of which
  // something changes again and again, take their time.
  waiting ??= setTimeout(() => {
    waiting = null;
    document.body.dispatchEvent(new Event("desk-changed"));
  }, (shown ? 300 : 1500) + 700 * Math.random());
}
function follow() {
  if (document.hidden || stream || !document.body.dataset.live) return;
  stream = new EventSource("/live");
  stream.addEventListener("change", (event) => tell(JSON.parse(event.data)));
}
document.addEventListener("visibilitychange", () => {
  if (document.hidden) {
    stream?.close();
    stream = null;
  } else {
    follow();
    tell();
  }
});
follow();
