import type { Agent, Status } from "@jieru/shared/domain/agent";
import type { AgentId } from "@jieru/shared/domain/ids";
import { expect, test } from "vitest";
import { canTake, transferTargets } from "../../src/conversation/transfer-targets.ts";

const agent = (name: string, status: Status, load: number, capacity = 10): Agent => ({
  id: name as AgentId,
  name,
  role: "agent",
  status,
  statusSince: 0,
  statusWhy: null,
  load,
  capacity,
  auto: true,
});

test("[DI3] [DI5] colleagues stand by fitness, the least loaded in proportion first", () => {
  const targets = transferTargets(
    [
      agent("离线", "offline", 0),
      agent("满", "online", 10),
      agent("一半", "online", 4, 8),
      agent("我", "online", 1),
      agent("离开", "away", 0),
      agent("闲", "online", 1),
    ],
    "我" as AgentId,
  );
  expect(targets.map((t) => t.agent.name)).toEqual(["闲", "一半", "离开", "满", "离线", "我"]);
  expect(targets.filter(canTake).map((t) => t.agent.name)).toEqual(["闲", "一半", "离开", "满", "离线"]);
});
