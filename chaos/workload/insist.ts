import { rest } from "../rest.ts";
import type { Answer } from "./console.ts";

/**
 * Outcome of one press. `unknown`: no answer came despite repetition, or a refusal followed an unanswered request, which may still take
 * effect.
 */
export type Learned = "taken" | "refused" | "unknown";

const insistMs = 90_000;

/** Repeats a request until an answer comes, as a disconnected console does. Returns null without one. */
export async function insist(ask: () => Promise<Answer>, ms = insistMs): Promise<Answer | null> {
  const end = performance.now() + ms;
  do {
    const answer = await ask().catch(() => null);
    if (answer && answer.status < 500) return answer;
    await rest(250);
  } while (performance.now() < end);
  return null;
}
