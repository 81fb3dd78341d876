/** Connecting a mini program, at our page and at WeChat's. */
import type { Simulator } from "@jieru/simulator/simulator";
import type { Locator, Page } from "@playwright/test";
import { expect } from "./world.ts";

let registered = 0;

/** A mini program that WeChat knows and we do not. */
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
export const said = async (page: Page, testId: string): Promise<string> =>
  (await page.getByTestId(testId).textContent()) ?? "";

/** The wizard's first step, up to what is to be pasted. */
export async function fillIn(page: Page, { name, appId, originalId, appSecret }: Program): Promise<void> {
  for (const [field, value] of Object.entries({ name, appId, originalId, appSecret }))
    await fill(page, field, value);
  await page.getByTestId("connect-send").click();
  await expect(step(page, "fill")).toHaveAttribute("data-state", "done");
}

interface Place {
  simulator: Simulator;
  /** Where our server is reached by WeChat. */
  url: string;
}

/** An admin at WeChat's page for message push, with what our page shows. */
export async function submit({ simulator, url }: Place, page: Page, appId: string, typed: object = {}) {
  const pushUrl = `${url}${new URL(await said(page, "paste-url")).pathname}`;
  const [token, encodingAesKey] = [await said(page, "paste-token"), await said(page, "paste-key")];
  const settings = { pushUrl, token, encodingAesKey, mode: "secure", format: "json", ...typed } as const;
  return simulator.savePushSettings(appId, settings);
}
