import type { FailpointName } from "@jieru/realtime/base/failpoint";
import { rest } from "../rest.ts";
import { disarm, strikesAt } from "./arming.ts";
import type { Fault, Scene } from "./fault.ts";

const strikesWithinMs = 2_000;
/** Longer, because agents seldom send pictures. */
const diesWithinMs = 10_000;

/** Arms a failpoint in one server and waits for the load to reach it. An unreached failpoint is disarmed and does not count. */
async function arm(
  { stage, random }: Scene,
  name: FailpointName,
  action: string,
  maxPasses = 8,
): Promise<void> {
  const server = random.pick(stage.servers);
  if (!server.isUp()) throw new Error("the server is not up");
  const failpoint = `${action}:once:after=${random.int(0, maxPasses)}`;
  if (action.includes("kill9")) {
    const starts = server.starts();
    const died = (): boolean => !server.isUp() || server.starts() > starts;
    if (!(await strikesAt(server, name, failpoint, died, diesWithinMs))) throw new Error("nobody passed it");
    return;
  }
  server.arm(`${name}:${failpoint}`);
  await rest(strikesWithinMs);
  disarm(server, name);
}

/** Delays reading of the log in one server and change notifications in the others, so that events reach the first out of order (F27). */
async function readSlowly({ stage, random }: Scene): Promise<void> {
  const reader = random.pick(stage.servers);
  for (const server of stage.servers) {
    const place = server === reader ? "feed.after_read" : "lane.after_commit";
    server.arm(`${place}:sleep=${random.int(10, 80)}`);
  }
  await rest(strikesWithinMs);
  for (const server of stage.servers)
    for (const place of ["feed.after_read", "lane.after_commit"] as const) disarm(server, place);
}

const deaths: [FailpointName, ids: string][] = [
  ["push.received", "F1"],
  ["push.decrypted", "F1"],
  ["push.after_insert", "F1"],
  ["lane.before_commit", "F1 F6"],
  ["lane.after_commit", "F2 F8"],
  ["push.after_commit", "F2"],
  ["feed.after_read", "F3"],
  ["feed.before_frame", "F3"],
  ["reply.received", "F6"],
  ["reply.after_commit", "F6"],
  ["upload.received", "F6"],
  ["upload.after_store", "F6"],
  ["upload.after_commit", "F6"],
  ["outbox.after_upload", "F7"],
  ["outbox.before_sending", "F7"],
  ["outbox.after_sending", "F7"],
  ["outbox.after_answer", "F7"],
];

const mediaPlaces = ["media.before_job", "media.before_fetch", "media.after_store"] as const;

const dying = deaths.map(
  ([name, ids]): Fault => ({
    name: `die at ${name}`,
    ids,
    group: "programs",
    strike: (scene) => arm(scene, name, "kill9"),
  }),
);

const throwing = (
  ["push.after_commit", "lane.before_commit", "lane.after_commit", "reply.after_commit"] as const
).map(
  (name): Fault => ({
    name: `fail at ${name}`,
    ids: "F14 F42",
    group: "programs",
    strike: (scene) => arm(scene, name, "throw"),
  }),
);

const waiting = (["push.after_insert", "lane.before_commit", "outbox.after_sending"] as const).map(
  (name): Fault => ({
    name: `wait at ${name}`,
    ids: "F11",
    group: "programs",
    strike: (scene) => arm(scene, name, `sleep=${scene.random.int(200, 3_000)}`),
  }),
);

export const failpointFaults: Fault[] = [
  ...dying,
  ...throwing,
  ...waiting,
  {
    name: "the log read slowly while every server writes",
    ids: "F11 F27",
    group: "programs",
    weight: 2,
    strike: readSlowly,
  },
  {
    name: "die while WeChat thinks about a reply",
    ids: "F7",
    group: "programs",
    async strike(scene) {
      scene.stage.simulator.switches.set({ nextSend: "hang" });
      try {
        await arm(scene, "outbox.during_call", "sleep=60:kill9", 3);
      } finally {
        scene.stage.simulator.switches.set({ nextSend: "normal" });
      }
    },
  },
  {
    name: "die before an image is fetched, or meanwhile",
    ids: "F4",
    group: "programs",
    strike: (scene) => arm(scene, scene.random.pick(mediaPlaces), "kill9", 1),
  },
];
