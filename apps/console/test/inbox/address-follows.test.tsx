import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, render, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test } from "vitest";
import { snapshotQuery } from "../../src/api/snapshot.ts";
import { Inbox } from "../../src/inbox/Inbox.tsx";
import { accountId, session, snapshot } from "../desk.ts";
import { InAccount } from "../in-account.tsx";

/** What React last drew the list with: another object as soon as it was drawn again. */
const drawnWith = (): unknown =>
  Object.entries(document.querySelector("[data-list]") ?? {}).find(([name]) =>
    /^__reactProps/.test(name),
  )?.[1];

test("[DW7] the list, which marked the row ahead of the address, is not drawn again when the address follows", async () => {
  const open = session("open");
  let follow = () => {};
  const page = () => {
    const [address, setAddress] = useState("before");
    follow = () => setAddress("after");
    return (
      <Inbox accountId={accountId} sessionId={open.id}>
        <p data-testid="address">{address}</p>
      </Inbox>
    );
  };
  const client = new QueryClient();
  client.setQueryData(snapshotQuery(accountId).queryKey, snapshot({ sessions: [open] }));
  await act(async () => {
    render(
      <QueryClientProvider client={client}>
        <InAccount page={page} />
      </QueryClientProvider>,
    );
  });
  const before = drawnWith();
  expect(before).toBeDefined();
  await act(async () => follow());
  expect(screen.getByTestId("address").textContent).toBe("after");
  expect(drawnWith()).toBe(before);
});
