import type { AgentId, TopicId } from "@jieru/shared/domain/ids";
import type { RatingScore } from "@jieru/shared/domain/rating";
import type { Command } from "../../src/desk/command.ts";
import { type Action, root, type Scenario } from "./scenario.ts";

export function topicIn({ desk }: Scenario, name: string): TopicId {
  const found = desk.account.topics?.find((topic) => topic.name === name);
  if (!found) throw new Error(`no topic ${name}`);
  return found.id;
}
export const addsTopic = (name: string, by = "root"): Command => ({
  do: "change_topics",
  agentId: by as AgentId,
  change: { add: name },
});
export const retires =
  (name: string, retired = true): Action =>
  (s) => ({ do: "change_topics", agentId: root.id, change: { topicId: topicIn(s, name), retired } });
export const wrapsUp =
  (agent: string, openid: string, name: string | null, line: string | null = null): Action =>
  (s) => {
    const { id: sessionId } = s.session(openid);
    return {
      do: "wrap_up",
      agentId: agent as AgentId,
      sessionId,
      wrapUp: name === null ? null : { topicId: topicIn(s, name), line },
    };
  };
export const endsAbout =
  (agent: string, openid: string, name: string, line: string | null = null): Action =>
  (s) => ({
    do: "end",
    agentId: agent as AgentId,
    sessionId: s.session(openid).id,
    wrapUp: { topicId: topicIn(s, name), line },
  });

export const endsUnasked =
  (agent: string, openid: string): Action =>
  (s) => ({ do: "end", agentId: agent as AgentId, sessionId: s.session(openid).id, askRating: false });
export const rates =
  (openid: string, score: RatingScore, comment: string | null = null): Action =>
  (s) => {
    const { id: sessionId } = s.session(openid);
    return { do: "rate", sessionId, said: { score, comment } };
  };
