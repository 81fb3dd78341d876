import type { Event, Snapshot } from "@jieru/shared/domain/snapshot";

/** The desk before a frame and after it, and the frame's facts that were new. */
type Follower = (before: Snapshot, after: Snapshot, events: readonly Event[]) => void;

type Followed = Parameters<Follower>;

const followers = new Set<Follower>();
/** Far more than come while a page opens. */
const mostEarly = 300;
let early: Followed[] | null = [];

/** What came since the page began, for the one that is loaded after it: the first who asks has them. */
export function takeEarlyFrames(): readonly Followed[] {
  const taken = early ?? [];
  early = null;
  return taken;
}

/** Called with every frame that changed something, until the returned function is called. */
export function followFrames(follower: Follower): () => void {
  followers.add(follower);
  return () => followers.delete(follower);
}

export const showFollowers: Follower = (...frame) => {
  if (early && early.length < mostEarly) early.push(frame);
  for (const follower of followers) follower(...frame);
};
