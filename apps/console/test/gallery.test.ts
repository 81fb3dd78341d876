import { existsSync } from "node:fs";
import path from "node:path";
import { message } from "@jieru/shared/domain/message-schema";
import { session } from "@jieru/shared/domain/session-schema";
import { snapshot } from "@jieru/shared/domain/snapshot-schema";
import { apiKeysAnswer, newApiKeyAnswer } from "@jieru/shared/protocol/attributes";
import { auditAnswer } from "@jieru/shared/protocol/audit";
import { browsersAnswer } from "@jieru/shared/protocol/browsers";
import { connectionAnswer } from "@jieru/shared/protocol/connection";
import { bindingsAnswer, blockedAnswer, invitationAnswer } from "@jieru/shared/protocol/http";
import { invitationsAnswer } from "@jieru/shared/protocol/invitations";
import { savedViewsAnswer } from "@jieru/shared/protocol/saved-views";
import { expect, it } from "vitest";
import * as kept from "../gallery/api-fixtures.ts";
import {
  allowances,
  noted,
  openSession,
  replied,
  snapshots,
  spoken,
  text,
  told,
  waiting,
} from "../gallery/fixtures.ts";
import { groups } from "../gallery/groups.ts";
import { reportMissing } from "../gallery/missing-messages.ts";
import { stateId } from "../gallery/specimen.ts";
import { createI18n } from "../src/i18n/instance.ts";

it("[VR1] gallery fixtures match the server's schemas", () => {
  for (const mainSnapshot of snapshots) snapshot.parse(mainSnapshot);
  for (const one of [openSession, waiting("w")]) session.parse(one);
  for (const allowance of Object.values(allowances)) session.parse({ ...openSession, allowance });
  for (const one of [
    spoken(text("在吗")),
    replied(text("在的"), "failed", { reason: "busy" }),
    told({ what: "entered", source: null }),
    noted("老客户"),
  ])
    message.parse(one);
  bindingsAnswer.parse({ bindings: kept.bindings, limit: 100 });
  invitationsAnswer.parse({ invitations: [kept.invitation()] });
  invitationAnswer.parse(kept.newInvitation);
  apiKeysAnswer.parse({ apiKeys: kept.apiKeys, limit: 20 });
  newApiKeyAnswer.parse(kept.newApiKey);
  auditAnswer.parse({ records: kept.records, more: false });
  blockedAnswer.parse({ customers: kept.blocked, more: false });
  browsersAnswer.parse({ browsers: kept.browsers });
  savedViewsAnswer.parse({ views: kept.views });
  connectionAnswer.parse({ connection: kept.connection() });
});

it("[VR1] each specimen names an existing file", () => {
  const files = groups.flatMap(({ specimens }) => specimens.map(({ file }) => file));
  const source = path.join(import.meta.dirname, "../src");
  const sourceOf = (file: string) => file.replace("@jieru/ui/", "../../../packages/ui/src/");
  expect(files.filter((file) => !existsSync(path.join(source, `${sourceOf(file)}.tsx`)))).toEqual([]);
});

it("[VR1] every state has a unique address", () => {
  const ids = groups.flatMap(({ specimens }) =>
    specimens.flatMap((specimen) => specimen.states.map((state) => stateId(specimen, state))),
  );
  expect(ids.length).toBeGreaterThan(200);
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
});

it.each([
  ["failed", "area:failed"],
  ["state.never", "area:state.never"],
  ["other:failed", "other:failed"],
  ["hours", "area:hours"],
])("[VR1] a missing text is reported whatever its key: %s", (key, named) => {
  const words = createI18n("zh-CN", "area", { area: { means: "是什么", hours_other: "{{count}} 小时" } });
  const reported: string[] = [];
  reportMissing(words, ({ message }) => reported.push(message));
  expect(words.t("means")).toBe("是什么");
  expect(words.t("hours", { count: 2 })).toBe("2 小时");
  expect(reported).toEqual([]);
  words.t(key);
  expect(reported).toEqual([`there is no text ${named}`]);
});
