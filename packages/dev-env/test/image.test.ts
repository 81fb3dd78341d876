/**
 * Builds the image and runs the commands of docs/self-host/docker-compose.md for `compose.embedded.yaml`, with Podman in place of Docker.
 *
 * @module-tag slow
 */
import { existsSync, readFileSync } from "node:fs";
import { chmod, copyFile, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Session } from "@jieru/shared/domain/session";
import type { Connection } from "@jieru/shared/protocol/connection";
import { createMovableClock } from "@jieru/simulator/clock";
import type { Simulator } from "@jieru/simulator/simulator";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { demoAccount, demoCustomers, demoLogin } from "../src/demo.ts";
import { pushPath, startDemoSimulator } from "../src/dev-env.ts";
import { freePort } from "../src/free-port.ts";
import { signInAs } from "../src/sign-in-as.ts";
import { picture } from "./cast.ts";
import { type Console, consoleWith, request } from "./console.ts";
import { buildImage, openPodman, type Podman, repository } from "./podman.ts";
import { admin, appId } from "./test-server.ts";

const composeFile = "compose.embedded.yaml";
const container = "jieru_server_1";
const mostAddedBytes = 160e6;
const [{ openid }] = demoCustomers;
const read = (file: string): string => readFileSync(path.join(repository, file), "utf8");

const programs = ["podman", "podman-compose", "runc", "catatonit", "debootstrap"];
const isInstalled = (name: string): boolean =>
  (process.env.PATH ?? "").split(path.delimiter).some((dir) => existsSync(path.join(dir, name)));
/** `scripts/podman.ts` installs the programs before the slow tests. */
const canRun = process.getuid?.() === 0 && programs.every(isInstalled);

let podman: Podman;
let simulator: Simulator;
let url: string;
let sessionId: string;
let addedBytes: number;
/** Holds the compose file and `.env`, as a checkout does. Its name is the project's. */
let checkout: string;

/** Runs lines of a shell as an operator would. */
const shell = (script: string): Promise<string> => podman.run("bash", ["-euc", script], 5 * 60_000, checkout);
const inContainer = (script: string): Promise<string> =>
  podman.run("podman", ["exec", container, "sh", "-c", script]);
const isReady = async (): Promise<number> =>
  fetch(`${url}/readyz`).then(
    ({ status }) => status,
    () => 0,
  );
const readState = (): Promise<string> =>
  podman.run("podman", ["inspect", "--format={{.State.Status}} {{.State.ExitCode}}", container]);
const waitUntilReady = () =>
  vi.waitFor(async () => expect(await isReady()).toBe(200), { timeout: 120_000, interval: 200 });

/** Returns the block of shell commands that contains this text. */
function documented(text: string): string {
  const blocks = read("docs/self-host/docker-compose.md").matchAll(/```sh\n(.*?)```/gs);
  const found = [...blocks].map(([, block = ""]) => block).find((block) => block.includes(text));
  expect(found).toBeDefined();
  return found as string;
}

/** `docker`, which adds the addresses of the simulator to the compose file. */
const dockerScript = (dir: string) => `#!/bin/sh
[ "$1" = compose ] || exec podman "$@"
shift 3
exec podman-compose --in-pod 0 -f ${composeFile} -f ${dir}/simulator.yaml "$@"
`;

async function layOut(): Promise<void> {
  const { dir } = podman;
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  checkout = path.join(dir, "jieru");
  await mkdir(checkout);
  await mkdir(path.join(dir, "bin"));
  await writeFile(path.join(dir, "bin/docker"), dockerScript(dir));
  await chmod(path.join(dir, "bin/docker"), 0o755);
  const addresses = { WECHAT_API_URL: simulator.url, WECHAT_OPEN_URL: simulator.url };
  const added = { services: { server: { environment: addresses } } };
  await writeFile(path.join(dir, "simulator.yaml"), JSON.stringify(added));
  await copyFile(path.join(repository, composeFile), path.join(checkout, composeFile));
  // podman-compose 1.3 does not expand `NAME: ${NAME:-default}` without a value of NAME.
  const defaults = [...read(composeFile).matchAll(/\$\{(\w+):-([^}]*)\}/g)].map(([, n, v]) => `${n}=${v}`);
  const ours = [
    `PORT=${port}`,
    `PUBLIC_URL=${url}`,
    `WECHAT_LOGIN_APPID=${demoLogin.appId}`,
    `WECHAT_LOGIN_SECRET=${demoLogin.secret}`,
  ];
  await writeFile(path.join(checkout, ".env"), `${[...defaults, ...ours].join("\n")}\n`);
}

type Client = Omit<Console, "agentId">;

async function signIn(next = "/"): Promise<Client> {
  return consoleWith(url, await signInAs(url, admin.unionid, next));
}

