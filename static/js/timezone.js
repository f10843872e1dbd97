// Propose the browser's time zone where none is given yet. It stays visible and can be changed.
function propose(root) {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  for (const field of root.querySelectorAll("[data-timezone]")) {
    if (zone && !field.value) field.value = zone;
  }
}

propose(document);
document.addEventListener("htmx:load", (event) => propose(event.detail.elt));
