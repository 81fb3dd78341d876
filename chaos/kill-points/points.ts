import type { FailpointName } from "@jieru/realtime/base/failpoint";

export interface KillPoint {
  ids: string;
  /** Maximum passes before the death; the seed chooses the number. */
  passes: number;
  /** Requires pictures from customers: nothing else passes the failpoint. */
  needsImages?: true;
  /** Requires mostly pictures from agents. */
  needsPictures?: true;
  /** Requires WeChat to leave replies unanswered, so that the failpoint is reached during a call. */
  needsSilence?: true;
}

/** Every failpoint of the server; the type requires an entry for a new one. */
export const killPoints: Record<FailpointName, KillPoint> = {
  "push.received": { ids: "F1", passes: 8 },
  "push.decrypted": { ids: "F1", passes: 8 },
  "push.after_insert": { ids: "F1", passes: 8 },
  "lane.before_commit": { ids: "F1 F6", passes: 12 },
  "lane.after_commit": { ids: "F2 F8", passes: 12 },
  "push.after_commit": { ids: "F2", passes: 8 },
  "feed.after_read": { ids: "F3", passes: 4 },
  "feed.before_frame": { ids: "F3", passes: 12 },
  "reply.received": { ids: "F6", passes: 6 },
  "reply.after_commit": { ids: "F6", passes: 6 },
  "outbox.before_sending": { ids: "F7", passes: 6 },
  "outbox.after_sending": { ids: "F7", passes: 6 },
  "outbox.during_call": { ids: "F7", passes: 3, needsSilence: true },
  "outbox.after_answer": { ids: "F7", passes: 6 },
  "media.before_job": { ids: "F4", passes: 1, needsImages: true },
  "media.before_fetch": { ids: "F4", passes: 1, needsImages: true },
  "media.after_store": { ids: "F4", passes: 1, needsImages: true },
  "upload.received": { ids: "F6", passes: 2, needsPictures: true },
  "upload.after_store": { ids: "F6", passes: 2, needsPictures: true },
  "upload.after_commit": { ids: "F6", passes: 2, needsPictures: true },
  "outbox.after_upload": { ids: "F7", passes: 2, needsPictures: true },
};

export const deaths = ["server", "PostgreSQL"] as const;
export type Death = (typeof deaths)[number];
