import crypto from "node:crypto";
import type { NewId } from "./context.ts";

/** Ids sort by the time they were made where the runtime can (UUID v7), which keeps the indexes' newest pages together. */
export const newId: NewId =
  "randomUUIDv7" in crypto ? () => (crypto.randomUUIDv7 as () => string)() : () => crypto.randomUUID();
