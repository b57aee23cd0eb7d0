/* Periksa sendiri: the reader's own browser works out whether this page shows what the correctors signed.
 *
 * - The proof's manifest names the public text and every file by SHA-256; its own SHA-256 is the digest on this page.
 * - Text and pictures are fetched as anybody would fetch them, and hashed here. Nothing is sent anywhere.
 * - The words of the page are counted against those of the signed text: a changed page over a whole text is seen.
 * - Sentences stand in the page, in its language; this file has none.
 */

const WORD = /[\p{L}\p{N}]+/gu;
const TITLE = /\s(["'])(.*)\1\s*\)$/s;
const HIDDEN_BY_MARKS = [
  [/(<[^<>]*?)\sstyle\s*=\s*("[^"]*"|'[^']*')/g, (_, tag) => tag], // no page has it, and a browser would complain
  [/<((?:https?:|mailto:|tel:)?[^\s<>"'=]*[@:][^\s<>"']+)>/g, (_, address) => ` ${address} `], // a link by itself
  [/^\s*(```|~~~).*$/gm, () => ""], // the fence of a block of code
  [/^ {0,3}\*\[[^\]]+\]:.*$/gm, () => ""], // what an abbreviation stands for
  [/^ {0,3}\[[^\]^]+\]:\s+\S+.*$/gm, () => ""], // where a reference leads
  [/\]\((?:[^()]|\([^()]*\))*\)/g, (target) => `] ${target.match(TITLE)?.[2] ?? ""} `], // where a link leads
  [/\[\^[^\]]*\]:?/g, () => " "], // a footnote's label
];
const DEFINED = /^ {0,3}\[([^\]^]+)\]:\s/gm;
const REFERENCE = /\]\s?\[([^\]]*)\]/g;
const NUMBER = /^([ \t>]*)\d+\.(?=[ \t])/; // of a list's item, where a list begins with one
const UNSEEN = "script, style, iframe, object, noscript, template, svg, math, title, sup[id^=fnref], .footnote-backref";

class Mismatch extends Error {
  constructor(kind, what = "") {
    super(kind);
    this.kind = kind;
    this.what = what;
  }
}

async function fetched(url) {
  const name = decodeURIComponent(url.split("/").pop());
  try {
    const answer = await fetch(url, { cache: "no-cache" });
    if (answer.ok) return await answer.arrayBuffer();
  } catch {
    // The network's own reason is nothing that a reader could act on: what could not be had is said below.
  }
  throw new Mismatch("unreachable", name);
}

async function digest(bytes) {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...sum].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function section(proof, name) {
  const parts = proof.split(/^--- /m).slice(1);
  return parts.filter((part) => part.split("\n", 1)[0] === name).map((part) => part.slice(name.length + 1));
}

function listed(manifest, kind) {
  const lines = manifest.matchAll(new RegExp(`^${kind} sha256:([0-9a-f]{64}) `, "gm"));
  return [...lines].map((line) => line[1]);
}

function counted(text) {
  const counts = new Map();
  for (const [word] of text.normalize("NFC").matchAll(WORD)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function differing(one, other) {
  return [...one.keys()].find((word) => one.get(word) !== other.get(word));
}

// What is said in a piece of a page: elements end words, and pictures and links say what they are.
function wordsWithin(root, more = "") {
  for (const each of root.querySelectorAll(UNSEEN)) each.remove();
  for (const each of root.querySelectorAll("*")) {
    each.before(" ");
    each.append(" ", each.matches("img") ? `${each.alt} ${each.title}` : each.matches("a") ? each.title : "");
  }
  return counted(`${root.textContent} ${more}`);
}

function withoutNumbers(block) {
  const lines = block.replace(/^(?:[ \t>]*#.*\n)+/, "").split("\n");
  const isList = NUMBER.test(lines[0]);
  return block
    .split("\n")
    .map((line) => (isList || /^(?: {4}|\t)/.test(line) ? line.replace(NUMBER, "$1") : line))
    .join("\n");
}

// Code is shown letter for letter, so no mark within it hides anything. What is code, the page tells.
function wordsOfText(body, prose) {
  const shown = prose.textContent; // what stands there just as it was typed is no mark
  let code = "";
  let bare = body;
  for (const each of prose.querySelectorAll("code")) {
    const isBlock = each.closest("pre");
    for (const line of isBlock ? each.textContent.split("\n") : [each.textContent]) {
      const typed = line.trim().replace(/[^\p{L}\p{N}\s]/gu, "\\$&").replace(/\s+/g, "\\s+");
      if (!typed) continue;
      bare = bare.replace(new RegExp(isBlock ? `^[ \\t>]*${typed}[ \\t]*$` : `\`+\\s*${typed}\\s*\`+`, "m"), () => {
        code += ` ${line}`;
        return " ";
      });
    }
  }
  const defined = [...bare.matchAll(DEFINED)].map((each) => each[1].toLowerCase());
  bare = bare.replace(REFERENCE, (found, label) => (!label || defined.includes(label.toLowerCase()) ? "] " : found));
  for (const [mark, instead] of HIDDEN_BY_MARKS) {
    bare = bare.replace(mark, (found, ...groups) => (shown.includes(found) ? found : instead(found, ...groups)));
  }
  bare = bare.split(/\n(?:[ \t>]*\n)+/).map(withoutNumbers).join("\n\n");
  return wordsWithin(new DOMParser().parseFromString(bare, "text/html").body, code);
}

function checkPage(text) {
  const [header, body] = [text.slice(0, text.indexOf("\n\n")), text.slice(text.indexOf("\n\n") + 2)];
  const title = header.match(/^Title: (.*)$/m)?.[1].trim();
  const headline = document.querySelector(".story h1");
  const prose = document.querySelector(".story .prose");
  if (!prose) return;
  if (headline.textContent.trim() !== title) throw new Mismatch("words", headline.textContent.trim());
  const [shown, signed] = [wordsWithin(prose.cloneNode(true)), wordsOfText(body, prose)];
  const word = differing(shown, signed) ?? differing(signed, shown);
  if (word) throw new Mismatch("words", word);
}

async function checkPictures(files, sealed) {
  for (const url of files) {
    if (!sealed.includes(await digest(await fetched(url)))) {
      throw new Mismatch("picture", decodeURIComponent(url.split("/").pop()));
    }
  }
  for (const picture of document.querySelectorAll(".story img")) {
    const start = picture.getAttribute("src").match(/\/([0-9a-f]{16})[-.][^/]*$/)?.[1];
    if (!sealed.some((sha) => sha.slice(0, 16) === start)) throw new Mismatch("picture", picture.alt);
  }
}

async function check(panel) {
  if (!globalThis.crypto?.subtle) throw new Mismatch("insecure");
  const link = (part) => panel.querySelector(`[data-part=${part}]`).href;
  const proof = new TextDecoder().decode(await fetched(link("proof")));
  const bytes = await fetched(link("text"));
  const [manifest = ""] = section(proof, "manifest");
  const statements = proof.match(/^content: sha256:[0-9a-f]{64}$/gm) ?? [];
  const sum = `sha256:${await digest(new TextEncoder().encode(manifest))}`;
  if (!statements.length || statements.some((line) => line !== `content: ${sum}`)) throw new Mismatch("statement");
  if (sum !== panel.dataset.digest || sum !== document.querySelector(".signoff .digest").textContent.trim()) {
    throw new Mismatch("digest");
  }
  if (listed(manifest, "text")[0] !== (await digest(bytes))) throw new Mismatch("text");
  const files = [...panel.querySelectorAll("[data-part=file]")].map((each) => each.href);
  await checkPictures(files, listed(manifest, "file"));
  checkPage(new TextDecoder().decode(bytes));
}

async function answer(panel) {
  const status = panel.querySelector("[role=status]");
  const say = (kind, what = "") => {
    status.dataset.kind = kind;
    status.textContent = status.dataset[kind].replace("{what}", what);
  };
  say("checking");
  try {
    await check(panel);
    say("whole");
  } catch (error) {
    if (!(error instanceof Mismatch)) throw error;
    say(error.kind, error.what);
  }
}

for (const panel of document.querySelectorAll("details.self-check")) {
  panel.addEventListener("toggle", () => panel.open && answer(panel));
  if (location.hash === `#${panel.id}`) panel.open = true;
}
