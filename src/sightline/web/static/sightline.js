// What pages do better with a script, and do without when there is none.
"use strict";

// A list that changes something at once sends its form; its button is for those without a script.
for (const form of document.querySelectorAll("form.speak, form.at-once")) {
  form.classList.add("live");
  form.addEventListener("change", () => form.requestSubmit());
}

// Only one part of the menu is open at a time, and Escape closes it.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const open of document.querySelectorAll("header details[open]")) {
    open.open = false;
    open.querySelector("summary").focus();
  }
});
document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll("header details[open]")) {
    if (!open.contains(event.target)) open.open = false;
  }
});

// The day on which a page is looked at can be slid along; without a script there is a date field.
for (const label of document.querySelectorAll("form.asof label.range")) {
  const range = label.querySelector("input");
  const day = label.closest("form").querySelector("input[name=known]");
  label.hidden = false;
  range.addEventListener("input", () => {
    const at = new Date(`${range.dataset.first}T00:00:00Z`);
    at.setUTCDate(at.getUTCDate() + Number(range.value));
    day.value = at.toISOString().slice(0, 10);
  });
  range.addEventListener("change", () => label.closest("form").requestSubmit());
}
