import { allowanceLevels, replyPresets } from "@jieru/shared/domain/allowance";
import type { Session } from "@jieru/shared/domain/session";
import type { SentCard } from "@jieru/shared/protocol/cards";
import type { ReactNode } from "react";
import { prepareDraft, writeDraft } from "../../src/data/drafts/draft-store.ts";
import { AttachmentPreview } from "../../src/features/conversation/attachment/AttachmentPreview.tsx";
import type { Attachment } from "../../src/features/conversation/attachment/attachment.ts";
import { CardDialog } from "../../src/features/conversation/card/CardDialog.tsx";
import { type CardDraft, readyCover, writeCard } from "../../src/features/conversation/card/card-box.ts";
import { AllowanceBar } from "../../src/features/conversation/composer/AllowanceBar.tsx";
import { Composer } from "../../src/features/conversation/composer/Composer.tsx";
import {
  type ComposerInput,
  composerState,
  type Gate,
} from "../../src/features/conversation/composer/composer-state.ts";
import type { ComposerModel } from "../../src/features/conversation/composer/use-composer.ts";
import { ConversationContext, SessionContext } from "../../src/features/conversation/conversation-context.ts";
import { EndDialog } from "../../src/features/conversation/dialogs/EndDialog.tsx";
import { LinkDialog } from "../../src/features/conversation/dialogs/LinkDialog.tsx";
import { GateBar } from "../../src/features/conversation/gate/GateBar.tsx";
import { ConversationHeader } from "../../src/features/conversation/header/ConversationHeader.tsx";
import { NextReply } from "../../src/features/conversation/next-reply/NextReply.tsx";
import { TryDialog } from "../../src/features/conversation/next-reply/TryDialog.tsx";
import { JumpButton } from "../../src/features/conversation/scroll/JumpButton.tsx";
import { PagingState } from "../../src/features/conversation/scroll/PagingState.tsx";
import {
  accountId,
  allowances,
  cup,
  openConversation,
  openSession,
  session,
  waiting,
  xu,
} from "../fixtures.ts";
import { frozenAt, minute } from "../frozen.ts";
import type { Step } from "../interactions.ts";
import { ok, serve } from "../server.ts";
import type { Group, State } from "../specimen.ts";
import { nothing } from "./helpers.ts";

const viewer = openConversation.viewer;

const within = (of: Session, drawn: ReactNode, as = viewer) => (
  <ConversationContext value={{ ...openConversation, session: of, viewer: as }}>
    <SessionContext value={of}>{drawn}</SessionContext>
  </ConversationContext>
);

const stateOf = (of: Session, change: Partial<ComposerInput> = {}) =>
  composerState({ session: of, viewer, now: frozenAt, text: "", image: "none", unsent: 0, ...change });

const modelOf = (
  of: Session,
  change: Partial<ComposerInput>,
  attachment: Attachment | null = null,
): ComposerModel => ({
  state: stateOf(of, change),
  now: frozenAt,
  text: change.text ?? "",
  attachment,
  policy: replyPresets.guide,
  rules: [],
  setText: nothing,
  send: () => false,
});

const composer = (
  name: string,
  change: Partial<ComposerInput>,
  attachment: Attachment | null = null,
): State => {
  const of = change.session ?? openSession;
  const model = modelOf(of, change, attachment);
  return { name, draw: () => within(of, <Composer composer={model} onEscape={nothing} />) };
};

const nextReply = (name: string, of: Session, text: string, prepared = false): State => ({
  name,
  before: () => {
    writeDraft(of.id, text);
    if (prepared) prepareDraft(of.id);
  },
  draw: () => within(of, <NextReply composer={modelOf(of, { text })} onPrepare={nothing} onTry={nothing} />),
});

const left = (allowance: Session["allowance"]): Session => session("open", { allowance });

const picked = { name: "杯口.jpg", bytes: 284_000, url: "/api/media/gallery-cup", file: null };
const attachments: Record<string, Attachment> = {
  uploading: { ...picked, state: "uploading" },
  ready: { ...picked, state: "ready", mediaId: cup },
  refused: { ...picked, state: "refused", fault: "image_too_large" },
  failed: { ...picked, state: "failed", failure: { kind: "offline" }, accountId },
};

const asleep = { state: "inactive", reactivateAt: null, inactiveSince: frozenAt - 5 * minute } as const;
const gates: Record<Gate, Session> = {
  waiting: waiting("g1"),
  inactive: session("g2", asleep),
  watching: session("g3"),
  not_owner: session("g4", { ownerId: xu }),
  ended: session("g5", { state: "ended", endedAt: frozenAt - minute }),
};

const gate = (name: Gate, draft = ""): State => ({
  name: draft ? `${name}, draft kept` : name,
  draw: () =>
    within(
      gates[name],
      <GateBar onEscape={() => undefined} gate={name} state={stateOf(gates[name])} draft={draft} />,
      name === "watching" ? { id: xu, role: "supervisor" } : viewer,
    ),
});

const header = (name: string, of: Session): State => ({
  name,
  draw: () => within(of, <ConversationHeader />),
});

const sentCards: SentCard[] = [
  { title: "青釉三才盖碗，带杯托和茶漏", pagePath: "pages/item/index?id=42" },
  { title: "秋茶礼盒", pagePath: "pages/item/index?id=7&from=chat" },
].map((said) => ({
  ...said,
  cover: { mediaId: cup, state: "ready", width: 320, height: 240, reason: null },
}));
const noCard: CardDraft = { title: "", pagePath: "", cover: null };
const chosen: CardDraft = { ...noCard, ...sentCards[0], cover: readyCover(cup) };

