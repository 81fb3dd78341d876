/** In place of the server: what it would answer in one state. What nobody named is still being thought about. */
import type { Refusal } from "@jieru/shared/protocol/refusals";

interface Answer {
  status: number;
  body: unknown;
}

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const refused = (refusal: Refusal): Answer => ({ status: 409, body: refusal });
/** Not worth asking again at once, so that it is shown at once. */
export const failed: Answer = { status: 400, body: null };

/** By method and what follows the account in the address: `GET bindings`. */
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
