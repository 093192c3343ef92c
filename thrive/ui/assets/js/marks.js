// [data-marks] around a chart: it takes the focus, arrow keys walk its marks, Home and End go to the
// first and the last, Escape leaves them. What a mark says of itself (<title>, or the words of a row)
// is shown and said. data-marks="along": from left to right, whatever was drawn first.
// Without this script the table below the chart tells the same.
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
const plain = (text) => text.trim().replace(/\s*\n\s*/g, ", ").replace(/\s+/g, " ");

function told(mark) {
  const title = mark.querySelector("title");
  if (title) return plain(title.textContent);
  const parts = [...mark.querySelectorAll(".bl, .bv")].map((part) => plain(part.innerText));
  return parts.filter(Boolean).join(": ");
}

export function walkMarks(box) {
  const rows = [...box.querySelectorAll(".bar-row")].filter((row) => row.querySelector(".bv") && told(row));
  const marks = rows.length ? rows : [...box.querySelectorAll("title")].map((title) => title.parentElement);
  if (!marks.length) return;
  if (box.dataset.marks === "along") marks.sort((a, b) => a.getBBox().x - b.getBBox().x);
  const hint = document.documentElement.lang.startsWith("es")
    ? "Gráfica: las flechas recorren los números"
    : "Chart: arrow keys walk its numbers";
  box.tabIndex = 0;
  // Rows are text that a screen reader walks by itself; a picture needs its arrow keys.
  box.setAttribute("role", rows.length ? "group" : "application");
  box.setAttribute("aria-label", hint);
  const said = document.createElement("p");
  said.className = rows.length ? "vh" : "marks-said no-print"; // the words of a row are seen in it
  said.setAttribute("aria-live", "polite");
  box.after(said);

  let at = -1;
  const go = (next) => {
    marks[at]?.classList.remove("is-here");
    at = next;
    marks[at]?.classList.add("is-here");
    if (marks[at]?.localName === "path") marks[at].parentElement.append(marks[at]); // above its neighbors
    said.textContent = at < 0 ? "" : told(marks[at]);
  };
  box.addEventListener("keydown", (event) => {
    if (event.target !== box || event.altKey || event.ctrlKey || event.metaKey) return;
    const last = marks.length - 1;
    let next;
    if (event.key in STEPS) next = at < 0 && STEPS[event.key] < 0 ? last : at + STEPS[event.key];
    else if (event.key === "Home") next = 0;
    else if (event.key === "End") next = last;
    else if (event.key === "Escape") next = -1;
    else return;
    event.preventDefault();
    go(event.key === "Escape" ? -1 : Math.min(Math.max(next, 0), last));
  });
  box.addEventListener("blur", () => go(-1));
  const point = (event) => {
    const under = marks.findIndex((mark) => mark.contains(event.target));
    if (under >= 0) go(under);
  };
  if (!rows.length) {
    box.addEventListener("pointerover", point);
    box.addEventListener("click", point);
  }
}
