import type { AccountId } from "@jieru/shared/domain/ids";
import { fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { ChangeSecret } from "../../../src/features/onboarding/settings/ChangeSecret.tsx";
import { currentToasts } from "../../../src/lib/toast-store.ts";

afterEach(() => vi.unstubAllGlobals());

test("[MA7] a secret that was not saved shows its reason at the field and announces it", async () => {
  vi.stubGlobal("fetch", async () => Response.json({ refusal: "not_allowed" }, { status: 403 }));
  render(<ChangeSecret accountId={"a" as AccountId} field="token" />);
  fireEvent.click(screen.getByTestId("change-token"));
  fireEvent.change(screen.getByTestId("field-token"), { target: { value: "anothertoken" } });
  fireEvent.click(screen.getByTestId("save-token"));
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("没有权限");
  expect(screen.getByTestId<HTMLInputElement>("field-token").value).toBe("anothertoken");
  expect(currentToasts().filter(({ text }) => text === alert.textContent)).toEqual([]);
});
