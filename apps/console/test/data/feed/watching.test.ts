import type { ConversationId } from "@jieru/shared/domain/ids";
import { expect, test } from "vitest";
import { createWatching } from "../../../src/data/feed/watching.ts";

const [one, two] = ["one", "two"] as ConversationId[] as [ConversationId, ConversationId];

test("[FD6] the server is told of the first and last viewer, and again after a new subscription", () => {
  const calls: string[] = [];
  const watching = createWatching({
    watch: (id) => void calls.push(`watch ${id}`),
    unwatch: (id) => void calls.push(`unwatch ${id}`),
  });
  const news = () => calls.splice(0);
  const leave = watching.add(one);
  const leaveToo = watching.add(one);
  watching.add(two);
  expect(news()).toEqual(["watch one", "watch two"]);
  leave();
  expect(news()).toEqual([]);
  watching.again();
  expect(news()).toEqual(["watch one", "watch two"]);
  leaveToo();
  watching.again();
  expect(news()).toEqual(["unwatch one", "watch two"]);
  watching.add(one);
  expect(news()).toEqual(["watch one"]);
});
