/** Replaces the server in one state. A request without an answer stays pending. */
import type { Refusal } from "@jieru/shared/protocol/refusals";

interface Answer {
  status: number;
  body: unknown;
}

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const refused = (refusal: Refusal): Answer => ({ status: 409, body: refusal });
/** A failure that is not retried. */
export const failed: Answer = { status: 400, body: null };

/** By method and path within the account: `GET bindings`. */
export type Answers = Record<string, Answer>;

export const serve = (answers: Answers) => (): void => {
  window.fetch = (asked, { method = "GET" } = {}) => {
    const { pathname } = new URL(String(asked), window.location.origin);
    const path = pathname.replace(/^\/api\/(accounts\/[^/]+\/)?/, "");
    const answer = answers[`${method} ${path}`];
    if (!answer) return new Promise(() => undefined);
    return Promise.resolve(new Response(JSON.stringify(answer.body), { status: answer.status }));
  };
};
