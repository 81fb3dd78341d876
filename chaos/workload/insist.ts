import { rest } from "../rest.ts";
import type { Answer } from "./console.ts";

/**
 * What a console learned of one press. `unknown`: nobody answered, although the request was repeated; or one was refused after an answer
 * was lost. What was asked first may be carried out last, when the customer has written again, say.
 */
export type Learned = "taken" | "refused" | "unknown";

const insistMs = 90_000;

/** Repeats a request until an answer comes, as a console does that has lost its connection; null when none does. */
export async function insist(ask: () => Promise<Answer>, ms = insistMs): Promise<Answer | null> {
  const end = performance.now() + ms;
  do {
    const answer = await ask().catch(() => null);
    if (answer && answer.status < 500) return answer;
    await rest(250);
  } while (performance.now() < end);
  return null;
}
