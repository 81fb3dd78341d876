import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { putSnapshot } from "../../../../src/data/store/snapshots.ts";
import { VolumeRow } from "../../../../src/features/settings/mine/notifications/VolumeRow.tsx";
import { accountId, snapshot } from "../../../fixtures.ts";

afterEach(() => vi.unstubAllGlobals());

test("[NT7] changing the volume plays the tone, and tabbing past does not", () => {
  const resume = vi.fn(() => new Promise<void>(() => undefined));
  vi.stubGlobal(
    "AudioContext",
    class {
      resume = resume;
    },
  );
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
  const client = new QueryClient();
  putSnapshot(accountId, snapshot());
  render(
    <QueryClientProvider client={client}>
      <VolumeRow accountId={accountId} />
    </QueryClientProvider>,
  );
  fireEvent.keyUp(screen.getByTestId("volume"), { key: "Tab" });
  expect(resume).not.toHaveBeenCalled();
  fireEvent.keyUp(screen.getByTestId("volume"), { key: "ArrowRight" });
  expect(resume).toHaveBeenCalledOnce();
});
