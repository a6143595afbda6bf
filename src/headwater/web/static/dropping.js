// Files that are dropped anywhere on the page go into the form that adds them. Without this the field takes them.
const form = document.getElementById("add");
const field = document.getElementById("files");
const holder = field.closest(".drop");

const hasFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");

addEventListener("dragover", (event) => {
  if (!hasFiles(event) || event.target.closest?.("#compare")) return;
  event.preventDefault();
  holder.classList.add("over");
});
addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) holder.classList.remove("over");
});
addEventListener("drop", (event) => {
  holder.classList.remove("over");
  if (!hasFiles(event) || event.target.closest?.("#compare")) return;
  event.preventDefault();
  field.files = event.dataTransfer.files;
  form.requestSubmit();
});
