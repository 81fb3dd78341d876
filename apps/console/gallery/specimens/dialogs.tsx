import type { ReactNode } from "react";
import { signal } from "../../src/data/store/connection.ts";
import { BlockDialog } from "../../src/features/conversation/dialogs/BlockDialog.tsx";
import { EraseDialog } from "../../src/features/conversation/dialogs/EraseDialog.tsx";
import { ConversationExport } from "../../src/features/conversation/header/ConversationExport.tsx";
import { AccountExport } from "../../src/features/reports/AccountExport.tsx";
import { UnbindDialog } from "../../src/features/settings/bindings/UnbindDialog.tsx";
import { InviteDialog } from "../../src/features/settings/invitations/InviteDialog.tsx";
import { QuickReplyDialog } from "../../src/features/settings/quick-replies/QuickReplyDialog.tsx";
import { KeyDialog } from "../../src/features/settings/shop/KeyDialog.tsx";
import { RevokeDialog } from "../../src/features/settings/shop/RevokeDialog.tsx";
import { RenameDialog } from "../../src/features/settings/tags/RenameDialog.tsx";
import { apiKeys, bindings, invitation, led, newApiKey, newInvitation } from "../api-fixtures.ts";
import { agent, knownTags, lin, openSession } from "../fixtures.ts";
import { frozenAt, hour, minute } from "../frozen.ts";
import type { Step } from "../interactions.ts";
import { type Answers, ok, refused, serve } from "../server.ts";
import type { Group, State } from "../specimen.ts";
import { noRoomForChanges, nothing } from "./helpers.ts";

const state = (
  name: string,
  draw: () => ReactNode,
  answers: Answers = {},
  then?: readonly Step[],
): State => ({
  name,
  before: serve(answers),
  draw,
  ...(then && { then }),
});
/** [DE9] Read-only. */
const readOnly = (draw: () => ReactNode): State => ({
  name: "read only",
  before: () => noRoomForChanges.forEach(signal),
  draw,
});

const invite = (bound: number) => () => <InviteDialog accountId={led} bound={bound} open onClose={nothing} />;
const make = { press: "[data-testid=make-invitation]" };
const invited = (name: string, change: Parameters<typeof invitation>[0], see: string): State =>
  state(
    name,
    invite(87),
    {
      "POST invitations": ok(newInvitation),
      "GET invitations/i1": ok({ invitation: invitation(change) }),
    },
    [make, { see }],
  );
const opened = { openedAt: frozenAt - minute };

const keyForm = () => <KeyDialog accountId={led} onClose={nothing} />;
const named = [{ type: "会员系统", into: "[data-testid=key-form] input" }, { press: "[type=submit]" }];

const rename = (tag = "老客") => (
  <RenameDialog accountId={led} known={{ tag, uses: 12 }} others={knownTags} onClose={nothing} />
);
const renamed = (name: string, to: string, ...then: Step[]): State =>
  state(name, () => rename(), { "POST tags/rename": refused({ refusal: "not_allowed" }) }, [
    { type: to, into: "[data-testid=rename-tag] input" },
    ...then,
  ]);

const quickReply = (id: "new" | "kept") => () => (
  <QuickReplyDialog
    accountId={led}
    scope="team"
    quickReply={
      id === "new"
        ? null
        : {
            ...{
              id: "q1" as never,
              scope: "team",
              category: "售后",
              title: "破损补发",
              shortcut: "bf",
              position: 0,
            },
            ...{
              text: "{{customer}}您好，今天给您补发，单号 {{单号}}。",
              updatedAt: frozenAt - hour,
              updatedBy: lin,
            },
          }
    }
    categories={["开头", "售后"]}
    onClose={nothing}
  />
);

const revoke = () => <RevokeDialog accountId={led} apiKey={apiKeys[0] ?? null} onClose={nothing} />;
const row = (id = lin) => ({ ...agent(id), boundAt: bindings[2]?.boundAt, lastSeenAt: frozenAt });
const unbind = (id = lin) => <UnbindDialog accountId={led} row={row(id)} onClose={nothing} />;
const erase = () => <EraseDialog open onClose={nothing} />;
const confirmErasing = [{ press: "[data-testid=erase-confirm]" }];

const exportOne = () => <ConversationExport open onClose={nothing} />;
const exportAll = () => (
  <AccountExport accountId={led} range={{ from: "2026-10-30", to: "2026-11-28" }} open onClose={nothing} />
);
const exportPath = `GET conversations/${openSession.conversationId}/export`;
const confirmExport = { press: "[data-testid=export-confirm]" };
const noExport = [confirmExport, { see: "[role=alert]:not(:empty)" }];

const desktopWidth = 900;

