import type { Agent } from "@jieru/shared/domain/agent";
import type { AgentId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { readOnlyReason } from "../../../../src/data/feed/read-only.ts";
import { queryClient } from "../../../../src/data/http/query-client.ts";
import { signal } from "../../../../src/data/store/connection.ts";
import { putSnapshot } from "../../../../src/data/store/snapshots.ts";
import { ConversationContext } from "../../../../src/features/conversation/conversation-context.ts";
import { TransferDialog } from "../../../../src/features/conversation/transfer/TransferDialog.tsx";
import { accountId, agent, meId, otherId, session, snapshot, waiting } from "../../../fixtures.ts";

function open(of: Session, onClose = () => {}) {
  const viewer = { id: meId, role: "admin" } as const;
  const value = { accountId, session: of, viewer, customerName: "", nameOf: () => "", actions: {} as never };
  return render(
    <QueryClientProvider client={queryClient}>
      <ConversationContext value={value}>
        <TransferDialog open onClose={onClose} />
      </ConversationContext>
    </QueryClientProvider>,
  );
}

test.each([
  ["transferred", session("s")],
  ["assigned", waiting("s")],
])("[DE9] nothing is %s from a dialog that was open before the console became read-only", async (_, of) => {
  putSnapshot(accountId, snapshot({ sessions: [of] }));
  const fetchMock = vi.spyOn(globalThis, "fetch").mockResolvedValue(Response.json({ session: of }));
  const onClose = vi.fn();
  open(of, onClose);
  fireEvent.click(screen.getByTestId(`transfer-to-${otherId}`));
  act(() => signal({ sign: "kept", kept: false }));
  await act(async () => {
    fireEvent.click(screen.getByTestId("transfer-confirm"));
    fireEvent.keyDown(screen.getByTestId("transfer-find"), { key: "Enter" });
    fireEvent.submit(screen.getByTestId("transfer-dialog"));
  });
  expect([fetchMock.mock.calls.length, onClose.mock.calls.length]).toEqual([0, 0]);
  expect(screen.getByTestId("transfer-confirm").ariaDisabled).toBe("true");
  expect(document.body.textContent).toContain(readOnlyReason());
  act(() => signal({ sign: "kept", kept: true }));
  await act(async () => fireEvent.submit(screen.getByTestId("transfer-dialog")));
  expect([fetchMock.mock.calls.length, onClose.mock.calls.length]).toEqual([1, 1]);
  fetchMock.mockRestore();
});

const [lin, lu] = ["lin", "lu"] as AgentId[] as [AgentId, AgentId];
const colleagues = (change: Record<string, Partial<Agent>>) =>
  act(async () => {
    const agents = [agent(meId), ...[lin, lu].map((id) => agent(id, change[id]))];
    const account = { ...snapshot().account, exceedByTransfer: false };
    const desk = snapshot({ account, agents, sessions: [session("s")] });
    putSnapshot(accountId, desk);
  });
const find = (text: string) =>
  fireEvent.change(screen.getByTestId("transfer-find"), { target: { value: text } });
const names = () =>
  screen.getAllByTestId(/^transfer-to-(lin|lu)$/).map((el) => el.dataset.testid?.replace("transfer-to-", ""));
const chosen = () => screen.queryByRole("radio", { checked: true })?.closest("[data-testid]");
async function enter(): Promise<string[]> {
  const fetchMock = vi.spyOn(globalThis, "fetch").mockResolvedValue(Response.json({ session: session("s") }));
  await act(async () => fireEvent.keyDown(screen.getByTestId("transfer-find"), { key: "Enter" }));
  return fetchMock.mock.calls.map(([, init]) => JSON.parse(String(init?.body)).agentId);
}
afterEach(() => vi.restoreAllMocks());

test("[KB14] Enter transfers to the agent shown as chosen, although another is better by now", async () => {
  await colleagues({ lin: { load: 1 }, lu: { load: 2 } });
  open(session("s"));
  find("l");
  expect(names()).toEqual([lin, lu]);
  await colleagues({ lin: { load: 5 }, lu: { load: 2 } });
  expect(names()).toEqual([lin, lu]);
  expect(await enter()).toEqual([lin]);
});

test("[KB14] the choice is cleared once the chosen agent becomes unavailable, until another search", async () => {
  await colleagues({ lin: { load: 1 }, lu: { load: 2 } });
  open(session("s"));
  find("l");
  await colleagues({ lin: { load: 10 }, lu: { load: 2 } });
  expect([chosen() ?? null, await enter()]).toEqual([null, []]);
  find("lu");
  fireEvent.click(screen.getByTestId(`transfer-to-${lu}`));
  await colleagues({ lin: { load: 1 }, lu: { load: 10 } });
  expect([chosen() ?? null, await enter()]).toEqual([null, []]);
  find("l");
  expect(names()[0]).toBe(lin);
  expect(await enter()).toEqual([lin]);
});

test("[DI6] the note of a refused transfer is restored until one is accepted", async () => {
  await colleagues({});
  const note = () => screen.getByTestId<HTMLTextAreaElement>("transfer-note");
  const transferred = async (answer: Response) => {
    vi.spyOn(globalThis, "fetch").mockResolvedValue(answer);
    fireEvent.click(screen.getByTestId(`transfer-to-${lin}`));
    await act(async () => fireEvent.click(screen.getByTestId("transfer-confirm")));
  };
  const first = open(session("s"));
  fireEvent.change(note(), { target: { value: "等发票" } });
  await transferred(Response.json({ refusal: "server_busy" }, { status: 503 }));
  first.unmount();
  const second = open(session("s"));
  expect(note().value).toBe("等发票");
  await transferred(Response.json({ session: session("s") }));
  second.unmount();
  open(session("s"));
  expect(note().value).toBe("");
});

test("[DR17] the note is restored after Esc, but not after 'cancel'", async () => {
  await colleagues({});
  const note = () => screen.getByTestId<HTMLTextAreaElement>("transfer-note");
  const first = open(session("s"));
  fireEvent.change(note(), { target: { value: "熟客，要补发" } });
  first.unmount();
  const second = open(session("s"));
  expect(note().value).toBe("熟客，要补发");
  fireEvent.click(screen.getByRole("button", { name: "取消" }));
  second.unmount();
  open(session("s"));
  expect(note().value).toBe("");
});
