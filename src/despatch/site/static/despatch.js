// Keys: / goes to the search field. Everything else works without scripts too.
"use strict";
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    document.getElementById("find")?.focus();
    event.preventDefault();
  }
});
