import type { AccountId } from "@jieru/shared/domain/ids";
import type { ComponentType, ReactNode } from "react";
import { signal } from "../../src/data/store/connection.ts";
import { led } from "../api-fixtures.ts";
import type { Step } from "../interactions.ts";
import { type Answers, failed, ok, serve } from "../server.ts";
import type { State } from "../specimen.ts";
import { noRoomForChanges, nothing } from "./helpers.ts";

export type Page = ComponentType<{ accountId: AccountId }>;

const whole = (page: ReactNode): ReactNode => (
  <div className="grid" style={{ height: "calc(100dvh - 24px)" }}>
    {page}
  </div>
);
/** A page of an account with the server's answers and interactions. */
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
  /** The request, and its responses with and without items. */
  path: string;
  something: unknown;
  none: unknown;
  listed: string;
}

/** The states of every list: filled, empty, loading and failed. */
export function listStates(Page: Page, { path, something, none, listed }: ListPage): State[] {
  const at = state(Page);
  return [
    at("with something", { [`GET ${path}`]: ok(something) }, [{ see: listed }]),
    at("empty", { [`GET ${path}`]: ok(none) }, [{ see: "section:not(:has([role=status][aria-label]))" }]),
    at("on its way", {}, [{ see: "[role=status][aria-label]" }]),
    at("not loaded", { [`GET ${path}`]: failed }, [{ see: "main > [role=status]" }]),
  ];
}

export const readOnly = () => noRoomForChanges.forEach(signal);
