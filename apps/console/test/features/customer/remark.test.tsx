import type { Session } from "@jieru/shared/domain/session";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, type RenderResult, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { forgetErased } from "../../../src/data/feed/forget-erased.ts";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { CustomerName } from "../../../src/features/customer/CustomerName.tsx";
import { currentToasts } from "../../../src/lib/toast-store.ts";
import { accountId, event, session, snapshot } from "../../fixtures.ts";

afterEach(() => vi.unstubAllGlobals());

const input = () => screen.getByTestId<HTMLInputElement>("remark-input");
const open = () => fireEvent.click(screen.getByTestId("edit-remark"));
const write = (text: string) => {
  open();
  fireEvent.change(input(), { target: { value: text } });
  fireEvent.keyDown(input(), { key: "Enter" });
};

function show(mine: Session, client: QueryClient): RenderResult {
  return render(
    <QueryClientProvider client={client}>
      <CustomerName accountId={accountId} session={mine} />
    </QueryClientProvider>,
  );
}

test("[TG2] a remark of invisible characters removes the remark", async () => {
  const requests: unknown[] = [];
  const named = session("unseen");
  const [mine, client] = [{ ...named, customer: { ...named.customer, remark: "苏小姐" } }, new QueryClient()];
  vi.stubGlobal("fetch", async (_path: string, { body }: RequestInit) => {
    requests.push(JSON.parse(String(body)));
    return Response.json({ session: mine });
  });
  putSnapshot(accountId, snapshot({ sessions: [mine] }));
  show(mine, client);
  write(" \u3164\u200b");
  await expect.poll(() => requests).toEqual([{ remark: null }]);
});

test("[TG2] a remark is saved when its field loses the focus, but not when the window does", async () => {
  const requests: unknown[] = [];
  const [mine, client] = [session("left"), new QueryClient()];
  vi.stubGlobal("fetch", async (_path: string, { body }: RequestInit) => {
    requests.push(JSON.parse(String(body)));
    return Response.json({ session: mine });
  });
  putSnapshot(accountId, snapshot({ sessions: [mine] }));
  show(mine, client);
  open();
  fireEvent.change(input(), { target: { value: "苏" } });
  fireEvent.blur(input());
  expect(input().value).toBe("苏");
  fireEvent.change(input(), { target: { value: "苏小姐" } });
  input().blur();
  await expect.poll(() => requests).toEqual([{ remark: "苏小姐" }]);
  expect(screen.queryByTestId("remark-input")).toBeNull();
});

test("[TR15] pasting text that does not fit shows a notice, typing at the limit does not", () => {
  const [mine, client] = [session("pasted"), new QueryClient()];
  putSnapshot(accountId, snapshot({ sessions: [mine] }));
  show(mine, client);
  open();
  const put = (value: string, inputType: string) =>
    fireEvent.input(input(), { target: { value }, inputType });
  put("苏".repeat(60), "insertFromPaste");
  put("苏".repeat(61), "insertText");
  expect(currentToasts()).toEqual([]);
  put(`苏小姐${"，只要天青釉".repeat(20)}`, "insertFromPaste");
  expect(input().value).toHaveLength(60);
  expect(currentToasts().map(({ text }) => text)).toEqual(["最多 60 个字，粘贴内容超出的部分已省略"]);
});

test("[TG2] a refused remark is restored for another attempt, and dropped by Esc", async () => {
  vi.stubGlobal("fetch", async () => Response.json({ title: "fault" }, { status: 500 }));
  const [mine, client] = [session("s1"), new QueryClient()];
  putSnapshot(accountId, snapshot({ sessions: [mine] }));
  show(mine, client);
  write("苏小姐，只要天青釉");
  await screen.findByRole("alert");
  open();
  expect(input().value).toBe("苏小姐，只要天青釉");
  fireEvent.keyDown(input(), { key: "Escape" });
  open();
  expect(input().value).toBe("");
});

