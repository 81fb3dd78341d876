import { isOpen } from "@jieru/shared/domain/allowance";
import type { Session } from "@jieru/shared/domain/session";
import { serverNow } from "../../../lib/time/server-clock.ts";

/** [KB11] Whether the customer waits for an answer that can still be given. */
export const isOwedAnswer = ({ unansweredSince, allowance }: Session): boolean =>
  unansweredSince !== null && isOpen(allowance, serverNow());
