import type { History } from "../history.ts";
import type { Violation } from "./violation.ts";

/** [P2] A picture that is here is to be had, and is its customer's own. */
export function checkPictures({ pictures }: History): Violation[] {
  return pictures.flatMap(({ openid, id, pushed, served }): Violation[] => {
    if (served === pushed) return [];
    const about = `picture ${id} of ${openid} is ${served ?? "not to be had"}, it was ${pushed}`;
    return [{ promise: "P2", kind: served === null ? "lost" : "unexpected", about }];
  });
}
