// A list that submits its form by itself. With the keyboard, going through the choices submits nothing: the choice is
// made when one presses Enter or leaves the list.

for (const select of document.querySelectorAll("select[data-submit-on-change]")) {
  let typing = false;
  let served = select.value;
  const submit = () => {
    if (select.value === served) return;
    served = select.value;
    select.form?.requestSubmit();
  };
  select.addEventListener("keydown", (event) => {
    typing = true;
    if (event.key === "Enter") submit();
  });
  select.addEventListener("pointerdown", () => (typing = false));
  select.addEventListener("change", () => typing || submit());
  select.addEventListener("blur", submit);
}
