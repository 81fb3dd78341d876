import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { PageTitle } from "../../../src/app/shell/PageTitle.tsx";
import { queryClient } from "../../../src/data/http/query-client.ts";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { accountId, session, snapshot } from "../../fixtures.ts";

afterEach(() => {
  cleanup();
  queryClient.clear();
});

test("[NT6] [AG6] the tab title drops its count when the agent leaves the account", () => {
  const now = Date.now();
  const due = session("s1", { unread: 2, unansweredSince: now });
  putSnapshot(accountId, snapshot({ now, sessions: [due] }));
  const { unmount } = render(
    <QueryClientProvider client={queryClient}>
      <PageTitle accountId={accountId} />
    </QueryClientProvider>,
  );
  expect(document.title).toBe("(1) 接入");
  unmount();
  expect(document.title).toBe("接入");
});
