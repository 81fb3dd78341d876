import type { Group } from "./specimen.ts";
import { composing } from "./specimens/composing.tsx";
import { controls } from "./specimens/controls.tsx";
import { dialogs } from "./specimens/dialogs.tsx";
import { fieldGroup } from "./specimens/fields.tsx";
import { frames } from "./specimens/frames.tsx";
import { list } from "./specimens/list.tsx";
import { marks } from "./specimens/marks.tsx";
import { mine } from "./specimens/mine.tsx";
import { pages } from "./specimens/pages.tsx";
import { settings } from "./specimens/settings.tsx";
import { tiles } from "./specimens/tiles.tsx";
import { work } from "./specimens/work.tsx";

export const groups: readonly Group[] = [
  controls,
  fieldGroup,
  marks,
  frames,
  list,
  tiles,
  composing,
  pages,
  work,
  dialogs,
  settings,
  mine,
];
