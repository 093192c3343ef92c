// button[data-confirm="sentence"]: the first press asks in place, the second does it. No window
// pops up. Escape, leaving the button or eight seconds take the question back.
const PATIENCE = 8000;

export function confirmTwice(button) {
  const words = button.innerHTML;
  const question = document.createElement("span");
  question.className = "confirm-ask";
  question.setAttribute("role", "status");
  button.after(question);
  let asking = false;
  let timer = 0;

  function ask() {
    asking = true;
    button.classList.add("is-asking");
    if (button.dataset.again) button.textContent = button.dataset.again;
    question.textContent = button.dataset.confirm;
    timer = setTimeout(forget, PATIENCE);
  }

  function forget() {
    if (!asking) return;
    asking = false;
    clearTimeout(timer);
    button.classList.remove("is-asking");
    button.innerHTML = words;
    question.textContent = "";
  }

  button.addEventListener("click", (event) => {
    if (asking) return;
    event.preventDefault();
    ask();
  });
  button.addEventListener("blur", forget);
  button.addEventListener("keydown", (event) => {
    if (event.key === "Escape") forget();
  });
}