async function writeAsCustomer(): Promise<void> {
  const { outcome } = await simulator.pushText(appId, openid, "在吗");
  expect(outcome).toBe("acknowledged");
}

/** Answers, and waits until WeChat has delivered the answer. */
async function answer(agent: Client, sessionId: string, text: string): Promise<void> {
  await agent.reply(sessionId, text);
  const delivered = () => simulator.ledger.listSends({ appId, openid }).filter((send) => send.delivered);
  await expect.poll(() => delivered().map(({ content }) => content), { timeout: 30_000 }).toContain(text);
}

describe.skipIf(!canRun)("the container image", () => {
  beforeAll(async () => {
    podman = await openPodman();
    addedBytes = await buildImage(podman);
    simulator = await startDemoSimulator({ dataDir: podman.dir, clock: createMovableClock() });
    await layOut();
    await shell(`docker compose -f ${composeFile} up --detach`);
    await waitUntilReady();
  }, 60 * 60_000);
  afterAll(async () => {
    await podman?.close();
    await simulator?.stop();
  });

  it("[PD5] adds at most 160 MB to its base", () => {
    expect(addedBytes).toBeGreaterThan(0);
    expect(addedBytes).toBeLessThan(mostAddedBytes);
  });

  it("[PD5] runs as a user without rights, who can write only to the volumes and /tmp", async () => {
    expect(await inContainer("id -un; id -u")).toBe("node\n1000");
    const rights = (await inContainer("grep -E '^(Uid|Cap|NoNewPrivs)' /proc/1/status")).replaceAll(
      "\t",
      " ",
    );
    for (const set of ["Inh", "Prm", "Eff", "Bnd", "Amb"])
      expect(rights).toContain(`Cap${set}: ${"0".repeat(16)}`);
    expect(rights).toContain("NoNewPrivs: 1");
    expect(rights).toContain("Uid: 1000 1000 1000 1000");
    const writable = await inContainer("find / -xdev -writable ! -type l 2>/dev/null | sort || true");
    // These are mounts. Podman adds /var/tmp, Docker does not.
    expect(writable.split("\n")).toEqual(["/backups", "/data", "/tmp", "/var/tmp"]);
    await inContainer("for dir in /data /backups /tmp; do touch $dir/x && rm $dir/x; done");
  });

  it("[PD5] passes its health check and serves the console", async () => {
    await podman.run("podman", ["healthcheck", "run", container]);
    const page = await request(url, "GET");
    expect([page.status, page.text]).toEqual([200, expect.stringContaining('<div id="root">')]);
  });

  it("[PD5] [SI5] carries a first conversation from the set-up link to a delivered answer", async () => {
    const [link = ""] = /http\S+\/set-up\/\w+/.exec(await podman.run("podman", ["logs", container])) ?? [];
    const boss = await signIn(new URL(link).pathname);
    const connected = await boss.post("/api/accounts", demoAccount);
    expect(connected.status).toBe(200);
    const { accountId } = (connected.body as { connection: Connection }).connection;
    simulator.setPushUrl(appId, `${url}${pushPath}`);
    await writeAsCustomer();
    const waiting = (await boss.get(`/api/accounts/${accountId}/sessions/waiting`)).body;
    sessionId = (waiting as { sessions: [Session] }).sessions[0].id;
    expect((await boss.post(`/api/sessions/${sessionId}/pick-up`)).status).toBe(200);
    await answer(boss, sessionId, "在的");
    await simulator.pushImage(appId, openid, picture);
    const images = () => inContainer("find /data/media -type f | wc -l");
    await expect.poll(images, { timeout: 30_000 }).not.toBe("0");
  });

  it("[PD5] the documented commands back up, and restore the conversations into an empty volume", async () => {
    const told = await shell(documented("verify $to"));
    expect(told).toContain("is good");
    const backup = await inContainer("ls -d /backups/*");
    const restore = documented("docker volume rm");
    expect(restore).toContain("/backups/2026-11-24-0317");
    expect(await shell(restore.replace("/backups/2026-11-24-0317", backup))).toMatch(/ [1-9]\d* image files/);
    await waitUntilReady();
    await writeAsCustomer();
    await answer(await signIn(), sessionId, "还在");
  });

  it("[PD5] ends in order when Compose stops it", async () => {
    await waitUntilReady();
    await shell(`docker compose -f ${composeFile} stop`);
    expect(await readState()).toBe("exited 0");
    expect(await isReady()).toBe(0);
  });

  it("[PD5] ends when Compose stops it during its start", async () => {
    await shell(`docker compose -f ${composeFile} up --detach && docker compose -f ${composeFile} stop`);
    expect(["exited 0", "exited 143"]).toContain(await readState());
  });
});
