import type { Group } from "./specimen.ts";
import { controls } from "./specimens/controls.tsx";
import { list } from "./specimens/list.tsx";
import { marks } from "./specimens/marks.tsx";
import { tiles } from "./specimens/tiles.tsx";

/** Everything the gallery shows, in the order it shows it. */
export const groups: readonly Group[] = [controls, marks, list, tiles];
