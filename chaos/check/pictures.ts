import type { History } from "../history.ts";
import type { Violation } from "./violation.ts";

/** [P2] [P7] Of every picture that was said there is a row, and it was fetched: no fault lasts as long as its retries. */
export const checkUnready = ({ unready }: History): Violation[] =>
  unready.map(({ openid, id, state, failure }): Violation => {
    const about = `picture ${id} of ${openid}`;
    if (state === "fetching")
      return { promise: "P7", kind: "unsettled", about: `${about} is still being fetched` };
    const why = state === "missing" ? "has no row" : `was given up: ${failure}`;
    return { promise: "P2", kind: "lost", about: `${about} ${why}` };
  });

/** [P2] Every stored picture can be downloaded, is the one its customer sent, and belongs to the conversation it was sent in. */
export function checkPictures({ pictures }: History): Violation[] {
  return pictures.flatMap(({ openid, id, pushed, served, isKeptThere }): Violation[] => {
    const violation = (kind: Violation["kind"], what: string): Violation[] => [
      { promise: "P2", kind, about: `picture ${id} of ${openid} ${what}` },
    ];
    if (served === null) return violation("lost", "is not to be had");
    if (served !== pushed) return violation("unexpected", `is ${served}, it was ${pushed}`);
    return isKeptThere ? [] : violation("unexpected", "is kept in another's conversation");
  });
}
