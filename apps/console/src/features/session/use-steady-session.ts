import type { Session } from "@jieru/shared/domain/session";
import { replaceEqualDeep } from "@tanstack/react-query";
import { useState } from "react";

const changeWithMessages = [
  "allowance",
  "firstResponseMs",
  "handedBy",
  "lastActivityAt",
  "lastMessage",
  "lastSeq",
  "reactivateAt",
  "spoken",
  "unansweredSince",
  "unread",
  "waitingSince",
] as const satisfies (keyof Session)[];
const omitted: ReadonlySet<string> = new Set(changeWithMessages);

/** A session without the fields that change with every message. */
export type SteadySession = Omit<Session, (typeof changeWithMessages)[number]>;

/** [DW2] Returns the same object until another field of the session changes. */
export function useSteadySession(session: Session): SteadySession {
  const steady = Object.fromEntries(Object.entries(session).filter(([field]) => !omitted.has(field)));
  const [known, setKnown] = useState(steady);
  const shared = replaceEqualDeep(known, steady);
  if (shared !== known) setKnown(shared);
  return shared as SteadySession;
}
