// Show a chosen theme at once; it is kept when the form is sent.
document.addEventListener("change", ({ target }) => {
  if (target.name !== "theme") return;
  if (target.value) document.documentElement.dataset.theme = target.value;
  else delete document.documentElement.dataset.theme;
});
