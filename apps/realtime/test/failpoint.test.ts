import { afterEach, expect, it, vi } from "vitest";
import { armFailpoints, disarmFailpoints, failpoint, failpointFault } from "../src/base/failpoint.ts";

afterEach(() => {
  disarmFailpoints();
  vi.unstubAllEnvs();
});

it("does nothing unless it is armed", () => {
  expect(failpoint("push.received")).toBeUndefined();
  armFailpoints("push.after_commit:throw");
  expect(failpoint("push.received")).toBeUndefined();
});

it("acts each time, once, or from a certain time on", async () => {
  armFailpoints("push.received:throw,push.decrypted:throw:once,lane.after_commit:throw:after=1");
  await expect(failpoint("push.received")).rejects.toThrow("failpoint push.received");
  await expect(failpoint("push.received")).rejects.toThrow();
  await expect(failpoint("push.decrypted")).rejects.toThrow();
  expect(failpoint("push.decrypted")).toBeUndefined();
  expect(failpoint("lane.after_commit")).toBeUndefined();
  await expect(failpoint("lane.after_commit")).rejects.toThrow();
});

it("waits before its next action", async () => {
  const kill = vi.spyOn(process, "kill").mockReturnValue(true);
  armFailpoints("outbox.during_call:sleep=5:kill9");
  const hit = failpoint("outbox.during_call");
  expect(kill).not.toHaveBeenCalled();
  await hit;
  expect(kill).toHaveBeenCalledWith(process.pid, "SIGKILL");
  kill.mockRestore();
});

it("exits in the same turn", () => {
  const kill = vi.spyOn(process, "kill").mockReturnValue(true);
  armFailpoints("feed.before_frame:kill9:once");
  void failpoint("feed.before_frame");
  expect(kill).toHaveBeenCalledWith(process.pid, "SIGKILL");
  kill.mockRestore();
});

it("pauses where it was told to and then continues", async () => {
  const kill = vi.spyOn(process, "kill").mockReturnValue(true);
  armFailpoints("feed.after_read:stop:throw:once");
  const hit = failpoint("feed.after_read");
  expect(kill).toHaveBeenCalledWith(process.pid, "SIGSTOP");
  await expect(hit).rejects.toThrow("failpoint feed.after_read");
  kill.mockRestore();
});

it("reports instructions it does not understand", () => {
  expect(failpointFault({})).toBeNull();
  expect(failpointFault({ FAILPOINT: "push.received:kill9" })).toBeNull();
  expect(failpointFault({ FAILPOINT: "push.nowhere:kill9" })).toBe('there is no failpoint "push.nowhere"');
  expect(failpointFault({ FAILPOINT: "push.received:explode" })).toBe('a failpoint does not know "explode"');
});

it("[N48] arms nothing in production", () => {
  vi.stubEnv("NODE_ENV", "production");
  expect(() => armFailpoints("push.received:throw")).toThrow("refused in production");
  expect(failpoint("push.received")).toBeUndefined();
});
