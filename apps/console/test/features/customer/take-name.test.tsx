import type { Attribute } from "@jieru/shared/domain/attributes";
import { wellHealth } from "@jieru/shared/domain/health";
import type { Session } from "@jieru/shared/domain/session";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { attributesQuery } from "../../../src/data/queries/attributes.ts";
import { signal } from "../../../src/data/store/connection.ts";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { Attributes } from "../../../src/features/customer/attributes/Attributes.tsx";
import { accountId, otherId, session, snapshot, startedAt } from "../../fixtures.ts";

let requests: unknown[];
beforeEach(() => {
  requests = [];
  vi.stubGlobal("fetch", async (_: string, { body }: RequestInit) => {
    requests.push(JSON.parse(String(body)));
    return Response.json({}, { status: 503 });
  });
});
afterEach(() => vi.unstubAllGlobals());

const unnamed = session("unnamed");
const name: Attribute = { name: "name", type: "text", value: " 陈老板\n杭州 " };

function offered(attributes: Attribute[], of: Session = unnamed): boolean {
  cleanup();
  const client = new QueryClient();
  putSnapshot(accountId, snapshot({ sessions: [of] }));
  client.setQueryData(attributesQuery(of.conversationId).queryKey, { attributes, updatedAt: startedAt });
  render(
    <QueryClientProvider client={client}>
      <Attributes accountId={accountId} session={of} />
    </QueryClientProvider>,
  );
  expect(screen.getByTestId("attributes").textContent).not.toBe("");
  return screen.queryByTestId("take-name") !== null;
}

test("[AT12] one press copies the customer's name to the remark, in one line", async () => {
  expect(offered([name, { ...name, name: "level" }])).toBe(true);
  expect(requests).toEqual([]);
  fireEvent.click(screen.getByTestId("take-name"));
  await expect.poll(() => requests).toEqual([{ remark: "陈老板 杭州" }]);
});

test("[AT12] only a text attribute called name is offered, and only without a remark", () => {
  expect(offered([{ ...name, name: "level" }])).toBe(false);
  expect(offered([{ name: "name", type: "number", value: 7 }])).toBe(false);
  expect(offered([{ name: "name", type: "link", value: "https://shop.example/7" }])).toBe(false);
  expect(offered([{ ...name, value: " \n " }])).toBe(false);
  expect(offered([name], session("named", { customer: { ...unnamed.customer, remark: "苏小姐" } }))).toBe(
    false,
  );
});

test("[AT12] the name is not offered to agents who may not write, nor while read-only", () => {
  expect(offered([name], session("theirs", { ownerId: otherId }))).toBe(false);
  expect(offered([name])).toBe(true);
  act(() => signal({ sign: "health", health: { ...wellHealth, database: "away" } }));
  expect(screen.queryByTestId("take-name")).toBeNull();
});
