import type { Agent } from "@jieru/shared/domain/agent";
import type { Session } from "@jieru/shared/domain/session";
import { QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readOnlyReason } from "../../../src/data/feed/read-only.ts";
import { queryClient } from "../../../src/data/http/query-client.ts";
import { signal } from "../../../src/data/store/connection.ts";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { BlockedStrip } from "../../../src/features/customer/BlockedStrip.tsx";
import { CustomerName } from "../../../src/features/customer/CustomerName.tsx";
import { Notes } from "../../../src/features/customer/Notes.tsx";
import { Tags } from "../../../src/features/customer/tags/Tags.tsx";
import { accountId, agent, meId, otherId, session, snapshot, waiting } from "../../fixtures.ts";
import { InAccount } from "../../in-account.tsx";

const fetchMock = vi.fn(async (_path: string) => Response.json({ title: "fault" }, { status: 500 }));
const askedToUnblock = () => fetchMock.mock.calls.filter(([path]) => path.endsWith("/blocked")).length;
beforeEach(() => {
  vi.stubGlobal("fetch", fetchMock);
  fetchMock.mockClear();
});
afterEach(() => {
  queryClient.clear();
  vi.unstubAllGlobals();
});

const known = (of: Session, remark: string | null = "苏小姐"): Session => ({
  ...of,
  customer: { ...of.customer, remark, tags: ["老客"], blocked: true },
});
function show(of: Session, role: Agent["role"] = "agent"): void {
  const sessions = of.state === "waiting" ? [] : [of];
  const me = agent(meId, { role });
  const agents = [me, agent(otherId, { name: "许然" })];
  putSnapshot(accountId, snapshot({ me, agents, sessions }));
  render(
    <QueryClientProvider client={queryClient}>
      <BlockedStrip accountId={accountId} session={of} />
      <CustomerName accountId={accountId} session={of} />
      <Tags accountId={accountId} session={of} />
    </QueryClientProvider>,
  );
}
const reasonOf = (button: HTMLElement): string | null => {
  if (button.ariaDisabled !== "true") return null;
  return document.getElementById(button.getAttribute("aria-describedby") ?? "")?.textContent ?? "";
};
const reasonAt = (testId: string): string | null => reasonOf(screen.getByTestId(testId));
const buttons = ["unblock", "edit-remark", "add-tag"];
const canRemove = () => screen.queryByRole("button", { name: /老客/ }) !== null;

test.each([
  ["the owner", known(session("mine")), "agent"],
  ["the last owner of an ended session", known(session("over", { state: "ended", endedAt: 1 })), "agent"],
  ["a supervisor, on a colleague's session", known(session("theirs", { ownerId: otherId })), "supervisor"],
] as const)("[TG2] [BL1] %s can change remark and tags, and unblock the customer", async (_who, of, role) => {
  show(of, role);
  expect(buttons.map(reasonAt)).toEqual([null, null, null]);
  expect(canRemove()).toBe(true);
  await act(async () => fireEvent.click(screen.getByTestId("unblock")));
  expect(askedToUnblock()).toBe(1);
});

test("[TG2] [BL1] [AG7] nothing can be changed on another agent's session, and each button says why", async () => {
  show(known(session("theirs", { ownerId: otherId })));
  const mayNotRead = expect.stringContaining("没有权限");
  expect(buttons.map(reasonAt)).toEqual([expect.stringContaining("许然"), mayNotRead, mayNotRead]);
  expect(canRemove()).toBe(false);
  await act(async () => fireEvent.click(screen.getByTestId("unblock")));
  expect(askedToUnblock()).toBe(0);
});

test("[TG2] no remark is offered on another agent's session", () => {
  show(known(session("theirs", { ownerId: otherId }), null));
  expect(screen.queryByTestId("edit-remark")).toBeNull();
});

test("[TG2] [BL1] [SE14] remark and tags of a waiting customer can be changed, unblocking requires picking up", () => {
  show(known(waiting("w")));
  expect(buttons.map(reasonAt)).toEqual([expect.stringMatching(/接入/), null, null]);
  expect(canRemove()).toBe(true);
});

test("[NO1] the note button says why the agent may not read the conversation, or begins a note", async () => {
  const reasonIn = async (of: Session) => {
    cleanup();
    show(of);
    render(
      <QueryClientProvider client={queryClient}>
        <InAccount page={() => <Notes accountId={accountId} session={of} notes={[]} more={false} />} />
      </QueryClientProvider>,
    );
    return reasonOf(await screen.findByRole("button", { name: "写备注" }));
  };
  expect(await reasonIn(session("mine"))).toBeNull();
  expect(await reasonIn(waiting("w"))).toBeNull();
  expect(await reasonIn(session("theirs", { ownerId: otherId }))).toContain("没有权限");
});

test("[DE9] nothing can be changed while the console is read-only", () => {
  show(known(session("mine")));
  act(() => signal({ sign: "kept", kept: false }));
  expect(buttons.map(reasonAt)).toEqual(buttons.map(() => readOnlyReason()));
  act(() => signal({ sign: "kept", kept: true }));
  expect(buttons.map(reasonAt)).toEqual([null, null, null]);
});

test("[TG1] a customer with twenty tags gets no more, and the button says so", () => {
  const tagged = (n: number) => {
    const of = session(`of ${n}`);
    const tags = Array.from({ length: n }, (_, i) => `tag ${i}`);
    return { ...of, customer: { ...of.customer, tags } };
  };
  show(tagged(19));
  expect(reasonAt("add-tag")).toBeNull();
  cleanup();
  show(tagged(20));
  expect(reasonAt("add-tag")).toContain("20");
});
