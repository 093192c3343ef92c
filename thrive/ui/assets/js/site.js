// Behaviors of the whole site, one module each, attached by data- attributes.
// Every page works without them.
import { atOnce } from "./at_once.js";
import { autosave } from "./autosave.js";
import { confirmTwice } from "./confirm.js";
import { copyText } from "./copy.js";
import { filterAsYouType } from "./filter.js";
import { focusFirst } from "./focus.js";
import { leave } from "./leave.js";
import { walkMarks } from "./marks.js";
import { menu } from "./menu.js";
import { recompute } from "./recompute.js";
import { pickOnMap } from "./pick.js";
import { zoom } from "./zoom.js";

const behaviors = {
  "at-once": atOnce,
  autosave,
  confirm: confirmTwice,
  copy: copyText,
  filter: filterAsYouType,
  focus: focusFirst,
  leave,
  marks: walkMarks,
  menu,
  recompute,
  pick: pickOnMap,
  zoom,
};

for (const [name, attach] of Object.entries(behaviors)) {
  for (const element of document.querySelectorAll(`[data-${name}]`)) attach(element);
}
