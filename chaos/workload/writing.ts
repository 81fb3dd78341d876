import { randomUUID } from "node:crypto";
import type { Session } from "@jieru/shared/domain/session";
import { offeredTopics } from "@jieru/shared/domain/wrap-up";
import type { Random } from "../random.ts";
import type { Answer, Console } from "./console.ts";
import { insist, type Learned } from "./insist.ts";

export const kindsOfWords = ["note", "remark", "topic", "reminder"] as const;
export type KindOfWords = (typeof kindsOfWords)[number];

export interface Words {
  kind: KindOfWords;
  text: string;
  sessionId: string;
  answer: Learned;
  /** Requests whose answer was lost; each may have taken effect. */
  lost: number;
}

export interface Writing {
  words: Words[];
  note(console: Console, session: Session): Promise<Answer | null>;
  remind(console: Console, session: Session, chances: Random): Promise<Answer | null>;
  forget(console: Console, session: Session): Promise<Answer | null>;
  end(console: Console, session: Session, chances: Random): Promise<Answer | null>;
  transfer(console: Console, session: Session, to: string | null): Promise<Answer | null>;
}

/** Slightly more than the minimum (RM1), so that some come due during the load. */
const aheadMs = { min: 62_000, max: 240_000 };
const insistMs = 5_000;

/** `now` is the agents' clock; `name` separates their texts from another load on the same stage. */
export function startWriting(now: () => number, name: string): Writing {
  const words: Words[] = [];

  const write = (
    kind: KindOfWords,
    sessionId: string,
    ask: (text: string) => Promise<Answer>,
    prefix = "",
  ): Promise<Answer | null> => {
    const text = `${prefix}${kind} ${words.length + 1}${name}`;
    const written: Words = { kind, text, sessionId, answer: "unknown", lost: 0 };
    words.push(written);
    const request = async (): Promise<Answer> => {
      written.lost++;
      const answer = await ask(text);
      if (answer.status < 500) written.lost--;
      return answer;
    };
    return insist(request, insistMs).then((answer) => {
      if (answer?.status === 200) written.answer = "taken";
      else if (answer && written.lost === 0) written.answer = "refused";
      return answer;
    });
  };

  return {
    words,
    note(console, { id }) {
      const clientMessageId = randomUUID();
      const path = `/api/sessions/${id}/notes`;
      return write("note", id, (note) => console.ask("POST", path, { clientMessageId, note }));
    },
    remind(console, { id }, chances) {
      const at = now() + chances.int(aheadMs.min, aheadMs.max);
      const path = `/api/sessions/${id}/reminder`;
      return write("reminder", id, (text) => console.ask("PUT", path, { reminder: { at, text } }));
    },
    forget: (console, { id }) =>
      insist(() => console.ask("PUT", `/api/sessions/${id}/reminder`, { reminder: null }), insistMs),
    end(console, { id }, chances) {
      const path = `/api/sessions/${id}/end`;
      const topics = offeredTopics(console.snapshot?.account.topics);
      if (topics.length === 0 || chances.chance(0.5))
        return insist(() => console.ask("POST", path), insistMs);
      const { id: topicId } = chances.pick(topics);
      const ask = (text: string) => {
        const line = text.slice(topicId.length + 1);
        return console.ask("POST", path, { wrapUp: { topicId, line } });
      };
      return write("topic", id, ask, `${topicId} `);
    },
    transfer(console, { id }, to) {
      const path = `/api/sessions/${id}/transfer`;
      const where = to ? { agentId: to } : { toLine: true };
      return write("remark", id, (note) => console.ask("POST", path, { ...where, note }));
    },
  };
}
