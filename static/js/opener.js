// Make an opener a text that can be filled in and copied, once nothing in [brackets] is left for the reader to write.
const words = document.getElementById("words").dataset;

function made(name, settings) {
  return Object.assign(document.createElement(name), settings);
}

function enhance(opener) {
  const text = made("textarea", { className: "opener__text", value: opener.textContent.trim() });
  const button = made("button", { type: "button", className: "btn", textContent: words.doCopy });
  const note = made("p", { className: "fine" });
  text.setAttribute("aria-label", words.opener);
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
  opener.replaceChildren(text);
  opener.after(made("div", { className: "opener__tools" }));
  opener.nextElementSibling.append(button, note);
  opener.removeAttribute("data-copy");
}

function enhanceAll(root) {
  root.querySelectorAll("[data-copy]").forEach(enhance);
}

enhanceAll(document);
document.addEventListener("htmx:load", ({ detail }) => enhanceAll(detail.elt));
