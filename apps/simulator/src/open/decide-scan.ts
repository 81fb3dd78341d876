import type { World } from "../world.ts";

/** Confirms a scan as the person with this unionid; false when either is unknown or it was decided before. */
export function confirmScan(world: World, uuid: string, unionid: string): boolean {
  const person = world.people.find((each) => each.unionid === unionid);
  const now = world.clock.now();
  if (!person || !world.scans.find(uuid, now)) return false;
  const done = world.scans.move(uuid, { code: world.codes.issue(person, world.loginApp.appId, now) }, now);
  world.changed();
  return done;
}

/** Declines a scan; false when it is unknown or was decided before. */
export function declineScan(world: World, uuid: string): boolean {
  const done = world.scans.move(uuid, "declined", world.clock.now());
  world.changed();
  return done;
}