const listed: readonly Step[] = [{ see: "[role=option]" }];
const card = (name: string, draft: CardDraft, of = openSession, then = listed): State => ({
  name,
  before: () => {
    serve({ "GET cards": ok({ cards: sentCards }) })();
    writeCard(of.conversationId, draft);
  },
  draw: () => within(of, <CardDialog open />),
  then,
});

export const composing: Group = {
  name: "Conversation",
  specimens: [
    {
      file: "features/conversation/header/ConversationHeader",
      width: 620,
      states: [
        header("active", openSession),
        header("waiting", waiting("h1")),
        header("inactive", session("h2", asleep)),
        header("ended", gates.ended),
        header("blocked", session("h3", { customer: { ...openSession.customer, blocked: true } })),
      ],
    },
    {
      file: "features/conversation/composer/AllowanceBar",
      width: 620,
      states: allowanceLevels.map((level) => ({
        name: level,
        draw: () => <AllowanceBar allowance={allowances[level]} level={level} now={frozenAt} nextGrant={3} />,
      })),
    },
    {
      file: "features/conversation/composer/Composer",
      width: 620,
      on: 1,
      states: [
        composer("empty", {}),
        composer("written", { text: "马上给您补发，运费由我们承担。" }),
        composer("last reply", { text: "马上给您补发", session: left(allowances.low) }),
        composer("used up", { text: "马上给您补发", session: left(allowances.used) }),
        composer("closed", { text: "马上给您补发", session: left(allowances.closed) }),
        composer("too long for one", { text: "补发".repeat(800), session: left(allowances.low) }),
        composer("with image", { text: "您看是这个吗", image: "ready" }, attachments.ready),
        composer("read only", { text: "马上给您补发", readOnly: true }),
      ],
    },
    {
      file: "features/conversation/next-reply/NextReply",
      width: 620,
      alone: 80,
      states: [
        nextReply("nothing written", left(allowances.used), ""),
        nextReply("written", left(allowances.used), "马上给您补发"),
        nextReply("prepared", left(allowances.used), "马上给您补发", true),
        nextReply("prepared, window closed", left(allowances.closed), "马上给您补发", true),
        nextReply("proposed", left(allowances.ok), "马上给您补发", true),
        nextReply("refused by WeChat", left({ ...allowances.used, attempt: "refused" }), "马上给您补发"),
      ],
    },
    {
      file: "features/conversation/next-reply/TryDialog",
      width: 420,
      alone: 240,
      states: [
        { name: "asked", draw: () => <TryDialog open granted={3} onClose={nothing} onTry={nothing} /> },
      ],
    },
    {
      file: "features/conversation/attachment/AttachmentPreview",
      width: 460,
      states: Object.entries(attachments).map(([name, attachment]) => ({
        name,
        draw: () => (
          <AttachmentPreview
            accountId={accountId}
            conversationId={openSession.conversationId}
            attachment={attachment}
          />
        ),
      })),
    },
    {
      file: "features/conversation/gate/GateBar",
      width: 620,
      on: 1,
      states: [
        gate("waiting"),
        gate("inactive"),
        gate("inactive", "马上给您补发"),
        gate("watching"),
        gate("not_owner"),
        gate("ended"),
      ],
    },
    {
      file: "features/conversation/scroll/JumpButton",
      width: 220,
      states: [0, 3].map((count) => ({
        name: count ? "new ones below" : "at rest",
        draw: () => (
          <div style={{ position: "relative", height: 56 }}>
            <JumpButton count={count} onPress={nothing} />
          </div>
        ),
      })),
    },
    {
      file: "features/conversation/scroll/PagingState",
      width: 300,
      states: (["loading", "failed"] as const).map((state) => ({
        name: state,
        draw: () => (
          <div style={{ position: "relative", height: 80 }}>
            <PagingState paging={{ state, load: nothing }} edge="older" />
          </div>
        ),
      })),
    },
    {
      file: "features/conversation/dialogs/EndDialog",
      width: 420,
      alone: 190,
      states: (["unanswered", "unconfirmed"] as const).map((question) => ({
        name: question,
        draw: () => <EndDialog question={question} onCancel={nothing} onConfirm={nothing} />,
      })),
    },
    {
      file: "features/conversation/card/CardDialog",
      screen: true,
      width: 680,
      alone: 620,
      states: [
        card("nothing written", noCard),
        card("chosen", chosen),
        card("no page path", { ...chosen, pagePath: "https://example.com/item/42" }),
        card("cover refused", {
          ...chosen,
          cover: { state: "refused", url: "", fault: "image_too_large", bytes: 5_400_000 },
        }),
        card("used up", chosen, left(allowances.used)),
      ],
    },
    {
      file: "features/conversation/dialogs/LinkDialog",
      width: 460,
      alone: 380,
      states: [
        {
          name: "in order",
          draw: () => <LinkDialog href="https://example.com/order/31" onClose={nothing} />,
        },
        {
          name: "in doubt",
          draw: () => <LinkDialog href="http://xn--pple-43d.com@10.0.0.1/pay" onClose={nothing} />,
        },
      ],
    },
  ],
};
