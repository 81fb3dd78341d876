import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createQueryClient } from "../../../../src/data/http/query-client.ts";
import { putSnapshot } from "../../../../src/data/store/snapshots.ts";
import { QuickReplyDialog } from "../../../../src/features/settings/quick-replies/QuickReplyDialog.tsx";
import { changeLanguage } from "../../../../src/i18n/i18n.ts";
import { accountId, snapshot } from "../../../fixtures.ts";

beforeEach(() => sessionStorage.clear());
afterEach(async () => {
  vi.unstubAllGlobals();
  await changeLanguage("zh-CN");
});

function showNew(): void {
  const client = createQueryClient();
  putSnapshot(accountId, snapshot());
  render(
    <QueryClientProvider client={client}>
      <QuickReplyDialog
        accountId={accountId}
        scope="own"
        quickReply={null}
        categories={[]}
        onClose={() => undefined}
      />
    </QueryClientProvider>,
  );
}

test("[QR4] the form shows how many replies the text costs as it would be sent", () => {
  showNew();
  const text = screen.getByLabelText("内容");
  fireEvent.change(text, { target: { value: `${"好".repeat(680)}{{account}}` } });
  expect(screen.getAllByText(/占用/).map((e) => e.textContent)).toEqual([
    expect.stringContaining("占用 2 条"),
  ]);
});

test("[LG8] the counts of bytes and replies use singular and plural", async () => {
  showNew();
  await act(() => changeLanguage("en"));
  const write = (value: string) => fireEvent.change(screen.getByLabelText("Text"), { target: { value } });
  write("A");
  screen.getByText("1 byte, 1 reply");
  write("AB");
  screen.getByText("2 bytes, 1 reply");
  write("A".repeat(2049));
  screen.getByText("2049 bytes, 2 replies");
});

test("[QR10] a refused value is named at its field", async () => {
  const problem = { title: "Bad Request", status: 400, errors: [{ field: "shortcut", problem: "too long" }] };
  vi.stubGlobal("fetch", async () => Response.json(problem, { status: 400 }));
  showNew();
  fireEvent.change(screen.getByLabelText("标题"), { target: { value: "问候" } });
  fireEvent.change(screen.getByLabelText("内容"), { target: { value: "您好" } });
  fireEvent.submit(screen.getByTestId("quick-reply-form"));
  const { textContent } = await screen.findByRole("alert", { hidden: true });
  expect(textContent).toBe("保存失败：内容无效：shortcut");
});

test("[LG9] a title or text without visible characters is not accepted", () => {
  const fetchMock = vi.fn(() => new Promise(() => undefined));
  vi.stubGlobal("fetch", fetchMock);
  showNew();
  const save = () => {
    fireEvent.submit(screen.getByTestId("quick-reply-form"));
    return fetchMock.mock.calls.length > 0;
  };
  fireEvent.change(screen.getByLabelText("标题"), { target: { value: "\u200b" } });
  fireEvent.change(screen.getByLabelText("内容"), { target: { value: "您好" } });
  expect(save()).toBe(false);
  fireEvent.change(screen.getByLabelText("标题"), { target: { value: "问候" } });
  fireEvent.change(screen.getByLabelText("内容"), { target: { value: "\u3164\n" } });
  expect(save()).toBe(false);
  fireEvent.change(screen.getByLabelText("内容"), { target: { value: "您好" } });
  expect(save()).toBe(true);
});

test("[QR5] a taken shortcut is refused with the quick reply that has it", async () => {
  const refusal = { refusal: "shortcut_taken", shortcut: "ZD", title: "我的问候" };
  vi.stubGlobal("fetch", async () => Response.json(refusal, { status: 409 }));
  showNew();
  fireEvent.change(screen.getByLabelText("标题"), { target: { value: "我的道别" } });
  fireEvent.change(screen.getByLabelText("内容"), { target: { value: "再见" } });
  fireEvent.submit(screen.getByTestId("quick-reply-form"));
  const { textContent } = await screen.findByRole("alert", { hidden: true });
  expect(textContent).toContain("「我的问候」已使用 /ZD");
});
