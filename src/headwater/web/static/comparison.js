// What the application adds to a comparison: forms that keep the reader's place, words that are fetched when they are asked for,
// and things that are copied. Everything works without this, by plain links and forms.
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const status = document.querySelector(".said");
let silence = 0;

const say = (words) => {
  status.textContent = words;
  clearTimeout(silence);
  silence = setTimeout(() => { status.textContent = ""; }, 4000);
};

const page = async (address, options) => {
  const answer = await fetch(address, { credentials: "same-origin", ...options });
  return { ok: answer.ok, page: new DOMParser().parseFromString(await answer.text(), "text/html") };
};

// A decision: sent, and what stands with its finding put in the place of what stood there.
const replaceWith = (fresh, section) => {
  const at = `.decided[data-at="${section.dataset.at}"]`;
  const made = fresh.querySelector(at);
  if (!made) return false;
  const opener = (one) => one.closest(".card, .tie").querySelector(":scope > summary");
  const [head, newHead] = [opener(section), opener(made)];
  for (const old of all(".people", head)) old.remove();
  for (const one of all(".people", newHead)) head.append(document.importNode(one, true));
  const put = document.importNode(made, true);
  section.replaceWith(put);
  const people = fresh.getElementById("people");
  document.getElementById("people")?.replaceWith(document.importNode(people, true));
  put.tabIndex = -1;
  put.focus({ preventScroll: true });
  return true;
};

document.addEventListener("submit", async (event) => {
  const form = event.target.closest(".decide, .undo");
  const section = form?.closest(".decided");
  if (!section) return;
  event.preventDefault();
  const data = new URLSearchParams(new FormData(form, event.submitter));
  for (const button of all("button", form)) button.disabled = true;
  try {
    const { ok, page: fresh } = await page(form.getAttribute("action"), { method: "POST", body: data });
    if (ok && replaceWith(fresh, section)) say(fresh.querySelector(".told")?.textContent.trim() || "Kept.");
    else say(fresh.querySelector(".detail")?.textContent.trim() || "It was not kept.");
  } catch {
    say("The server does not answer; nothing was kept.");
  } finally {
    for (const button of all("button", form)) button.disabled = false;
  }
});

// The rest of a part that was left out, put where its beginning stands.
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a.elsewhere");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  try {
    const { ok, page: fresh } = await page(link.href);
    const words = fresh.querySelector(".left-out-words");
    if (!ok || !words) throw new Error("not there");
    const cell = link.closest(".text");
    cell.replaceChildren(...all(".left-out-words .text > *", fresh).map((one) => document.importNode(one, true)));
    cell.tabIndex = -1;
    cell.focus({ preventScroll: true });
  } catch {
    location.assign(link.href);
  }
});

const copied = async (words) => {
  try {
    await navigator.clipboard.writeText(words);
    say("Copied.");
  } catch {
    say("The browser does not let it be copied; mark it and copy it by hand.");
  }
};

const offered = (id, act) => {
  const button = document.getElementById(id);
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", act);
};
offered("copy-link", () => copied(location.href.split("#")[0]));
offered("print", () => print());
offered("copy-code", () => copied(document.getElementById("code").value));
