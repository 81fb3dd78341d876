import { initialNotificationSettings, newsKinds } from "@jieru/shared/domain/notification-settings";
import type { Event, Snapshot } from "@jieru/shared/domain/snapshot";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AgentNotification,
  deriveNotifications,
} from "../../../src/features/notifications/derive-notifications.ts";
import {
  channelsFor,
  decideDeliveries,
  mayPlayTone,
  toneOf,
} from "../../../src/features/notifications/notification-policy.ts";
import {
  agent,
  anotherWaits,
  bossId,
  delivered,
  desk,
  line,
  meId,
  minute,
  otherId,
  pickedUp,
  session,
  situation,
  startedAt,
  step,
  transferred,
  wrote,
} from "./fixtures.ts";

const s1 = session("s1");
const after = desk({ sessions: [wrote(s1)] });
const [notification] = deriveNotifications(step(desk({ sessions: [s1] }), after)) as [AgentNotification];
const allDay = { from: "00:00", to: "23:59", timeZone: "UTC" };
const quiet = { ...initialNotificationSettings, quiet: allDay };

describe("notification channels", () => {
  it("[NT2] [NT4] sound always, desktop only while no tab is visible, neither for the viewed session", () => {
    expect(channelsFor(notification, situation(after))).toEqual({ sound: true, desktop: true });
    expect(channelsFor(notification, situation(after, { inView: true }))).toEqual({
      sound: true,
      desktop: false,
    });
    const looking = situation(after, { inView: true, looking: (id) => id === s1.id });
    expect(channelsFor(notification, looking)).toEqual({ sound: false, desktop: false });
  });

  it("[NT7] the channels follow the settings matrix for each kind", () => {
    for (const sound of [true, false])
      for (const desktop of [true, false]) {
        const kinds = { ...initialNotificationSettings.kinds, message: { sound, desktop } };
        const settings = { ...initialNotificationSettings, kinds };
        expect(channelsFor(notification, situation(after, { settings }))).toEqual({ sound, desktop });
      }
  });

  it("[NT5] quiet hours suppress everything, and being away leaves only returned sessions and alarms", () => {
    expect(channelsFor(notification, situation(after, { settings: quiet }))).toEqual({
      sound: false,
      desktop: false,
    });
    const kinds = newsKinds.filter((kind) => {
      const away = situation(after, { status: "away", isStillRelevant: () => true });
      return channelsFor({ ...notification, kind, session: null }, away).sound;
    });
    expect(kinds).toEqual(["returned", "alarm"]);
  });

  it("[NT3] one tone covers three seconds, and trouble has another tone", () => {
    expect(mayPlayTone(undefined, 0)).toBe(true);
    expect(mayPlayTone(1_000, 3_999)).toBe(false);
    expect(mayPlayTone(1_000, 4_000)).toBe(true);
    expect(newsKinds.filter((k) => toneOf(k) === "info")).toEqual([
      "waiting",
      "message",
      "given",
      "reminder",
      "mention",
    ]);
  });
});

/** An action at the desk, whether it was this agent's own, and the resulting snapshot. */
interface Act {
  mine: boolean;
  run: (d: Snapshot, n: number) => { after: Snapshot; events: Event[] };
}
const put = (d: Snapshot, s: Snapshot["sessions"][number]): Snapshot => ({
  ...d,
  sessions: [...d.sessions.filter((x) => x.id !== s.id), s],
  waiting: line(...d.waiting.sessions.filter((x) => x.id !== s.id)).waiting,
});
const first = (d: Snapshot) => d.waiting.sessions[0];
const own = (d: Snapshot) => d.sessions.find((s) => s.ownerId === meId);
const nothing = (d: Snapshot) => ({ after: d, events: [] });
const taken = (event: (s: Snapshot["sessions"][number]) => Event) => (d: Snapshot, n: number) => {
  const s = first(d);
  if (!s) return nothing(d);
  const mine = { ...s, state: "active" as const, ownerId: meId, epoch: n, waitingSince: null };
  return { after: put(d, mine), events: [event(mine)] };
};
const changed =
  (change: (s: Snapshot["sessions"][number]) => Partial<Snapshot["sessions"][number]>) => (d: Snapshot) => {
    const s = own(d);
    return s ? { after: put(d, { ...s, ...change(s) }), events: [] } : nothing(d);
  };

