import type { Session } from "@jieru/shared/domain/session";

/** [AG7] [AG11] A session without what was said in it, of what it was about, and by the customer of how it was. */
export const withoutContent = (s: Session): Session => ({
  ...s,
  lastMessage: null,
  wrapUp: s.wrapUp && { ...s.wrapUp, line: null },
  rating: s.rating && { ...s.rating, given: s.rating.given && { ...s.rating.given, comment: null } },
});
