import type { Role } from "@jieru/shared/domain/agent";
import { expect, test } from "vitest";
import { shortcuts } from "../../../src/features/commands/shortcuts.ts";
import { commandNames, commands, keysOf } from "../../../src/features/commands/table.ts";
import { commandEntries } from "../../../src/features/palette/command-entries.ts";
import { rank } from "../../../src/features/palette/rank.ts";
import { sessionEntries } from "../../../src/features/palette/session-entries.ts";
import { settingEntries } from "../../../src/features/palette/setting-entries.ts";
import { pinyinOf } from "../../../src/lib/text/pinyin.ts";
import { otherId, session, snapshot, waiting } from "../../fixtures.ts";

const titles = (found: readonly { title: string }[]) => found.map(({ title }) => title);
const customer = (remark: string, tags: string[] = []) => ({ ...session("x").customer, remark, tags });

test("[KB5] names rank by prefix, substring and pinyin initials, before other words", () => {
  const all = [
    { title: "老客", words: ["陈老板的朋友"] },
    { title: "清老板" },
    { title: "陈老板" },
    { title: "Chen Lao" },
    { title: "苏小姐" },
  ];
  expect(titles(rank(all, "陈"))).toEqual(["陈老板", "老客"]);
  expect(titles(rank(all, "老板"))).toEqual(["清老板", "陈老板", "老客"]);
  expect(titles(rank(all, "clb"))).toEqual(["陈老板", "老客"]);
  expect(titles(rank(all, "lao"))).toEqual(["Chen Lao", "老客", "清老板", "陈老板"]);
  expect(titles(rank(all, "  ＣＨＥＮ "))).toEqual(["Chen Lao", "陈老板", "老客"]);
  expect(rank(all, " ")).toEqual(all);
  expect(rank(all, "没有")).toEqual([]);
});

test("[KB5] full pinyin matches from the start of any syllable, with the last one truncated", () => {
  const all = [{ title: "苏小姐" }, { title: "陈老板" }, { title: "绿茶女士" }];
  expect(titles(rank(all, "suxiaojie"))).toEqual(["苏小姐"]);
  expect(titles(rank(all, "su xiao j"))).toEqual(["苏小姐"]);
  expect(titles(rank(all, "laob"))).toEqual(["陈老板"]);
  expect(titles(rank(all, "lvcha"))).toEqual(["绿茶女士"]);
  expect(titles(rank(all, "nv"))).toEqual(["绿茶女士"]);
  expect(rank(all, "uxiao")).toEqual([]);
});

test("[KB5] the pinyin table contains everyday characters", () => {
  const words = {
    转接: "zhuanjie",
    结束: "jieshu",
    待接入: "daijieru",
    许然: "xuran",
    设置: "shezhi",
    阿姨: "ayi",
  };
  for (const [word, pinyin] of Object.entries(words)) expect(pinyinOf(word).join("")).toBe(pinyin);
});

test("[KB5] own sessions come before waiting customers, and each customer appears once", () => {
  const again = session("again", { state: "ended" });
  const desk = snapshot({
    sessions: [session("mine", { customer: customer("我的") }), session("theirs", { ownerId: otherId })],
    waiting: { count: 1, sessions: [waiting("next")] },
  });
  const opened: string[] = [];
  const entries = sessionEntries(desk, [session("mine", { state: "ended" }), again], (s) =>
    opened.push(s.id),
  );
  expect(entries.map((e) => e.id)).toEqual(["mine", "next", "again", "theirs"]);
  entries[1]?.run();
  expect(opened).toEqual(["next"]);
});

test("[KB5] a customer is found by remark, tag and the end of the openid", () => {
  const named = session("s1", { customer: customer("苏小姐", ["批发"]) });
  const nameless = session("o9Ag05Kd9tQe");
  const entries = sessionEntries(snapshot({ sessions: [named, nameless] }), [], () => undefined);
  expect(titles(rank(entries, "sxj"))).toEqual(["苏小姐"]);
  expect(titles(rank(entries, "批发"))).toEqual(["苏小姐"]);
  expect(rank(entries, "9tqe").map((e) => e.id)).toEqual(["o9Ag05Kd9tQe"]);
});

test("[KB1] every command of a page is in the table with its keys", () => {
  expect(commandNames).toEqual(expect.arrayContaining(Object.keys(shortcuts)));
  for (const [name, { keys }] of Object.entries(shortcuts))
    expect(keysOf(name as keyof typeof shortcuts)).toEqual(expect.arrayContaining([...keys]));
  expect(keysOf("end")).toEqual(["Mod+KeyK KeyE", "KeyE"]);
  expect(keysOf("pickUpNext")).toEqual(["KeyN", "Mod+KeyK KeyN"]);
});

test("[KB4] [KB5] commands are found by their names in both languages and show why they are disabled", () => {
  const offered = Object.fromEntries(
    Object.keys(commands).map((name) => [
      name,
      { run: () => undefined, reason: name === "end" ? "不是你的" : null },
    ]),
  );
  const entries = commandEntries(offered);
  expect(entries).toHaveLength(commandNames.length - 1);
  expect(rank(entries, "结束")[0]).toMatchObject({ command: "end", reason: "不是你的" });
  expect(rank(entries, "js")[0]?.command).toBe("end");
  expect(rank(entries, "end and next")[0]?.command).toBe("endAndNext");
});

test("[KB5] [ST6] a setting opens its page, and pages that the role cannot read are left out", () => {
  const opened: string[] = [];
  const entries = settingEntries("agent", (section) => opened.push(section));
  const grace = rank(entries, "断线宽限")[0];
  expect(grace?.hint).toBe("接入与分配");
  grace?.run();
  expect(opened).toEqual(["dispatch"]);
  expect(entries.find((e) => e.id === "section-connection")).toBeUndefined();
  // Settings of a page of another role are not offered.
  const invites = (role: Role) =>
    settingEntries(role, () => undefined).some((e) => e.id === "setting-settings:invite");
  expect([invites("agent"), invites("supervisor")]).toEqual([false, true]);
});
