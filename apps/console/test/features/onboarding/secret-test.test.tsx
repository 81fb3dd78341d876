import type { AccountId } from "@jieru/shared/domain/ids";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { SecretTest } from "../../../src/features/onboarding/steps/SecretTest.tsx";

afterEach(() => vi.unstubAllGlobals());

test("[MA8] a late test result of one secret is not shown for the next secret", async () => {
  let answer: (response: Response) => void = () => undefined;
  vi.stubGlobal("fetch", () => new Promise<Response>((give) => (answer = give)));
  const accepted = () => Response.json({ test: { result: "accepted" } });
  const page = (mark: string) => <SecretTest accountId={"a" as AccountId} mark={mark} />;
  const { rerender } = render(page("…old"));
  fireEvent.click(screen.getByTestId("test-secret"));
  await act(async () => answer(accepted()));
  expect(screen.queryByTestId("test-outcome")).not.toBeNull();
  rerender(page("…new"));
  expect(screen.queryByTestId("test-outcome")).toBeNull();
  fireEvent.click(screen.getByTestId("test-secret"));
  rerender(page("…newer"));
  await act(async () => answer(accepted()));
  expect(screen.queryByTestId("test-outcome")).toBeNull();
});
