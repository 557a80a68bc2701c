// Narrows a list of choices as one types in its filter. What the server did not show is found by its own button.

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

for (const panel of document.querySelectorAll("[data-filter]")) {
  const input = panel.querySelector("[data-filter-input]");
  const choices = [...panel.querySelectorAll(".choice")];
  if (!input || !choices.length) continue;
  const served = input.value;
  input.addEventListener("input", () => {
    // Widening what the server narrowed needs the server.
    if (!fold(input.value).includes(fold(served))) return;
    const words = fold(input.value).trim();
    const digits = words.replace(/\s/g, "");
    for (const choice of choices) {
      const text = fold(choice.textContent);
      choice.hidden = !(text.includes(words) || (digits && text.includes(digits)));
    }
  });
}
