import type { Event, Snapshot } from "@jieru/shared/domain/snapshot";

/** The desk before a frame and after it, and the frame's facts that were new. */
type Follower = (before: Snapshot, after: Snapshot, events: readonly Event[]) => void;

const followers = new Set<Follower>();

/** Called with every frame that changed something, until the returned function is called. */
export function followFrames(follower: Follower): () => void {
  followers.add(follower);
  return () => followers.delete(follower);
}

export const showFollowers: Follower = (before, after, events) => {
  for (const follower of followers) follower(before, after, events);
};
