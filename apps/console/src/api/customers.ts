import type { AccountId, ConversationId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { act } from "./actions.ts";
import { request } from "./http.ts";
import type { Outcome } from "./outcome.ts";
import { remarked } from "./overlay.ts";
import { paths } from "./paths.ts";

/** What we call the customer; null takes the name away again. */
export const setRemark = (
  accountId: AccountId,
  id: ConversationId,
  remark: string | null,
): Promise<Outcome<{ session: Session }>> =>
  act({ accountId, target: id, action: "remark", overlay: remarked(id, remark) }, () =>
    request("PUT", paths.remark(id), { body: { remark } }),
  );
