import type { AgentId, ApiKeyId } from "@jieru/shared/domain/ids";
import type { QuickReply } from "@jieru/shared/domain/quick-reply";
import type { ApiKey } from "@jieru/shared/protocol/attributes";
import type { Connection } from "@jieru/shared/protocol/connection";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { type ReactNode, useState } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { EndDialog } from "../../../src/features/conversation/dialogs/EndDialog.tsx";
import { RemoveAccount } from "../../../src/features/onboarding/settings/RemoveAccount.tsx";
import type { BindingRow } from "../../../src/features/settings/bindings/rows.ts";
import { UnbindDialog } from "../../../src/features/settings/bindings/UnbindDialog.tsx";
import { QuickReplyDialog } from "../../../src/features/settings/quick-replies/QuickReplyDialog.tsx";
import { RevokeDialog } from "../../../src/features/settings/shop/RevokeDialog.tsx";
import { RenameDialog } from "../../../src/features/settings/tags/RenameDialog.tsx";
import { accountId, snapshot } from "../../fixtures.ts";

afterEach(() => vi.unstubAllGlobals());

function show(children: ReactNode): void {
  const client = new QueryClient();
  putSnapshot(accountId, snapshot());
  render(<QueryClientProvider client={client}>{children}</QueryClientProvider>);
}

const nothing = () => undefined;
const apiKey = { id: "k" as ApiKeyId, name: "商城" } as ApiKey;
const row = { id: "su" as AgentId, name: "苏念" } as BindingRow;
const connection = { accountId, name: "小店", appId: "wx1", removal: "possible" } as Connection;

const questions: [string, () => ReactNode, RegExp, RegExp][] = [
  [
    "end",
    () => <EndDialog question="unanswered" onCancel={nothing} onConfirm={nothing} />,
    /仍要结束/,
    /不能再回复/,
  ],
  ["unbind", () => <UnbindDialog accountId={accountId} row={row} onClose={nothing} />, /苏念/, /立即/],
  [
    "revoke",
    () => <RevokeDialog accountId={accountId} apiKey={apiKey} onClose={nothing} />,
    /商城/,
    /立即生效.*无法恢复/,
  ],
  ["remove", () => <RemoveAccount connection={connection} />, /小店/, /wx1/],
];

test.each(questions)(
  "[EV17] a confirmation dialog is named by its question and described by its consequence: %s",
  (name, draw, question, leadsTo) => {
    show(draw());
    const open = screen.queryByTestId("remove-account");
    if (open) fireEvent.click(open);
    const dialog = screen.getByRole("alertdialog");
    expect(dialog.getAttribute("aria-label")).toMatch(question);
    expect(dialog.className.match(/(?<=^| )w-\d+/g), "one width").toHaveLength(1);
    const described = document.getElementById(dialog.getAttribute("aria-describedby") ?? "");
    expect(described?.textContent).toMatch(leadsTo);
    expect(screen.getByTestId(`${name}-cancel`).textContent).toContain("取消");
  },
);

function leave(): void {
  const dialog = document.querySelector("dialog") as Element;
  fireEvent(dialog, new Event("cancel", { cancelable: true }));
  fireEvent.pointerDown(dialog);
  fireEvent.click(dialog);
  fireEvent.click(screen.getByText("取消", { exact: false }));
}

const tag = { tag: "老客", uses: 1 };
const quickReply = {
  id: "q",
  title: "问候",
  text: "您好",
  category: "",
  shortcut: null,
} as unknown as QuickReply;
type Drawn = (onClose: () => void) => ReactNode;
const forms: [string, Drawn, () => void][] = [
  [
    "a key to revoke",
    (onClose) => <RevokeDialog accountId={accountId} apiKey={apiKey} onClose={onClose} />,
    () => fireEvent.click(screen.getByTestId("revoke-confirm")),
  ],
  [
    "a tag to rename",
    (onClose) => <RenameDialog accountId={accountId} known={tag} others={[]} onClose={onClose} />,
    () => {
      fireEvent.change(screen.getByRole("textbox"), { target: { value: "熟客" } });
      fireEvent.submit(screen.getByTestId("rename-tag"));
    },
  ],
  [
    "a quick reply to save",
    (onClose) => <QuickReplyDialog {...{ accountId, quickReply, onClose }} scope="own" categories={[]} />,
    () => {
      fireEvent.change(screen.getByLabelText("标题"), { target: { value: "再见" } });
      fireEvent.submit(screen.getByTestId("quick-reply-form"));
    },
  ],
];

test.each(forms)(
  "[EV17] a dialog stays open while its request is pending, and shows a failure: %s",
  async (_, draw, press) => {
    const answer = Promise.withResolvers<Response>();
    vi.stubGlobal("fetch", () => answer.promise);
    const onClose = vi.fn();
    show(draw(onClose));
    press();
    leave();
    expect(onClose).not.toHaveBeenCalled();
    await act(async () => answer.resolve(Response.json({ refusal: "server_busy" }, { status: 503 })));
    expect((await screen.findByText(/服务器繁忙/)).role).toBe("alert");
    leave();
    expect(onClose).toHaveBeenCalled();
  },
);

function AskedAnew() {
  const [isOpen, setOpen] = useState(true);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        again
      </button>
      <RevokeDialog accountId={accountId} apiKey={isOpen ? apiKey : null} onClose={() => setOpen(false)} />
    </>
  );
}

test("[EV17] a reopened dialog does not show the earlier failure", async () => {
  vi.stubGlobal("fetch", async () => Response.json({ refusal: "not_allowed" }, { status: 403 }));
  show(<AskedAnew />);
  fireEvent.click(screen.getByTestId("revoke-confirm"));
  await waitFor(() => expect(screen.getByRole("alert").textContent).not.toBe(""));
  fireEvent.click(screen.getByTestId("revoke-cancel"));
  fireEvent.click(screen.getByText("again"));
  expect(screen.queryByRole("alert")?.textContent ?? "").toBe("");
});
