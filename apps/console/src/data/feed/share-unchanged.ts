import type { Session } from "@jieru/shared/domain/session";
import type { Frame, Snapshot } from "@jieru/shared/domain/snapshot";
import { replaceEqualDeep } from "@tanstack/react-query";

/** [DW2] Keeps the object identity of unchanged parts of a frame's sessions, so that they do not render again. */
export function shareUnchanged({ sessions, waiting }: Snapshot, frame: Frame): Frame {
  const held = new Map([...sessions, ...waiting.sessions].map((s) => [s.id, s]));
  const share = (s: Session): Session => {
    const before = held.get(s.id);
    const shared = before ? replaceEqualDeep(before, s) : s;
    held.set(s.id, shared);
    return shared;
  };
  return {
    ...frame,
    events: frame.events.map((e) => (e.session ? { ...e, session: share(e.session) } : e)),
    ...(frame.waiting && {
      waiting: { ...frame.waiting, sessions: frame.waiting.sessions.map(share) },
    }),
  };
}
