// [data-focus]: what went wrong is what the person meets first, by eye and by ear.
export function focusFirst(element) {
  if (element.closest("[data-sample]")) return;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "start" });
}
