import type { History } from "../history.ts";
import type { Violation } from "./violation.ts";

/** [P2] [P7] Checks that every picture has a row and was fetched: no fault outlasts the retries. */
export const checkUnready = ({ unready }: History): Violation[] =>
  unready.map(({ openid, id, state, failure }): Violation => {
    const about = `picture ${id} of ${openid}`;
    if (state === "fetching")
      return { promise: "P7", kind: "unsettled", about: `${about} is still being fetched` };
    const why = state === "missing" ? "has no row" : `was given up: ${failure}`;
    return { promise: "P2", kind: "lost", about: `${about} ${why}` };
  });

/** [P2] Checks that every stored picture can be downloaded, has the sent content, and belongs to its conversation. */
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
