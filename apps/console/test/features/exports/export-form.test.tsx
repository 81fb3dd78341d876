import { exportCountHeader } from "@jieru/shared/protocol/exports";
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { exportRequest } from "../../../src/features/exports/download-export.ts";
import { ExportForm } from "../../../src/features/exports/ExportForm.tsx";
import { currentToasts } from "../../../src/lib/toast-store.ts";

let requests: string[] = [];
let signals: (AbortSignal | null | undefined)[] = [];
let answer: () => Response | Promise<Response>;
let kept: string[] = [];

beforeEach(() => {
  [requests, signals, kept] = [[], [], []];
  vi.stubGlobal("fetch", async (path: string, { signal }: RequestInit) => {
    requests.push(path);
    signals.push(signal);
    return answer();
  });
  vi.spyOn(URL, "createObjectURL").mockReturnValue("blob:export");
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    kept.push(this.download);
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const onClose = vi.fn();
const open = () =>
  render(
    <ExportForm
      title="导出"
      pathOf={(choice) => `/export?${new URLSearchParams({ ...exportRequest(choice) })}`}
      onClose={onClose}
    />,
  );
const press = () => fireEvent.click(screen.getByTestId("export-confirm"));
const headers = (count: number) => ({
  "content-disposition": 'attachment; filename="jieru-conversation-c1.csv"',
  [exportCountHeader]: String(count),
});

/** A response whose parts arrive when the test writes them. */
function inPieces(count: number): WritableStreamDefaultWriter<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array<ArrayBuffer>>();
  answer = () => new Response(readable, { headers: headers(count) });
  return writable.getWriter();
}

test("[EX7] an export shows its progress and is saved under the server's file name once complete", async () => {
  open();
  fireEvent.click(screen.getByRole("radio", { name: /^JSON/ }));
  fireEvent.click(screen.getByTestId("export-notes"));
  const body = inPieces(2);
  press();
  press();
  await screen.findByText(/正在导出 2 条消息/);
  await act(() => body.write(new Uint8Array(200 * 1024)));
  await screen.findByText("正在导出 2 条消息，已收到 200 KB");
  expect([requests, kept]).toEqual([["/export?format=jsonl&notes=with&language=zh-CN"], []]);
  await act(() => body.close());
  await waitFor(() => expect(kept).toEqual(["jieru-conversation-c1.csv"]));
  expect(currentToasts().map(({ text }) => text)).toContain("已导出 2 条消息");
  expect(onClose).toHaveBeenCalledOnce();
});

test("[EX7] an interrupted export saves no file and shows a failure", async () => {
  open();
  const body = inPieces(2);
  press();
  await screen.findByText(/正在导出 2 条消息/);
  await act(() => body.abort(new TypeError("network error")));
  expect((await screen.findByRole("alert")).textContent).toContain("未接收完整");
  expect(kept).toEqual([]);
});

test("[EX7] an empty export saves no file, and a refused one shows the reason and can be retried", async () => {
  open();
  answer = () => new Response("时间", { headers: headers(0) });
  press();
  expect((await screen.findByRole("alert")).textContent).toBe("没有可以导出的消息");
  answer = () => Response.json({ refusal: "export_under_way" }, { status: 409 });
  press();
  await waitFor(() => expect(screen.getByRole("alert").textContent).toContain("正在导出"));
  answer = () => Promise.reject(new TypeError("offline"));
  press();
  await waitFor(() => expect(screen.getByRole("alert").textContent).not.toContain("正在导出"));
  expect([requests.length, kept]).toEqual([3, []]);
});

test("[EX7] closing the dialog aborts the export", async () => {
  const { unmount } = open();
  inPieces(2);
  press();
  await screen.findByText(/正在导出 2 条消息/);
  unmount();
  expect(signals[0]?.aborted).toBe(true);
  expect(kept).toEqual([]);
});
