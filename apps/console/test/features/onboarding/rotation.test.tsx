import type { Connection } from "@jieru/shared/protocol/connection";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Rotation } from "../../../src/features/onboarding/settings/Rotation.tsx";

const now = new Date(2026, 10, 27, 14, 30).getTime();
beforeEach(() => void vi.useFakeTimers({ now }));
afterEach(() => void vi.useRealTimers());

test("[MA7] a rotation started on another day shows that day", () => {
  const seen = { withKey: null, withPreviousKey: null, trouble: null };
  const previousKeySince = new Date(2026, 10, 24, 9, 5).getTime();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Rotation
        connection={{ accountId: "a", previousKeySince, seen } as unknown as Connection}
        onFresh={() => undefined}
      />
    </QueryClientProvider>,
  );
  expect(screen.getByTestId("rotation").textContent).toContain("周二 09:05 起");
});
