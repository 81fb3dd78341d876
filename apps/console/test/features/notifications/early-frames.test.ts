import { initialNotificationSettings } from "@jieru/shared/domain/notification-settings";
import { afterEach, expect, test, vi } from "vitest";
import { runEffects } from "../../../src/data/store/frame-effects.ts";
import { startNotifier } from "../../../src/features/notifications/notifier.ts";
import { accountId, appliedFrame } from "../../fixtures.ts";
import { desk, session, wrote } from "./fixtures.ts";

afterEach(() => vi.unstubAllGlobals());

test("[NT1] frames that arrive before the notifier starts notify once, and the initial state does not", async () => {
  const calls: string[] = [];
  const Notification = class {
    static permission = "granted";
    constructor(title: string) {
      calls.push(title);
    }
    close(): void {}
  };
  vi.stubGlobal("Notification", Notification);
  const of = (id: string) => session(id, { customer: { ...session(id).customer, remark: id } });
  const [su, chen] = [of("苏小姐"), of("陈老板")];
  const began = desk({ sessions: [wrote(su), chen] });
  const now = desk({ sessions: [wrote(su), wrote(chen)] });
  const { account } = desk({ sessions: [] });
  const elsewhere = desk({
    sessions: [wrote(of("别店的"))],
    account: { ...account, id: "other" as typeof account.id },
  });
  runEffects(appliedFrame(elsewhere, elsewhere, []));
  runEffects(appliedFrame(began, now, []));
  const start = () => {
    const telling = startNotifier({
      accountId,
      desk: () => now,
      settings: () => initialNotificationSettings,
      live: () => true,
      view: () => ({ inView: false, attentive: false, looking: null }),
      open: () => undefined,
    });
    telling.soundTurn(false);
    return telling;
  };
  const first = start();
  await expect.poll(() => calls).toEqual(["陈老板"]);
  first.stop();
  const second = start();
  runEffects(appliedFrame(now, desk({ sessions: [wrote(su), wrote(wrote(chen))] }), []));
  await expect.poll(() => calls).toHaveLength(2);
  second.stop();
});
