import { type Switches, switchesPatchSchema } from "./switches.ts";
import type { World } from "./world.ts";

/** Changes the given switches. Throws a ZodError for an unknown name or value. */
export function setSwitches(world: World, patch: unknown): Switches {
  const parsed = switchesPatchSchema.parse(patch);
  const changed = Object.fromEntries(Object.entries(parsed).filter(([, value]) => value !== undefined));
  world.switches = { ...world.switches, ...changed };
  world.changed();
  return world.switches;
}
