// data-zoom around an <svg viewBox>: buttons, keys (+ − 0 and arrows), drag. What its areas say is the
// errand of marks.js. Without this script the map is whole, and its table below it.
const STEP = 1.5;
const MOST = 8;

export function zoom(box) {
  const svg = box.querySelector("svg");
  const whole = svg.getAttribute("viewBox").split(" ").map(Number);
  const words = document.documentElement.lang.startsWith("es")
    ? { in: "Acercar", out: "Alejar", all: "Ver todo" }
    : { in: "Zoom in", out: "Zoom out", all: "Show all" };
  let [x, y, width, height] = whole;

  const show = () => {
    x = Math.min(Math.max(x, whole[0]), whole[0] + whole[2] - width);
    y = Math.min(Math.max(y, whole[1]), whole[1] + whole[3] - height);
    svg.setAttribute("viewBox", [x, y, width, height].map((n) => n.toFixed(1)).join(" "));
  };
  const by = (times) => {
    const next = Math.min(Math.max(width / times, whole[2] / MOST), whole[2]);
    const share = next / width;
    x += (width - next) / 2;
    y += (height - height * share) / 2;
    width = next;
    height *= share;
    show();
  };
  const all = () => {
    [x, y, width, height] = whole;
    show();
  };
  const move = (dx, dy) => {
    x += dx * width;
    y += dy * height;
    show();
  };

  const tools = document.createElement("div");
  tools.className = "zoom-tools no-print";
  for (const [name, sign, act] of [
    ["in", "+", () => by(STEP)],
    ["out", "−", () => by(1 / STEP)],
    ["all", "○", all],
  ]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    button.setAttribute("aria-label", words[name]);
    button.addEventListener("click", act);
    tools.append(button);
  }
  box.append(tools);

  tools.addEventListener("keydown", (event) => {
    const act = {
      "+": () => by(STEP),
      "=": () => by(STEP),
      "-": () => by(1 / STEP),
      0: all,
      ArrowLeft: () => move(-0.2, 0),
      ArrowRight: () => move(0.2, 0),
      ArrowUp: () => move(0, -0.2),
      ArrowDown: () => move(0, 0.2),
    }[event.key];
    if (!act || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    act();
  });
  let from = null;
  svg.addEventListener("pointerdown", (event) => {
    if (width < whole[2]) from = [event.clientX, event.clientY];
  });
  svg.addEventListener("pointermove", (event) => {
    if (!from) return;
    const scale = width / svg.clientWidth;
    x -= (event.clientX - from[0]) * scale;
    y -= (event.clientY - from[1]) * scale;
    from = [event.clientX, event.clientY];
    show();
  });
  for (const end of ["pointerup", "pointerleave", "pointercancel"]) {
    svg.addEventListener(end, () => {
      from = null;
    });
  }
}
