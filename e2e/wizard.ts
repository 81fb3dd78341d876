import type { Simulator } from "@jieru/simulator/simulator";
import type { Locator, Page } from "@playwright/test";
import { expect } from "./world.ts";

let registered = 0;

/** Registers a mini program at WeChat that is not connected yet. */
export function register(simulator: Simulator) {
  const number = String(++registered).padStart(16, "0");
  const program = {
    appId: `wx${number}`,
    originalId: `gh_${number}`,
    name: `新店 ${registered}`,
    appSecret: `secret-of-new-shop-${number}`,
  };
  simulator.addAccount({
    ...program,
    token: "",
    encodingAesKey: "",
    mode: "secure",
    format: "json",
    pushUrl: "",
  });
  return program;
}
export type Program = ReturnType<typeof register>;

export const fill = (page: Page, field: string, value: string): Promise<void> =>
  page.getByTestId(`field-${field}`).fill(value);
export const step = (page: Page, name: string): Locator => page.getByTestId(`step-${name}`);
export const textOf = async (page: Page, testId: string): Promise<string> =>
  (await page.getByTestId(testId).textContent()) ?? "";

export async function fillIn(page: Page, { name, appId, originalId, appSecret }: Program): Promise<void> {
  for (const [field, value] of Object.entries({ name, appId, originalId, appSecret }))
    await fill(page, field, value);
  await page.getByTestId("connect-send").click();
  await expect(step(page, "fill")).toHaveAttribute("data-state", "done");
}

interface Place {
  simulator: Simulator;
  url: string;
}

export async function submit({ simulator, url }: Place, page: Page, appId: string, typed: object = {}) {
  const pushUrl = `${url}${new URL(await textOf(page, "paste-url")).pathname}`;
  const [token, encodingAesKey] = [await textOf(page, "paste-token"), await textOf(page, "paste-key")];
  const settings = { pushUrl, token, encodingAesKey, mode: "secure", format: "json", ...typed } as const;
  return simulator.savePushSettings(appId, settings);
}
