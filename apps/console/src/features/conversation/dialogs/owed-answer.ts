import { isOpen } from "@jieru/shared/domain/allowance";
import type { Session } from "@jieru/shared/domain/session";
import { serverNow } from "../../../lib/time/server-clock.ts";

/** [KB11] Returns whether the customer waits for an answer that is still possible. */
export const isOwedAnswer = ({ unansweredSince, allowance }: Session): boolean =>
  unansweredSince !== null && isOpen(allowance, serverNow());
