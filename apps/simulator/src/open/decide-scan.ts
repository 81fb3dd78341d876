import type { World } from "../world.ts";

/** Confirms a scan as this person; returns false if either is unknown or the scan was decided before. */
export function confirmScan(world: World, uuid: string, unionid: string): boolean {
  const person = world.people.find((each) => each.unionid === unionid);
  const now = world.clock.now();
  if (!person || !world.scans.find(uuid, now)) return false;
  const done = world.scans.move(uuid, { code: world.codes.issue(person, world.loginApp.appId, now) }, now);
  world.changed();
  return done;
}

export function declineScan(world: World, uuid: string): boolean {
  const done = world.scans.move(uuid, "declined", world.clock.now());
  world.changed();
  return done;
}
