// Drag a path into another order. It sends the same form as the arrows, so everything works without it.
let held = null;

function enhance(root) {
  root.querySelectorAll("[data-sortable] .grip").forEach((grip) => { grip.hidden = false; });
}

function items(list) {
  return [...list.querySelectorAll(":scope > .item")];
}

function hold(event) {
  const grip = event.target.closest("[data-sortable] .grip");
  if (!grip || event.button > 0) return;
  event.preventDefault();
  const item = grip.closest(".item");
  held = { item, grip, list: item.parentElement, place: items(item.parentElement).indexOf(item), pointer: event.pointerId };
  grip.setPointerCapture(event.pointerId);
  item.classList.add("is-held");
}

// The item goes before the first one whose middle lies below the pointer.
function drag(event) {
  if (event.pointerId !== held?.pointer) return;
  const others = items(held.list).filter((item) => item !== held.item);
  const next = others.find((item) => {
    const box = item.getBoundingClientRect();
    return event.clientY < box.top + box.height / 2;
  });
  if (held.item.nextElementSibling !== (next ?? null)) held.list.insertBefore(held.item, next ?? null);
  if (!held.grip.hasPointerCapture(event.pointerId)) held.grip.setPointerCapture(event.pointerId);
}

function release(event) {
  if (event.pointerId !== held?.pointer) return;
  const { item, list, place } = held;
  held = null;
  item.classList.remove("is-held");
  if (event.type === "pointercancel") {
    list.insertBefore(item, items(list).filter((other) => other !== item)[place] ?? null);
    return;
  }
  const now = items(list).indexOf(item);
  if (now !== place) send(item.querySelector("[data-place]"), now + 1);
}

function send(form, position) {
  const field = Object.assign(document.createElement("input"), { type: "hidden", name: "position", value: position });
  form.append(field);
  form.requestSubmit();
}

enhance(document);
document.addEventListener("htmx:load", ({ detail }) => enhance(detail.elt));
document.addEventListener("pointerdown", hold);
document.addEventListener("pointermove", drag);
document.addEventListener("pointerup", release);
document.addEventListener("pointercancel", release);
