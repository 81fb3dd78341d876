/** The built gallery, served by Vite without the server. */
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { type Browser, test as base, expect, type Page } from "@playwright/test";
import { build, preview } from "vite";

const root = path.resolve(import.meta.dirname, "../../apps/console");
const configFile = path.join(root, "vite.config.ts");

interface WorkerFixtures {
  gallery: string;
  /** Returns the gallery in this look, opened once per language; tests must leave it unchanged. */
  stageOf(look: Look): Promise<Stage>;
}

interface TestFixtures {
  pageOf(component: string, look: Look): Promise<Page>;
}

interface Stage {
  page: Page;
  theme: Look["theme"];
  broken: string[];
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  gallery: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture names out of the pattern
    async ({}, use) => {
      const outDir = await mkdtemp(path.join(os.tmpdir(), "jieru-gallery-"));
      const shared = { root, configFile, mode: "gallery", logLevel: "error" as const };
      const input = path.join(root, "gallery.html");
      await build({
        ...shared,
        build: { outDir, emptyOutDir: true, minify: false, rolldownOptions: { input } },
      });
      const server = await preview({
        ...shared,
        build: { outDir },
        // Each state is a document of its own and requests the same files: caches them.
        preview: {
          host: "127.0.0.1",
          port: 0,
          proxy: {},
          headers: { "cache-control": "max-age=3600" },
        },
      });
      await use(`${server.resolvedUrls?.local[0]}gallery.html`);
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 120_000 },
  ],
  stageOf: [
    async ({ browser, gallery }, use) => {
      const open = new Map<Look["language"], Promise<Stage>>();
      await use(async (look) => {
        const opened = open.get(look.language) ?? openStage(browser, gallery, look);
        open.set(look.language, opened);
        const stage = await opened;
        if (stage.theme !== look.theme) await stage.page.evaluate(wearTheme, look.theme);
        stage.theme = look.theme;
        return stage;
      });
      for (const stage of open.values()) await (await stage).page.close();
    },
    { scope: "worker" },
  ],
  pageOf: async ({ browser, gallery }, use) => {
    const pages: Page[] = [];
    await use(async (component, look) => {
      const page = await openGallery(browser, gallery, { ...look, only: component });
      pages.push(page);
      return page;
    });
    for (const page of pages) await page.close();
  },
});
export { expect };

export interface Look {
  language: "zh-CN" | "en";
  theme: "light" | "dark";
}
export const looks = [
  { language: "zh-CN", theme: "light" },
  { language: "zh-CN", theme: "dark" },
  { language: "en", theme: "light" },
  { language: "en", theme: "dark" },
] as const satisfies readonly Look[];

/** A window of all components (60,000 px) costs far more memory than its parts. */
const viewport = { width: 1192, height: 900 };
const scrolled = ".g-stage { height: auto; overflow: visible }";

async function openGallery(
  browser: Browser,
  gallery: string,
  address: Look & { only?: string },
  broken: string[] = [],
): Promise<Page> {
  const page = await browser.newPage({
    viewport,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    reducedMotion: "reduce",
  });
  page.on("pageerror", (error) => broken.push(error.message));
  await page.goto(`${gallery}?${new URLSearchParams({ bare: "", ...address })}`);
  await expect(page.locator("[data-specimen]").first()).toBeVisible({ timeout: 120_000 });
  await page.addStyleTag({ content: scrolled });
  return page;
}

async function openStage(browser: Browser, gallery: string, look: Look): Promise<Stage> {
  const broken: string[] = [];
  const page = await openGallery(browser, gallery, look, broken);
  await page.evaluate(fetchAllFrames);
  // About 140 documents load here, which takes minutes on a machine of a third of the speed.
  await expect.poll(() => page.evaluate(framesToCome), { timeout: 200_000 }).toBe(0);
  await page.evaluate(() => document.fonts.ready);
  return { page, broken, theme: look.theme };
}

const wearTheme = (theme: Look["theme"]): void => {
  const frames = [...document.querySelectorAll("iframe")].map((frame) => frame.contentDocument);
  for (const one of [document, ...frames]) if (one) one.documentElement.dataset.theme = theme;
};

const fetchAllFrames = (): void => {
  for (const frame of document.querySelectorAll("iframe")) frame.loading = "eager";
};

const framesToCome = (): number =>
  [...document.querySelectorAll("iframe")].filter(
    (frame) => !frame.contentDocument?.querySelector("[data-specimen][data-done]"),
  ).length;
