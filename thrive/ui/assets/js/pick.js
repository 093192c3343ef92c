// svg[data-pick="name"]: a press on a tract ticks the box of that name beside the map, and back.
// Without this the boxes do everything; with it the map shows what is ticked. Tracts that came dark
// (a focus neighborhood) stay dark.
export function pickOnMap(map) {
  const boxes = new Map();
  for (const box of document.querySelectorAll(`input[type="checkbox"][name="${map.dataset.pick}"]`)) {
    boxes.set(box.value, box);
  }
  if (!boxes.size) return;
  map.classList.add("is-pickable");

  function draw(shape, cameDark) {
    const dark = cameDark || boxes.get(shape.dataset.tract).checked;
    shape.classList.toggle("q4", dark);
    shape.classList.toggle("q1", !dark);
    map.querySelector(`[data-number="${shape.dataset.tract}"]`)?.classList.toggle("on-dark", dark);
  }

  for (const shape of map.querySelectorAll("[data-tract]")) {
    const box = boxes.get(shape.dataset.tract);
    if (!box) continue;
    const cameDark = shape.classList.contains("q4") && !box.checked;
    shape.addEventListener("click", () => {
      box.checked = !box.checked;
      draw(shape, cameDark);
    });
    box.addEventListener("change", () => draw(shape, cameDark));
    draw(shape, cameDark);
  }
}
