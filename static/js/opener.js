// Let what carries [data-copy] be copied. An opener becomes a text to fill in first: nothing in [brackets] may be left.
const words = document.getElementById("words").dataset;

function made(name, settings) {
  return Object.assign(document.createElement(name), settings);
}

function fillable(opener) {
  const text = made("textarea", { className: "opener__text", value: opener.textContent.trim() });
  text.setAttribute("aria-label", words.opener);
  opener.replaceChildren(text);
  return text;
}

function enhance(shown) {
  const text = shown.matches("input") ? shown : fillable(shown);
  const button = made("button", { type: "button", className: "btn", textContent: words.doCopy });
  const note = made("p", { className: "fine" });
  note.setAttribute("aria-live", "polite");

  const weigh = () => {
    button.disabled = /\[[^\]]*\]/.test(text.value);
    note.textContent = button.disabled ? words.brackets : "";
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text.value);
      note.textContent = words.copied;
    } catch {
      text.select();
      note.textContent = words.selected;
    }
  };

  text.addEventListener("input", weigh);
  button.addEventListener("click", copy);
  weigh();
  shown.after(made("div", { className: "opener__tools" }));
  shown.nextElementSibling.append(button, note);
  shown.removeAttribute("data-copy");
}

function enhanceAll(root) {
  root.querySelectorAll("[data-copy]").forEach(enhance);
}

enhanceAll(document);
document.addEventListener("htmx:load", ({ detail }) => enhanceAll(detail.elt));
