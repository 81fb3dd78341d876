/** Pages of the settings, each in a document of its own. */
import type { AccountId } from "@jieru/shared/domain/ids";
import type { ComponentType, ReactNode } from "react";
import { signal } from "../../src/state/connection.ts";
import type { Step } from "../acting.ts";
import { led } from "../kept.ts";
import { type Answers, serve } from "../server.ts";
import type { State } from "../specimen.ts";
import { noRoomForChanges, nothing } from "./words.ts";

export type Page = ComponentType<{ accountId: AccountId }>;

/** As high as its window, as in the console. */
const whole = (page: ReactNode): ReactNode => (
  <div className="grid" style={{ height: "calc(100dvh - 24px)" }}>
    {page}
  </div>
);
/** A page in a shop, with what the server would answer and what is done then. */
export const state =
  (Page: Page, account: AccountId = led) =>
  (name: string, answers: Answers, then: readonly Step[] = [], before: () => void = nothing): State => ({
    name,
    before: () => {
      serve(answers)();
      before();
    },
    draw: () => whole(<Page accountId={account} />),
    then,
  });
/** [DE9] Nothing can be kept. */
export const readOnly = () => noRoomForChanges.forEach(signal);
