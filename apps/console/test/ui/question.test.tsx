import type { AgentId, ApiKeyId } from "@jieru/shared/domain/ids";
import type { ApiKey } from "@jieru/shared/protocol/attributes";
import type { Connection } from "@jieru/shared/protocol/connection";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { type ReactNode, useState } from "react";
import { afterEach, expect, test, vi } from "vitest";
import "../../src/settings/shop/words.ts";
import { snapshotQuery } from "../../src/api/snapshot.ts";
import { RemoveAccount } from "../../src/connect/RemoveAccount.tsx";
import { EndDialog } from "../../src/conversation/dialogs/EndDialog.tsx";
import type { BindingRow } from "../../src/settings/bindings/rows.ts";
import { UnbindDialog } from "../../src/settings/bindings/UnbindDialog.tsx";
import { RevokeDialog } from "../../src/settings/shop/RevokeDialog.tsx";
import { accountId, snapshot } from "../desk.ts";

afterEach(() => vi.unstubAllGlobals());

function show(children: ReactNode): void {
  const client = new QueryClient();
  client.setQueryData(snapshotQuery(accountId).queryKey, snapshot());
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
    /仍然结束/,
    /不能再回复/,
  ],
  ["unbind", () => <UnbindDialog accountId={accountId} row={row} onClose={nothing} />, /苏念/, /立刻/],
  [
    "revoke",
    () => <RevokeDialog accountId={accountId} apiKey={apiKey} onClose={nothing} />,
    /商城/,
    /立刻生效.*不能恢复/,
  ],
  ["remove", () => <RemoveAccount connection={connection} />, /小店/, /wx1/],
];

test.each(questions)(
  "[EV17] what asks before it does something is named by its question, and what it leads to is read with it: %s",
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

/** It is there from the beginning, and when it is asked for again. */
function AskedAnew() {
  const [asked, setAsked] = useState(true);
  return (
    <>
      <button type="button" onClick={() => setAsked(true)}>
        again
      </button>
      <RevokeDialog accountId={accountId} apiKey={asked ? apiKey : null} onClose={() => setAsked(false)} />
    </>
  );
}

test("[EV17] asked anew, it does not begin with why it failed before", async () => {
  vi.stubGlobal("fetch", async () => Response.json({ refusal: "not_allowed" }, { status: 403 }));
  show(<AskedAnew />);
  fireEvent.click(screen.getByTestId("revoke-confirm"));
  await waitFor(() => expect(screen.getByRole("alert").textContent).not.toBe(""));
  fireEvent.click(screen.getByTestId("revoke-cancel"));
  fireEvent.click(screen.getByText("again"));
  expect(screen.queryByRole("alert")?.textContent ?? "").toBe("");
});
