/** Pictures of states (VR6): of a wide window half its size, for there are many, and what is other shows there too. */
import { expect, type Page, type TestInfo } from "@playwright/test";
import { PNG } from "pngjs";
import { halved } from "./pixels.ts";
import { readPng } from "./png-reading.ts";
import { asSeen, isLeftAlone, isSurelySeen, isTaking, limits, partsOf, renewal } from "./seen.ts";
import { shotOf } from "./shots.ts";

const widest = 800;

const small = (picture: PNG): PNG => (picture.width > widest ? halved(picture) : picture);
const look = async (page: Page): Promise<PNG> => small(await readPng(await page.screenshot(asSeen)));

/** Once it has not changed for a while: taken anew, nothing tells what is still to come. */
async function atRest(page: Page): Promise<PNG> {
  let seen = await look(page);
  let alike = 0;
  const looksAlike = async () => {
    const before = seen;
    seen = await look(page);
    alike = before.data.equals(seen.data) ? alike + 1 : 0;
    return alike;
  };
  await expect.poll(looksAlike, { intervals: [200] }).toBeGreaterThan(2);
  return seen;
}

const written = (picture: PNG): Buffer => PNG.sync.write(picture, { deflateLevel: 1 });

/** Lenient for the edges of letters: what was drawn anew may lie a fraction of a pixel from where it lay when the picture was taken. */
function isSeenByPlaywright(seen: PNG, name: string): boolean {
  try {
    expect(written(seen)).toMatchSnapshot(partsOf(name), limits);
    return true;
  } catch {
    return false;
  }
}

/** The window is what the picture of this name shows, now or in a moment. Goes on after a difference, so that one run tells all. */
export async function expectSmallSeen(page: Page, name: string, info: TestInfo): Promise<void> {
  if (isLeftAlone(name, info)) return;
  const expectPicture = (picture: PNG): void =>
    expect.soft(written(picture), renewal(name)).toMatchSnapshot(partsOf(name), limits);
  if (isTaking(info)) return expectPicture(await atRest(page));
  let seen = small(await shotOf(page));
  const isSeen = async () => {
    if (await isSurelySeen(seen, name)) return true;
    const before = seen;
    seen = await look(page);
    return before.data.equals(seen.data) && isSeenByPlaywright(seen, name);
  };
  await expect
    .poll(isSeen, { timeout: 4_000, intervals: [50, 100, 200] })
    .toBe(true)
    .catch(() => expectPicture(seen));
}
