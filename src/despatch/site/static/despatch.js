// Keys: / goes to the search field; a letter does what bears it as data-key; Escape leaves a form.
// Files are dropped anywhere in .drop. Everything works without scripts too.
"use strict";
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    document.getElementById("find")?.focus();
    event.preventDefault();
  }
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.key.length > 1 && event.key !== "Escape") return;
  const typing = event.target.closest("input:not([type=checkbox]), textarea, select");
  if (event.key === "Escape") {
    const open = event.target.closest("details[open]");
    if (open) {
      open.open = false;
      open.querySelector("summary").focus();
    }
    return;
  }
  const meant = !typing && /^[a-z?]$/.test(event.key) && document.querySelector(`[data-key="${event.key}"]`);
  if (!meant) return;
  event.preventDefault();
  meant.click();
  if (meant.localName === "summary") meant.parentElement.querySelector("form input:not([type=hidden]), form select, form textarea")?.focus();
});

for (const kind of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    const zone = event.target.closest?.(".drop");
    if (!zone) return;
    event.preventDefault();
    zone.classList.toggle("over", kind === "dragover");
    if (kind === "drop") zone.querySelector("input[type=file]").files = event.dataTransfer.files;
  });
}