test("[TG2] an unchanged remark sends no request; an empty one removes the remark", async () => {
  const requests: unknown[] = [];
  const customer = { ...session("named").customer, remark: "苏小姐" };
  const [mine, client] = [session("named", { customer }), new QueryClient()];
  vi.stubGlobal("fetch", async (_path: string, { body }: RequestInit) => {
    requests.push(JSON.parse(String(body)));
    return Response.json({ session: mine });
  });
  putSnapshot(accountId, snapshot({ sessions: [mine] }));
  show(mine, client);
  for (const same of ["苏小姐", " 苏小姐 "]) {
    write(same);
    expect(screen.queryByTestId("remark-input")).toBeNull();
  }
  write("  ");
  await expect.poll(() => requests).not.toEqual([]);
  expect(requests).toEqual([{ remark: null }]);
});

test("[TG2] an accepted remark is shown, and its draft is dropped", async () => {
  const [mine, client] = [session("taken"), new QueryClient()];
  const answered = vi.fn(async () => Response.json({ session: mine }));
  vi.stubGlobal("fetch", answered);
  putSnapshot(accountId, snapshot({ sessions: [mine] }));
  show(mine, client);
  write("苏小姐");
  await expect.poll(() => answered).toHaveBeenCalled();
  await act(async () => void (await Promise.all(answered.mock.results.map(({ value }) => value))));
  open();
  // The snapshot has not changed here.
  expect(input().value).toBe("");
});

test("[TG2] leaving the session saves the remark, unless it was discarded by Esc or not changed", async () => {
  const requests: unknown[] = [];
  const [mine, client] = [session("away"), new QueryClient()];
  vi.stubGlobal("fetch", async (_path: string, { body }: RequestInit) => {
    requests.push(JSON.parse(String(body)));
    return Response.json({ session: mine });
  });
  putSnapshot(accountId, snapshot({ sessions: [mine] }));
  const untouched = show(mine, client);
  open();
  untouched.unmount();
  const discarded = show(mine, client);
  open();
  fireEvent.change(input(), { target: { value: "不要" } });
  fireEvent.keyDown(input(), { key: "Escape" });
  discarded.unmount();
  const left = show(mine, client);
  open();
  fireEvent.change(input(), { target: { value: "陈老板" } });
  left.unmount();
  await expect.poll(() => requests).not.toEqual([]);
  expect(requests).toEqual([{ remark: "陈老板" }]);
});

test("[TG2] [RT3] a remark that failed after leaving is restored, but not for an erased customer", async () => {
  vi.stubGlobal("fetch", async () => Response.json({ title: "fault" }, { status: 500 }));
  const [mine, client] = [session("back"), new QueryClient()];
  putSnapshot(accountId, snapshot({ sessions: [mine] }));
  const left = show(mine, client);
  open();
  fireEvent.change(input(), { target: { value: "陈老板" } });
  left.unmount();
  const again = show(mine, client);
  await screen.findByRole("alert");
  open();
  expect(input().value).toBe("陈老板");
  again.unmount();
  forgetErased(client, accountId, [event(11, { type: "customer_erased", session: mine } as never)]);
  show(mine, client);
  open();
  expect(input().value).toBe("");
});

test("[TG2] [RT3] no draft is kept for a customer who was erased first", async () => {
  const answered = vi.fn(async () => Response.json({ refusal: "session_not_found" }, { status: 409 }));
  vi.stubGlobal("fetch", answered);
  const [mine, client] = [session("gone"), new QueryClient()];
  putSnapshot(accountId, snapshot({ sessions: [mine] }));
  const left = show(mine, client);
  open();
  fireEvent.change(input(), { target: { value: "陈老板" } });
  forgetErased(client, accountId, [event(11, { type: "customer_erased", session: mine } as never)]);
  left.unmount();
  await expect.poll(() => answered).toHaveBeenCalled();
  await act(async () => void (await Promise.all(answered.mock.results.map(({ value }) => value))));
  // The customer has written again after the erasure.
  show(mine, client);
  open();
  expect(input().value).toBe("");
});
