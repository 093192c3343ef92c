// button[data-copy="#code"]: copies the text of an element. Stands hidden until this script runs.
export function copyText(button) {
  const from = document.querySelector(button.dataset.copy);
  if (!from || !navigator.clipboard) return;
  const words = button.textContent;
  button.hidden = false;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(from.textContent.trim());
    button.textContent = button.dataset.copied;
    setTimeout(() => {
      button.textContent = words;
    }, 2500);
  });
}
