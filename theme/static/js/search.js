/* Searching: the words of the address are looked up in the index under cari/indeks/, newest articles first.
 * Nothing but the site's own files is asked, and nothing is remembered. */

import { postings, readings, shardOf, words } from "./words.js";

const AT_ONCE = 4; /* blocks of about a thousand articles each */
const SHOWN = 10;
const form = document.getElementById("pencarian");
const field = form.elements.q;
const said = document.getElementById("kabar");
const list = document.getElementById("hasil");
const more = document.getElementById("lagi");
const row = document.getElementById("baris");
const fetched = new Map();
let turn = 0;
let next = null;

function load(name) {
  if (!fetched.has(name)) {
    const answer = fetch(form.dataset.index + name).then((found) => {
      if (!found.ok) throw new Error(name);
      return found.text();
    });
    answer.catch(() => fetched.delete(name));
    fetched.set(name, answer);
  }
  return fetched.get(name);
}

/* The articles of a block that have a word, in any of its readings. */
async function having(word, block) {
  const count = Number(block.split("-")[1]);
  const found = new Map();
  for (const stem of readings(word)) {
    const text = await load(`${block}/${shardOf(stem, count)}.txt`);
    for (const [number, counts] of postings(text, stem)) found.set(number, Math.max(counts, found.get(number) || 0));
  }
  return found;
}

/* The articles of a block that have every word: [how much it counts, number]. */
async function havingAll(asked, block) {
  const found = await Promise.all(asked.map((word) => having(word, block)));
  const first = 1024 * parseInt(block, 10);
  return [...found[0].keys()]
    .filter((number) => found.every((each) => each.has(number)))
    .map((number) => [found.reduce((sum, each) => sum + each.get(number), 0), first + number]);
}

async function show(numbers) {
  const lists = await Promise.all(numbers.map((number) => load(`judul/${Math.floor(number / 16)}.json`)));
  const rows = numbers.map((number, place) => {
    const [url, title, day, unit] = JSON.parse(lists[place])[number];
    const made = row.content.cloneNode(true);
    const link = made.querySelector("a");
    link.href = form.dataset.site + url;
    link.textContent = title;
    made.querySelector(".line").textContent = [day, unit].filter(Boolean).join(" · ");
    return made;
  });
  return () => list.append(...rows);
}

/* Finds the articles and gives what shows the next of them, each time it is called. */
function search(asked, mine) {
  const found = [];
  let blocks = null;
  let place = 0;
  return async () => {
    blocks = blocks || JSON.parse(await load("isi.json")).reverse();
    while (found.length < place + SHOWN && blocks.length) {
      const some = await Promise.all(blocks.splice(0, AT_ONCE).map((block) => havingAll(asked, block)));
      found.push(...some.flat().sort((one, other) => other[0] - one[0] || other[1] - one[1]));
    }
    const put = await show(found.slice(place, place + SHOWN).map((each) => each[1]));
    if (mine !== turn) return;
    const before = list.children.length;
    put();
    place = list.children.length;
    more.hidden = place >= found.length && !blocks.length;
    const told = blocks.length ? form.dataset.foundNewest : form.dataset.found;
    said.textContent = found.length ? told.replace("{}", found.length.toLocaleString(document.documentElement.lang)) : form.dataset.none;
    if (before && list.children[before]) list.children[before].querySelector("a").focus();
  };
}

async function go(step) {
  const mine = turn;
  said.textContent = form.dataset.busy;
  try {
    await step();
  } catch (_) {
    if (mine === turn) said.textContent = form.dataset.failed;
  }
}

function begin() {
  turn += 1;
  const asked = words(new URLSearchParams(location.search).get("q") || "").slice(0, 8);
  field.value = new URLSearchParams(location.search).get("q") || "";
  list.replaceChildren();
  more.hidden = true;
  said.textContent = "";
  if (!asked.length) return;
  next = search(asked, turn);
  go(next);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  history.pushState(null, "", `?${new URLSearchParams({ q: field.value })}`);
  begin();
});
more.addEventListener("click", () => go(next));
addEventListener("popstate", begin);
form.hidden = false;
begin();