const acts: Record<string, Act> = {
  pickUp: { mine: true, run: taken((s) => pickedUp(s, null)) },
  assignToMyself: { mine: true, run: taken((s) => pickedUp(s, meId)) },
  transferToMyself: { mine: true, run: taken((s) => transferred(s, meId)) },
  read: { mine: true, run: changed(() => ({ unread: 0 })) },
  reply: { mine: true, run: changed(() => ({ unread: 0, unansweredSince: null, firstResponseMs: 1 })) },
  end: {
    mine: true,
    run: (d) => ({ after: { ...d, sessions: d.sessions.filter((s) => s !== own(d)) }, events: [] }),
  },
  giveBack: {
    mine: true,
    run: (d, n) => {
      const s = own(d);
      if (s?.state !== "active") return nothing(d);
      const sessions = d.sessions.filter((x) => x.id !== s.id);
      const back = { ...s, state: "waiting" as const, ownerId: null, epoch: n, waitingSince: startedAt + n };
      return { after: { ...d, sessions, ...line(...d.waiting.sessions, back) }, events: [] };
    },
  },
  dispatched: { mine: false, run: taken((s) => pickedUp(s, "dispatch")) },
  assigned: { mine: false, run: taken((s) => pickedUp(s, bossId)) },
  comes: {
    mine: false,
    run: (d, n) => ({
      after: { ...d, ...line(...d.waiting.sessions, anotherWaits(`c${n}`, startedAt + n)) },
      events: [],
    }),
  },
  writes: { mine: false, run: changed((s) => wrote(s)) },
  fails: {
    mine: false,
    run: (d) => ({ after: d, events: own(d) ? [delivered(own(d) as never, "failed")] : [] }),
  },
  takenByAnother: {
    mine: false,
    run: (d) => {
      const s = first(d);
      return s ? { after: put(d, { ...s, state: "active", ownerId: otherId }), events: [] } : nothing(d);
    },
  },
};

const play = (
  names: string[],
  also?: (notifications: AgentNotification[], act: Act, d: Snapshot) => void,
): AgentNotification[][] => {
  let d = desk({ me: agent(meId) });
  return names.map((name, n) => {
    const act = acts[name] as Act;
    const next = act.run(d, n + 1);
    const found = deriveNotifications(step(d, next.after, next.events));
    also?.(found, act, next.after);
    d = next.after;
    return found;
  });
};
const history = fc.array(fc.constantFrom(...Object.keys(acts)), { maxLength: 40 });

describe("every action at the desk", () => {
  it("[NT2] does not notify the agent who did it", () => {
    fc.assert(
      fc.property(history, (names) => {
        play(names, (found, act) => act.mine && expect(found).toEqual([]));
      }),
    );
  });

  it("[NT1] notifies at most once, however often it is read", () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 3 }), (names, times) => {
        const all = play(names).flat();
        const always = situation(desk(), { isStillRelevant: () => true });
        const decided = new Set<string>();
        const keys: string[] = [];
        for (let i = 0; i < times; i++) {
          const next = decideDeliveries(decided, all, always);
          keys.push(...next.sound.map((n) => n.key));
        }
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys.length).toBe(new Set(all.map((n) => n.key)).size);
      }),
    );
  });

  it("[NT5] [NT6] notifies neither in quiet hours nor after it is handled", () => {
    fc.assert(
      fc.property(history, fc.nat(24 * 60), (names, minutes) => {
        play(names, (found, _, d) => {
          const now = startedAt + minutes * minute;
          const silent = decideDeliveries(new Set(), found, situation(d, { settings: quiet, now }));
          const isMinuteBetween = new Date(now).toISOString().slice(11, 16) === "23:59";
          if (!isMinuteBetween) expect([silent.sound, silent.desktop]).toEqual([[], []]);
          const gone = decideDeliveries(new Set(), found, situation(d, { isStillRelevant: () => false }));
          expect([gone.sound, gone.desktop]).toEqual([[], []]);
        });
      }),
    );
  });
});
