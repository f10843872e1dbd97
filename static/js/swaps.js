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

// The one status region reads out what a swapped part marks with [data-spoken].
document.addEventListener("htmx:afterSettle", ({ detail }) => {
  const line = detail.elt.matches("[data-spoken]") ? detail.elt : detail.elt.querySelector("[data-spoken]");
  if (line) spoken.textContent = line.textContent.trim();
});
