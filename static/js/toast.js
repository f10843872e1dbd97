// When an answer does not come, or is a refusal, say so on the page as it stands, with a way to try again.
const words = document.getElementById("words").dataset;
const region = document.getElementById("toasts");

function made(name, settings, ...children) {
  const element = Object.assign(document.createElement(name), settings);
  element.append(...children);
  return element;
}

function button(text, act) {
  const pressed = made("button", { type: "button", className: "btn btn--quiet", textContent: text });
  pressed.addEventListener("click", act);
  return pressed;
}

function show(text, { requestId = "", again = null } = {}) {
  const clear = () => region.replaceChildren();
  const said = made("p", { className: "notice__text" }, text);
  if (requestId) said.append(" ", made("small", { textContent: `${words.request} ${requestId}` }));
  const acts = made("div", { className: "row" }, ...(again ? [button(words.again, () => { clear(); again(); })] : []));
  acts.append(button(words.close, clear));
  region.replaceChildren(made("div", { className: "notice notice--stop" }, said, acts));
}

function retry({ elt, requestConfig }) {
  if (!elt.isConnected) return null;
  if (elt.matches("form")) return () => elt.requestSubmit();
  return () => window.htmx.ajax(requestConfig.verb, requestConfig.path, { source: elt });
}

function sentence(xhr) {
  const answer = new DOMParser().parseFromString(xhr.responseText, "text/html");
  return answer.querySelector("[data-toast]")?.textContent.trim() ?? "";
}

// A refusal that belongs to no field must not replace what the form stood in.
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const text = detail.xhr.status === 422 ? sentence(detail.xhr) : "";
  if (!text) return;
  detail.shouldSwap = false;
  show(text);
});

document.addEventListener("htmx:responseError", ({ detail }) => {
  const { xhr } = detail;
  const isOurFault = xhr.status >= 500 || xhr.status === 429;
  show(sentence(xhr) || words.fault, {
    requestId: xhr.getResponseHeader("X-Request-Id") ?? "",
    again: isOurFault ? retry(detail) : null,
  });
});

// What asks by itself every so often asks again by itself: it says nothing, and takes away nothing that was said.
const asksAgain = ({ elt }) => elt.matches("[hx-trigger^='every ']");

function noAnswer({ detail }) {
  if (!asksAgain(detail)) show(words.network, { again: retry(detail) });
}

document.addEventListener("htmx:sendError", noAnswer);
document.addEventListener("htmx:timeout", noAnswer);
document.addEventListener("htmx:beforeRequest", ({ detail }) => {
  if (!asksAgain(detail)) region.replaceChildren();
});
