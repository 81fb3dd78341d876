import { QueryClientProvider } from "@tanstack/react-query";
import { act, render, screen } from "@testing-library/react";
import { Profiler } from "react";
import { expect, test } from "vitest";
import { queryClient } from "../../../../src/data/http/query-client.ts";
import { putSnapshot } from "../../../../src/data/store/snapshots.ts";
import { FirstSteps } from "../../../../src/features/onboarding/first-steps/FirstSteps.tsx";
import { guideQuery } from "../../../../src/features/onboarding/first-steps/guide.ts";
import { accountId, session, snapshot } from "../../../fixtures.ts";

test("[DW2] updates that complete no further step do not render the first steps again", async () => {
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
