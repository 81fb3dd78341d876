import { failureSentence } from "../../../../data/optimistic/failure-sentence.ts";
import { formatLasted } from "../../../../i18n/format-duration.ts";
import { i18n } from "../../../../i18n/i18n.ts";
import type { Asked, Check } from "./checks.ts";

export function checkLabel(check: Check, asked: Asked, soundSentence: string): string {
  const { answer, clockAheadMs } = asked;
  switch (check.part) {
    case "server":
      if (check.word === "refused") return answer.ok ? "" : failureSentence(answer);
      return i18n.t(`self-check:says.server.${check.word}`, {
        seconds: answer.ok ? (answer.tookMs / 1_000).toFixed(1) : "",
      });
    case "way":
      return i18n.t(`self-check:says.way.${check.word}`);
    case "log":
      return i18n.t(`self-check:says.log.${check.word}`);
    case "clock":
      if (check.word !== "off") return i18n.t(`self-check:says.clock.${check.word}`);
      return i18n.t(`self-check:says.clock.${clockAheadMs > 0 ? "ahead" : "behind"}`, {
        by: formatLasted(Math.abs(clockAheadMs)),
      });
    case "database":
      return i18n.t(`self-check:says.database.${check.word}`);
    case "wechat":
      return i18n.t(`self-check:says.wechat.${check.word}`);
    case "media":
      return i18n.t(`self-check:says.media.${check.word}`);
    case "replies":
      return i18n.t(`self-check:says.replies.${check.word}`, waitingIn(asked));
    case "sound":
      return soundSentence;
    case "desktop":
      return i18n.t(`notifications:desktop_state.${check.word}`);
  }
}

function waitingIn({ answer }: Asked): { count: number; waited: string } {
  if (!answer.ok) return { count: 0, waited: "" };
  const { replies, now } = answer.value;
  return { count: replies.waiting, waited: formatLasted(now - (replies.since ?? now)) };
}
