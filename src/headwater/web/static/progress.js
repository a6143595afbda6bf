// How far a piece of work is, without loading the page again until it has ended. Without this the page loads itself again.
const words = document.getElementById("words");
const bar = document.getElementById("progress");
const PAUSE = 700; // milliseconds between two questions

async function ask() {
  try {
    const answer = await fetch(`/job/${words.dataset.job}.json`, { headers: { accept: "application/json" } });
    if (answer.status === 404) return location.reload();
    if (answer.ok) {
      const job = await answer.json();
      if (job.state !== "waiting" && job.state !== "running") return location.reload();
      const said = (job.words || "at work") + (job.whole ? `, ${Math.floor((100 * job.done) / job.whole)}\u00a0%` : "");
      if (words.textContent !== said) words.textContent = said;
      if (job.whole) {
        bar.max = job.whole;
        bar.value = job.done;
      } else bar.removeAttribute("value");
    }
  } catch {
    // the server is being started again: ask once more
  }
  setTimeout(ask, PAUSE);
}
setTimeout(ask, PAUSE);
