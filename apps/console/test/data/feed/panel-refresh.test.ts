import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createQueryClient } from "../../../src/data/http/query-client.ts";
import { refreshConversations } from "../../../src/data/queries/customer-history.ts";
import { event, message, session } from "../../fixtures.ts";

const requests: unknown[] = [];
const client = createQueryClient();
vi.spyOn(client, "invalidateQueries").mockImplementation(async (filters) => {
  requests.push(filters?.queryKey?.slice(1).join(" "));
});
const tell = (...events: Parameters<typeof event>[1][]) =>
  refreshConversations(
    client,
    events.map((e, i) => event(i, e)),
  );
const news = { message: message("m", 1) };

beforeEach(() => {
  vi.useFakeTimers();
  requests.length = 0;
});
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
});

test("[DW5] messages reload the allowance history at most once in two seconds", () => {
  tell(news, news);
  expect(requests).toEqual(["c-s1 allowance"]);
  for (let i = 0; i < 20; i++) tell(news);
  expect(requests).toHaveLength(1);
  vi.advanceTimersByTime(2_000);
  expect(requests).toHaveLength(2);
  vi.advanceTimersByTime(10_000);
  expect(requests).toHaveLength(2);
});

test("[DW5] [AT5] attribute and session events reload the parts of the panel they change", () => {
  const of = { session: session("s1") };
  tell({ type: "attributes_changed", ...of });
  expect(requests).toEqual(["c-s1 attributes"]);
  tell({ type: "session_ended", ...of });
  expect(requests).toEqual(["c-s1 attributes", "c-s1 sessions", "c-s1 allowance"]);
  tell({ type: "remark_changed", ...of });
  expect(requests).toHaveLength(3);
});
