/** Pages of the settings, each in a document of its own. */
import type { AccountId } from "@jieru/shared/domain/ids";
import type { ComponentType, ReactNode } from "react";
import { signal } from "../../src/data/store/connection.ts";
import type { Step } from "../acting.ts";
import { led } from "../kept.ts";
import { type Answers, failed, ok, serve } from "../server.ts";
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
interface ListPage {
  /** What it asks for, and the answers with something and nothing in it. */
  path: string;
  something: unknown;
  none: unknown;
  /** By what the list is known to be drawn. */
  listed: string;
}

/** What every list is now and then: with something in it, empty, on its way and not loaded. */
export function listStates(Page: Page, { path, something, none, listed }: ListPage): State[] {
  const at = state(Page);
  return [
    at("with something", { [`GET ${path}`]: ok(something) }, [{ see: listed }]),
    at("empty", { [`GET ${path}`]: ok(none) }, [{ see: "section:not(:has([role=status][aria-label]))" }]),
    at("on its way", {}, [{ see: "[role=status][aria-label]" }]),
    at("not loaded", { [`GET ${path}`]: failed }, [{ see: "main > [role=status]" }]),
  ];
}

/** [DE9] Nothing can be kept. */
export const readOnly = () => noRoomForChanges.forEach(signal);