export const dialogs: Group = {
  name: "Dialogs",
  specimens: [
    {
      file: "features/conversation/dialogs/BlockDialog",
      width: 420,
      alone: 220,
      window: desktopWidth,
      on: 0,
      states: [
        state("asked", () => <BlockDialog open onClose={nothing} />),
        readOnly(() => <BlockDialog open onClose={nothing} />),
      ],
    },
    {
      file: "features/conversation/header/ConversationExport",
      width: 460,
      alone: 340,
      window: desktopWidth,
      on: 0,
      states: [
        state("asked", exportOne),
        state("under way", exportOne, {}, [confirmExport, { see: "[data-testid=export-progress]" }]),
        state("nothing", exportOne, { [exportPath]: ok("") }, noExport),
        state("refused", exportOne, { [exportPath]: refused({ refusal: "export_under_way" }) }, noExport),
        readOnly(exportOne),
      ],
    },
    {
      file: "features/reports/AccountExport",
      width: 460,
      alone: 400,
      window: desktopWidth,
      on: 0,
      states: [
        state("asked", exportAll),
        state("too many days", exportAll, {}, [
          { type: "2026-10-01", into: "[data-testid=export-from]" },
          { see: "[data-testid=export-confirm][aria-disabled]" },
        ]),
      ],
    },
    {
      file: "features/conversation/dialogs/EraseDialog",
      width: 460,
      alone: 320,
      window: desktopWidth,
      on: 0,
      states: [
        state("asked", erase),
        state("being erased", erase, {}, [
          ...confirmErasing,
          { see: "[data-testid=erase-confirm][aria-busy]" },
        ]),
        state(
          "refused",
          erase,
          {
            [`DELETE conversations/${openSession.conversationId}`]: refused({ refusal: "not_allowed" }),
          },
          [...confirmErasing, { see: "[role=alert]:not(:empty)" }],
        ),
        readOnly(erase),
      ],
    },
    {
      file: "features/settings/invitations/InviteDialog",
      width: 660,
      alone: 410,
      window: desktopWidth,
      on: 0,
      states: [
        state("to be made", invite(87)),
        state("to be made, for a computer", invite(87), { "GET /auth/options": ok({ inWechat: false }) }, [
          { see: "[data-testid=needs-computer]" },
        ]),
        state("no seat free", invite(100)),
        state("refused", invite(87), { "POST invitations": refused({ refusal: "not_allowed" }) }, [
          make,
          { see: "[role=alert]" },
        ]),
        state(
          "200 open already",
          invite(87),
          { "POST invitations": refused({ refusal: "invitation_limit_reached", limit: 200 }) },
          [make, { see: "[role=alert]" }],
        ),
        invited("made", {}, "[data-testid=take-back]"),
        invited("opened", opened, "[data-state=now]"),
        invited("confirmed while full", { ...opened, fullAt: frozenAt }, "[data-state=refused]"),
        invited(
          "used",
          { ...opened, state: "used", usedAt: frozenAt, usedBy: { id: lin, name: "林知夏" } },
          "[data-testid=invite-again]",
        ),
        invited("taken back", { state: "revoked", revokedAt: frozenAt }, "[data-testid=invite-again]"),
        invited("expired", { state: "expired" }, "[data-testid=invite-again]"),
      ],
    },
    {
      file: "features/settings/bindings/UnbindDialog",
      width: 440,
      alone: 240,
      window: desktopWidth,
      on: 0,
      states: [
        state("with sessions", () => unbind()),
        state("without", () => unbind("agent-he" as never)),
        readOnly(() => unbind()),
      ],
    },
    {
      file: "features/settings/shop/KeyDialog",
      width: 580,
      alone: 440,
      window: desktopWidth,
      on: 0,
      states: [
        state("no name yet", keyForm),
        state("being made", keyForm, {}, [...named, { see: "[type=submit][aria-disabled]" }]),
        state(
          "refused",
          keyForm,
          { "POST api-keys": refused({ refusal: "api_key_limit_reached", limit: 20 }) },
          [...named, { see: "[role=alert]" }],
        ),
        state(
          "made",
          keyForm,
          { "POST api-keys": ok(newApiKey), "GET api-keys": ok({ apiKeys, limit: 20 }) },
          [...named, { see: "[data-testid=api-key-secret]" }],
        ),
      ],
    },
    {
      file: "features/settings/shop/RevokeDialog",
      width: 440,
      alone: 210,
      window: desktopWidth,
      on: 0,
      states: [
        state("asked", revoke),
        state("refused", revoke, { "DELETE api-keys/k1": refused({ refusal: "not_allowed" }) }, [
          { press: "[data-testid=revoke-confirm]" },
          { see: "[role=alert]:not(:empty)" },
        ]),
        readOnly(revoke),
      ],
    },
    {
      file: "features/settings/tags/RenameDialog",
      width: 440,
      alone: 240,
      window: desktopWidth,
      on: 0,
      states: [
        state("the same yet", () => rename()),
        renamed("another", "老顾客", { see: "[data-testid=rename-save]:not([aria-disabled])" }),
        renamed("two become one", "VIP", { see: "[data-testid=rename-save]:not([aria-disabled])" }),
        renamed(
          "refused",
          "老顾客",
          { press: "[data-testid=rename-save]:not([aria-disabled])" },
          { see: "[role=alert]:not(:empty)" },
        ),
        renamed("blank", " ", { see: "[data-testid=rename-save][aria-disabled]" }),
        readOnly(() => rename()),
      ],
    },
    {
      file: "features/settings/quick-replies/QuickReplyDialog",
      width: 580,
      alone: 610,
      window: desktopWidth,
      on: 0,
      states: [
        state("new", quickReply("new")),
        state("kept", quickReply("kept")),
        state(
          "refused",
          quickReply("kept"),
          { "PATCH quick-replies/q1": refused({ refusal: "shortcut_taken", shortcut: "bf", title: "补发" }) },
          [{ press: "[type=submit]" }, { see: "[role=alert]" }],
        ),
        readOnly(quickReply("kept")),
      ],
    },
  ],
};
