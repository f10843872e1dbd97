// Propose the browser's time zone where none is given yet, if it is one that is offered. It can be changed.
const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;

function offers(field) {
  return !field.options || [...field.options].some((option) => option.value === here);
}

function propose(root) {
  for (const field of root.querySelectorAll("[data-timezone]")) {
    if (here && !field.value && offers(field)) field.value = here;
  }
}

propose(document);
document.addEventListener("htmx:load", ({ detail }) => propose(detail.elt));
