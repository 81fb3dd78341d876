import type { AgentId } from "@jieru/shared/domain/ids";
import { expect, test } from "vitest";
import { withChosen } from "../../../src/features/agent/with-chosen.ts";
import { agent, meId, otherId } from "../../fixtures.ts";

test("[AG10] a filter by a removed agent names them", () => {
  const former = "gone" as AgentId;
  const choices = (chosen: AgentId | undefined) =>
    withChosen([agent(meId), agent(otherId)], chosen, (id) => (id === former ? "临时工" : undefined)).map(
      ({ label }) => label,
    );
  const bound = choices(undefined);
  expect(bound).toHaveLength(2);
  expect(choices(otherId)).toEqual(bound);
  expect(choices(former)).toEqual([...bound, "临时工"]);
});
