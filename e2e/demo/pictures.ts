// Takes the pictures of README and guides from the demo with its past, and records a first conversation.
// usage: pnpm pictures [--only NAME]
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { buildPages } from "@jieru/dev-env/build-pages";
import type { DemoPerson } from "@jieru/dev-env/demo";
import { startDevEnv } from "@jieru/dev-env/dev-env";
import { createMovableClock } from "@jieru/simulator/clock";
import { chromium, expect, type Page, type ViewportSize } from "@playwright/test";
import sharp from "sharp";
import { ensureBrowser, findShell } from "../../scripts/browser.ts";
import { smallPng } from "../../scripts/small-png.ts";
import { atRest } from "../acts.ts";
import { untilHere } from "../screens/screens.ts";
import { fillIn } from "../wizard.ts";
import { admin, linZhixia, supervisor } from "../world.ts";
import {
  type DemoDesk,
  fillDesk,
  type Look,
  leaveOneInactive,
  openDesk,
  openPage,
  signEverybodyIn,
} from "./demo-desk.ts";
import { recordConversation } from "./recording.ts";

const pictures = path.resolve(import.meta.dirname, "../../docs/pictures");
/** A Thursday afternoon in Shanghai. */
const startsAt = Date.UTC(2026, 10, 26, 6, 20);
const normal = { width: 1280, height: 800 };
const low = { width: 1280, height: 700 };
const wide = { width: 1440, height: 900 };
const languages = ["en", "zh-CN"] as const;

const { values } = parseArgs({ options: { only: { type: "string", default: "" } } });
const isWanted = (name: string): boolean => name.includes(values.only);

/** Bytes by file name. They are compressed at the end: meanwhile the server could not answer. */
const taken = new Map<string, Buffer>();

async function save(name: string, bytes: Buffer): Promise<void> {
  const small = name.endsWith(".png") ? await smaller(bytes) : bytes;
  await writeFile(path.join(pictures, name), small);
  console.log(`${name}: ${Math.round(small.length / 1024)} kB`);
}

const smaller = async (png: Buffer): Promise<Buffer> =>
  (await smallPng(png)) ?? sharp(png).png({ palette: true, dither: 0, effort: 10 }).toBuffer();

type Open = (page: Page, desk: DemoDesk) => Promise<unknown>;
interface Picture {
  who: DemoPerson;
  address: string;
  open: Open;
  themes?: readonly NonNullable<Look["theme"]>[];
  viewport?: ViewportSize;
}

const untilShown =
  (testId: string): Open =>
  (page) =>
    expect(page.getByTestId(testId).first()).toBeVisible();

let connected = 0;
/** Fills in the first step of the connection, up to the values for WeChat. */
async function connect(page: Page, { env }: DemoDesk): Promise<void> {
  const number = ++connected;
  const program = {
    appId: `wx3c8d1f60a94be57${number}`,
    originalId: `gh_5b1e7d20c4f${number}`,
    appSecret: `secret-of-shanwai-tea-room-${number}`,
    name: "山外茶室",
  };
  const unset = { token: "", encodingAesKey: "", mode: "secure", format: "json", pushUrl: "" } as const;
  env.simulator.addAccount({ ...program, ...unset });
  // The page would warn that WeChat cannot reach an address of this machine.
  await page.route("**/api/**", async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll(env.server.url, "https://kf.example.com");
    await route.fulfill({ response, body });
  });
  await fillIn(page, program);
  await expect(page.getByTestId("paste-token")).toBeVisible();
}

/** The pictures by name. `connect` is the last: it adds an account to every later picture. */
const picturesOf = (account: string, sessionId: string): Record<string, Picture> => ({
  conversation: {
    who: linZhixia,
    address: `${account}/s/${sessionId}`,
    open: (page) => page.getByTestId("composer-input").fill("苏小姐，今天下午发出，顺丰"),
    themes: ["light", "dark"],
  },
  board: { who: supervisor, address: `${account}/supervise`, open: untilShown("board"), viewport: low },
  reports: { who: supervisor, address: `${account}/reports`, open: untilShown("report"), viewport: wide },
  search: {
    who: supervisor,
    address: `${account}/search?q=%E8%A1%A5%E5%8F%91`,
    open: untilShown("search-hit"),
  },
  "conduct-rules": {
    who: admin,
    address: `${account}/settings/conduct`,
    open: (page) => expect(page.getByTestId("conduct-rules")).toBeVisible(),
  },
  connect: { who: admin, address: "/connect", open: connect, viewport: { width: 1280, height: 960 } },
});

async function takePictures(desk: DemoDesk, sessionId: string): Promise<void> {
  const all = Object.entries(picturesOf(`/a/${desk.world.accountId}`, sessionId));
  for (const [name, { who, address, open, themes = ["light"] as const, viewport = normal }] of all)
    for (const language of languages)
      for (const theme of themes) {
        const file = `${name}-${language}${theme === "dark" ? "-dark" : ""}.png`;
        if (!isWanted(file)) continue;
        const page = await openPage(desk, { language, theme, viewport }, who);
        await page.goto(address);
        await open(page, desk);
        await untilHere(page);
        await atRest(page);
        taken.set(file, await page.screenshot({ animations: "disabled", caret: "hide" }));
        await page.context().close();
      }
}

await buildPages();
const dataDir = await mkdtemp(path.join(os.tmpdir(), "jieru-pictures-"));
const clock = createMovableClock({ startAt: startsAt, rate: 0 });
const env = await startDevEnv({ dataDir, clock, logLevel: "error" });
const executablePath = findShell() ?? ensureBrowser();
const browser = await chromium.launch({ executablePath, args: ["--font-render-hinting=none"] });
try {
  const desk = await openDesk(env, browser);
  await leaveOneInactive(desk);
  for (const language of languages)
    if (isWanted(`conversation-${language}.webp`))
      taken.set(`conversation-${language}.webp`, await recordConversation(desk, language));
  await signEverybodyIn(desk);
  await takePictures(desk, await fillDesk(desk));
} finally {
  await browser.close();
  await env.stop();
  await rm(dataDir, { recursive: true, force: true });
}
for (const [name, bytes] of taken) await save(name, bytes);
