import type { Api } from "./api.ts";
import { WechatRefused } from "./errors.ts";
import { postCommand } from "./send.ts";

/** Older pages name the first for mini programs, current pages the second. */
const TYPING_PATHS = ["/cgi-bin/message/custom/typing", "/cgi-bin/message/custom/business/typing"];

export type Typing = (openid: string, on: boolean) => Promise<"asked" | "not_asked">;

/**
 * Shows or hides "typing" to the customer. If the path is refused as wrong (40101, 40200), the other is tried once and remembered. If both
 * are refused, typing is disabled. The answers "no exchange within 30 s" and "already typing" count as done. Throws `WechatRefused` or
 * `WechatUnknown` otherwise. Source: …/kf-message/api_typing.
 */
export function createTyping(api: Api): Typing {
  const paths = [...TYPING_PATHS];

  return async function typing(openid, on) {
    const path = paths[0];
    if (path === undefined) return "not_asked";
    try {
      await postCommand(api, path, { touser: openid, command: on ? "Typing" : "CancelTyping" });
      return "asked";
    } catch (error) {
      if (!(error instanceof WechatRefused)) throw error;
      if (error.class === "ignore") return "asked";
      if (error.reason !== "wrong_path") throw error;
      if (paths[0] === path) paths.shift();
      return typing(openid, on);
    }
  };
}
