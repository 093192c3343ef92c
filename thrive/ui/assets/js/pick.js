// svg[data-pick="name"]: a press on a tract ticks the box of that name beside the map, and back.
// Without this the boxes do everything; with it the map shows what is ticked.
export function pickOnMap(map) {
  const boxes = new Map();
  for (const box of document.querySelectorAll(`input[type="checkbox"][name="${map.dataset.pick}"]`)) {
    boxes.set(box.value, box);
  }
  if (!boxes.size) return;
  map.classList.add("is-pickable");

  function draw(shape) {
    const on = boxes.get(shape.dataset.tract)?.checked ?? false;
    shape.classList.toggle("q4", on);
    shape.classList.toggle("q1", !on);
  }

  for (const shape of map.querySelectorAll("[data-tract]")) {
    const box = boxes.get(shape.dataset.tract);
    if (!box) continue;
    shape.addEventListener("click", () => {
      box.checked = !box.checked;
      draw(shape);
    });
    box.addEventListener("change", () => draw(shape));
    draw(shape);
  }
}
