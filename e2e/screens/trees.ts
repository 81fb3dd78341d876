import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, type Page, type TestInfo } from "@playwright/test";
import { isLeftAlone, isTaking, pictures } from "./seen.ts";

const ending = ".aria.yml";
const uuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const softly = expect.configure({ soft: true });

/** Expects the page's accessibility tree to equal the file of this name. Goes on after a difference. */
export async function expectTree(page: Page, name: string, info: TestInfo): Promise<void> {
  if (isLeftAlone(name, info)) return;
  const file = path.join(pictures, `${name}${ending}`);
  const read = async () => `${(await page.locator("body").ariaSnapshot()).replaceAll(uuid, "ID")}\n`;
  if (isTaking(info)) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, await atRest(read));
    return;
  }
  const message = `e2e/looks/${name}${ending} differs. If the change is intended, run: pnpm baselines --only ${name}`;
  const kept = existsSync(file) ? readFileSync(file, "utf8") : "";
  await softly.poll(read, { message, timeout: 8_000, intervals: [100, 200] }).toBe(kept);
}

async function atRest(read: () => Promise<string>): Promise<string> {
  let text = await read();
  let same = 0;
  const countSame = async () => {
    const before = text;
    text = await read();
    same = before === text ? same + 1 : 0;
    return same;
  };
  await expect.poll(countSame, { intervals: [200] }).toBeGreaterThan(2);
  return text;
}

/** Expects no trees in this folder but these. `pnpm baselines` removes the others. */
export function expectNoOtherTrees(info: TestInfo, folder: string, names: readonly string[]): void {
  const dir = path.join(pictures, folder);
  const files = existsSync(dir) ? readdirSync(dir).filter((file) => file.endsWith(ending)) : [];
  const others = files.filter((file) => !names.includes(file.slice(0, -ending.length)));
  if (!isTaking(info)) {
    expect(others, `No test compares these trees in e2e/looks/${folder}. Run: pnpm baselines`).toEqual([]);
    return;
  }
  for (const other of others) if (!isLeftAlone(`${folder}/${other}`, info)) rmSync(path.join(dir, other));
}
