// What htmx does here beyond its settings: a form in flight is not sent again, and a swap may say a line aloud.
const spoken = document.getElementById("status");

document.addEventListener("submit", (event) => {
  if (!event.target.hasAttribute("aria-busy")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, { capture: true });

document.addEventListener("htmx:beforeRequest", ({ detail }) => {
  if (detail.elt.matches("form")) detail.elt.setAttribute("aria-busy", "true");
});

document.addEventListener("htmx:afterRequest", ({ detail }) => detail.elt.removeAttribute("aria-busy"));

// [autofocus] is for pages as they load. A part that is swapped in gets the focus here, once it stands.
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  detail.serverResponse = detail.serverResponse.replace(/(<[^>]*\s)autofocus(?=[\s>])/g, "$1data-focus");
});

function within(part, selector) {
  return part.matches(selector) ? part : part.querySelector(selector);
}

// Whoever worked in a part that is replaced goes on in its successor: at the same button, else at its beginning.
let left = null;

function alike(part, name) {
  return name ? [...part.querySelectorAll(`button[name="${name}"]`)] : [];
}

function leave(part) {
  const { activeElement: at } = document;
  if (part.contains(at)) left = { id: part.id, name: at.name, place: alike(part, at.name).indexOf(at) };
}

function goOn(part) {
  if (document.activeElement !== document.body || part.id !== left?.id) return null;
  return alike(part, left.name)[left.place] ?? Object.assign(part, { tabIndex: -1 });
}

document.addEventListener("htmx:beforeSwap", ({ detail }) => leave(detail.target));

// The one status region reads out what a swapped part marks with [data-spoken].
document.addEventListener("htmx:afterSettle", ({ detail }) => {
  (within(detail.elt, "[data-focus]") ?? goOn(detail.elt))?.focus();
  const line = within(detail.elt, "[data-spoken]");
  if (line) spoken.textContent = line.textContent.trim();
});

// One transition at a time: what fetches itself after an act, or comes while another part still moves, changes at once.
document.addEventListener("htmx:beforeTransition", (event) => {
  const { triggeringEvent } = event.detail.requestConfig;
  if (!triggeringEvent?.isTrusted || document.activeViewTransition) event.preventDefault();
});
