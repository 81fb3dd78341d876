import { rest } from "../rest.ts";
import { appId } from "../stage/stage.ts";
import type { Fault } from "./fault.ts";

const answers = [
  ["-1", "F28"],
  ["45009", "F28"],
  ["45011", "F28"],
  ["45015", "F28"],
  ["45047", "F28"],
  ["40007", "F28"],
  ["40001", "F28 F31"],
  ["42001", "F28 F31"],
  ["http_500", "F28"],
  ["html", "F28"],
  ["empty", "F28"],
  ["cut_json", "F28"],
  ["hang", "F29"],
  ["hang_undelivered", "F29"],
  ["reset_after", "F30"],
  ["reset_before", "F30"],
] as const;

const sends = answers.map(
  ([nextSend, ids]): Fault => ({
    name: `WeChat answers replies with ${nextSend}`,
    ids,
    group: "edges",
    async strike({ stage, random }) {
      stage.simulator.switches.set({ nextSend, nextSendSticky: true });
      await rest(random.int(150, 800));
      stage.simulator.switches.set({ nextSend: "normal", nextSendSticky: false });
    },
  }),
);

const tokenCalls = (["hang", "reset", "cut_json"] as const).map(
  (tokenFault): Fault => ({
    name: `WeChat answers calls for a token with ${tokenFault}`,
    ids: "F29 F30 F31",
    group: "edges",
    async strike({ stage, random }) {
      stage.simulator.switches.set({ tokenFault });
      stage.simulator.revokeTokens(appId);
      await rest(random.int(300, 1_500));
      stage.simulator.switches.set({ tokenFault: "normal" });
    },
  }),
);

const uploads = (
  [
    ["hang", "F29"],
    ["reset", "F30"],
    ["http_500", "F28"],
    ["html", "F28"],
    ["cut_json", "F28"],
  ] as const
).map(
  ([uploadFault, ids]): Fault => ({
    name: `WeChat answers uploads with ${uploadFault}`,
    ids,
    group: "edges",
    async strike({ stage, random }) {
      stage.simulator.switches.set({ uploadFault });
      await rest(random.int(500, 2_000));
      stage.simulator.switches.set({ uploadFault: "normal" });
    },
  }),
);

const pushes = (
  [
    ["pushes twice, in parallel", "F22", { duplicatePushes: true }],
    ["pushes out of order", "F23", { reorderPushes: true }],
    ["acknowledgements lost", "F2", { dropAcknowledgements: true }],
    ["two messages in one second", "F24", { twoInOneSecond: true }],
    ["late pushes", "F23", { delayPushesMs: 700 }],
    ["numbers as strings, retries unsigned anew", "F1", { stringNumbers: true, resignRetries: false }],
  ] as const
).map(([name, ids, patch]): Fault => {
  return {
    name,
    ids,
    group: "edges",
    async strike({ stage, random }) {
      const before = stage.simulator.switches.get();
      stage.simulator.switches.set(patch);
      await rest(random.int(800, 2_500));
      const calm = Object.keys(patch).map((key) => [key, before[key as keyof typeof before]]);
      stage.simulator.switches.set(Object.fromEntries(calm));
    },
  };
});

export const wechatFaults: Fault[] = [
  ...sends,
  ...tokenCalls,
  ...uploads,
  ...pushes,
  {
    name: "every access token revoked",
    ids: "F31",
    group: "edges",
    strike: async ({ stage }) => stage.simulator.revokeTokens(appId),
  },
  {
    name: "the token call refused (40164)",
    ids: "F31 F32",
    group: "edges",
    async strike({ stage, random }) {
      stage.simulator.switches.set({ tokenRefusal: 40164 });
      stage.simulator.revokeTokens(appId);
      await rest(random.int(300, 1_500));
      stage.simulator.switches.set({ tokenRefusal: null });
    },
  },
  {
    name: "WeChat's API drops every connection",
    ids: "F30 F32",
    group: "edges",
    async strike({ stage, random }) {
      const ms = random.int(500, 3_000);
      stage.simulator.takeDown(ms);
      await rest(ms);
      stage.simulator.takeDown(0);
    },
  },
];
