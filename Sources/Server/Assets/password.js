// Shows and hides what is typed in a password field; hidden again before the form leaves, so that browsers offer to
// keep the password and never the text.

for (const button of document.querySelectorAll("[data-reveal]")) {
  const input = document.getElementById(button.dataset.reveal);
  const label = button.querySelector(".sr");
  if (!input || !label) continue;
  const set = (shown) => {
    input.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", String(shown));
  };
  button.hidden = false;
  button.addEventListener("click", () => set(input.type === "password"));
  input.form?.addEventListener("submit", () => set(false));
}
