import { QueryClientProvider } from "@tanstack/react-query";
import { act, render, screen } from "@testing-library/react";
import { Profiler } from "react";
import { expect, test } from "vitest";
import { queryClient } from "../../src/api/query-client.ts";
import { FirstSteps } from "../../src/first-steps/FirstSteps.tsx";
import { guideQuery } from "../../src/first-steps/guide.ts";
import { putSnapshot } from "../../src/state/snapshots.ts";
import { accountId, session, snapshot } from "../desk.ts";

test("[DW2] what arrives and shows no further step does not draw the first steps again", async () => {
  const held = snapshot({ sessions: [session("s1")] });
  putSnapshot(accountId, held);
  const guide = { done: ["phones" as const, "written" as const, "picked_up" as const], dismissed: false };
  queryClient.setQueryData(guideQuery.queryKey, { guide, phonesUrl: null });
  let drawn = 0;
  render(
    <QueryClientProvider client={queryClient}>
      <Profiler id="steps" onRender={() => drawn++}>
        <FirstSteps accountId={accountId} />
      </Profiler>
    </QueryClientProvider>,
  );
  expect(screen.getByTestId("first-steps")).toBeDefined();
  const before = drawn;
  await act(async () => putSnapshot(accountId, { ...held, sessions: [session("s1", { unread: 3 })] }));
  expect(drawn).toBe(before);
});
