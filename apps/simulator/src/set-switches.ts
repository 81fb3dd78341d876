import { type Switches, switchesPatchSchema } from "./switches.ts";
import type { World } from "./world.ts";

/** Changes the named switches; throws a ZodError when a name or a value is unknown. */
export function setSwitches(world: World, patch: unknown): Switches {
  const parsed = switchesPatchSchema.parse(patch);
  const given = Object.fromEntries(Object.entries(parsed).filter(([, value]) => value !== undefined));
  world.switches = { ...world.switches, ...given };
  world.changed();
  return world.switches;
}
