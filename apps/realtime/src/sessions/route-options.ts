import type { Pool } from "pg";
import type { Clock } from "../base/context.ts";
import type { Lanes } from "../lane/lane.ts";
import type { MediaStore } from "../media/store/media-store.ts";
import type { PickUpRows } from "./record-pick-ups.ts";

export interface SessionRoutesOptions {
  pool: Pool;
  lanes: Lanes;
  clock: Clock;
  store: MediaStore;
  pickUps: PickUpRows;
}
