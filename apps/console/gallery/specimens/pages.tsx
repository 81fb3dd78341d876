import { replyPresets } from "@jieru/shared/domain/allowance";
import type { Attribute } from "@jieru/shared/domain/attributes";
import type { MessageId, SessionId } from "@jieru/shared/domain/ids";
import { piecesOf } from "@jieru/shared/domain/search";
import type { MessageHit } from "@jieru/shared/protocol/search";
import { useState } from "react";
import { Age } from "../../src/features/board/Age.tsx";
import type { AgentRow } from "../../src/features/board/agents/agent-rows.ts";
import { LoadBar } from "../../src/features/board/agents/LoadBar.tsx";
import { StatusCell } from "../../src/features/board/agents/StatusCell.tsx";
import { AllowanceFacts } from "../../src/features/customer/allowance/AllowanceFacts.tsx";
import { AttributeValue } from "../../src/features/customer/attributes/AttributeValue.tsx";
import { Fact, Facts, Section } from "../../src/features/customer/Section.tsx";
import { ConnectionInput } from "../../src/features/onboarding/ConnectionInput.tsx";
import { ReplyNumbers } from "../../src/features/onboarding/form/ReplyNumbers.tsx";
import { Step } from "../../src/features/onboarding/steps/Step.tsx";
import type { Entry } from "../../src/features/palette/entry.ts";
import { PaletteRow } from "../../src/features/palette/PaletteRow.tsx";
import { CustomerHitRow, MessageHitRow } from "../../src/features/search/HitRow.tsx";
import { accountId, agent, allowance, allowances, lin, nameOf, session, someone, xu } from "../fixtures.ts";
import { frozenAt, hour, minute } from "../frozen.ts";
import type { Group, State } from "../specimen.ts";
import { nothing, say } from "./helpers.ts";

const rowOf = (load: number, due: number, capacity = 10): AgentRow => ({
  agent: agent(xu, { load, capacity }),
  due: Array.from({ length: due }, (_, i) => session(`due-${i}`)),
  answered: load - due,
  unansweredSince: null,
  firstResponseMs: null,
  pickedUp: 0,
  remark: null,
});

const loads: State[] = [
  { name: "nothing", draw: () => <LoadBar row={rowOf(0, 0)} /> },
  { name: "some due", draw: () => <LoadBar row={rowOf(6, 2)} /> },
  { name: "full", draw: () => <LoadBar row={rowOf(10, 3)} /> },
  { name: "over", draw: () => <LoadBar row={rowOf(11, 3, 8)} /> },
  { name: "more than is drawn", draw: () => <LoadBar row={rowOf(18, 4, 20)} /> },
  { name: "one held over it", draw: () => <LoadBar row={rowOf(6, 2)} ghost /> },
];

const attributes: Record<Attribute["type"], Attribute> = {
  text: { name: "level", type: "text", value: "金卡会员" },
  number: { name: "spent", type: "number", value: 12_408.5 },
  date: { name: "since", type: "date", value: "2024-03-11" },
  link: { name: "order", type: "link", value: "https://shop.example/orders/31" },
};

const hit = (change: Partial<MessageHit> = {}): MessageHit => ({
  id: "m1" as MessageId,
  seq: 12,
  at: frozenAt - 2 * hour,
  direction: "in",
  agentId: null,
  excerpt: { text: "昨天收到的盖碗，杯口好像磕掉了一块", before: true, after: false },
  customer: someone("9tQe", "苏小姐"),
  session: { id: "s1" as SessionId, state: "active", ownerId: lin },
  ...change,
});
const found = { accountId, pieces: piecesOf("盖碗"), nameOf, reachable: false };

const entry = (change: Partial<Entry>): Entry =>
  ({
    id: "e",
    group: "commands",
    title: say("接入下一位", "Pick up next"),
    run: nothing,
    ...change,
  }) as Entry;
const line = (name: string, change: () => Partial<Entry>, selected = false): State => ({
  name,
  draw: () => (
    <div role="listbox" aria-label={name}>
      <PaletteRow
        id={name}
        entry={entry(change())}
        selected={selected}
        onPoint={nothing}
        onChoose={nothing}
      />
    </div>
  ),
});

function Filled({ value, left }: { value: string; left: boolean }) {
  const [typed, setTyped] = useState(value);
  return (
    <ConnectionInput name="appId" value={typed} onChange={setTyped} showProblem={left} onLeave={nothing} />
  );
}

export const pages: Group = {
  name: "Pages",
  specimens: [
    { file: "features/board/agents/LoadBar", states: loads },
    {
      file: "features/board/agents/StatusCell",
      states: (["online", "away", "offline"] as const).map((status) => ({
        name: status,
        draw: () => <StatusCell accountId={accountId} agent={agent(xu, { status })} />,
      })),
    },
    {
      file: "features/board/Age",
      states: [
        { name: "in time", draw: () => <Age since={frozenAt - 2 * minute} lateAfterMs={5 * minute} /> },
        { name: "late", draw: () => <Age since={frozenAt - 6 * minute} lateAfterMs={5 * minute} /> },
        { name: "hours", draw: () => <Age since={frozenAt - 3 * hour} /> },
      ],
    },
    {
      file: "features/customer/allowance/AllowanceFacts",
      width: 272,
      on: 1,
      states: [
        {
          name: "open",
          draw: () => (
            <AllowanceFacts
              session={session("s1", { allowance: allowances.ok })}
              messages={[]}
              policy={replyPresets.guide}
            />
          ),
        },
        {
          name: "closed",
          draw: () => (
            <AllowanceFacts
              session={session("s1", { allowance: allowances.closed })}
              messages={[]}
              policy={replyPresets.guide}
            />
          ),
        },
        {
          name: "never granted",
          draw: () => (
            <AllowanceFacts
              session={session("s1", { allowance: allowance({ grantedBy: null, grantedAt: null }) })}
              messages={[]}
              policy={replyPresets.guide}
            />
          ),
        },
      ],
    },
    {
      file: "features/customer/Section",
      width: 296,
      on: 1,
      states: [
        {
          name: "with facts",
          draw: () => (
            <Section title={say("来源", "Source")}>
              <Facts>
                <Fact name={say("入口", "Entry")}>订单详情</Fact>
                <Fact name={say("本次会话", "This session")}>13:30</Fact>
              </Facts>
            </Section>
          ),
        },
      ],
    },
    {
      file: "features/customer/attributes/AttributeValue",
      states: Object.entries(attributes).map(([name, attribute]) => ({
        name,
        draw: () => <AttributeValue attribute={attribute} />,
      })),
    },
    {
      file: "features/search/HitRow",
      width: 460,
      states: [
        { name: "message", draw: () => <MessageHitRow {...found} hit={hit()} /> },
        {
          name: "reply",
          draw: () => <MessageHitRow {...found} hit={hit({ direction: "out", agentId: xu })} />,
        },
        {
          name: "customer",
          draw: () => (
            <CustomerHitRow
              {...found}
              hit={{
                customer: { ...someone("3mZd", "买盖碗的周先生"), tags: ["老客户", "批发"] },
                session: hit().session,
                spokenAt: frozenAt - 30 * hour,
              }}
            />
          ),
        },
      ],
    },
    {
      file: "features/palette/PaletteRow",
      width: 520,
      on: 3,
      states: [
        line("command", () => ({ command: "goBoard" })),
        line("selected", () => ({}), true),
        line("not now", () => ({ reason: say("暂无用户等待", "No customers waiting") })),
        line("customer", () => ({
          title: "苏小姐",
          hint: "杯口好像磕掉了一块",
          customer: someone("9tQe", "苏小姐"),
          state: "active",
        })),
      ],
    },
    {
      file: "features/onboarding/steps/Step",
      width: 460,
      states: (["done", "now", "later"] as const).map((state, i) => ({
        name: state,
        draw: () => (
          <ol>
            <Step number={i + 1} name="fill" state={state} outcome={state === "done" && "半山茶器"} />
          </ol>
        ),
      })),
    },
    {
      file: "features/onboarding/form/ReplyNumbers",
      width: 520,
      alone: 240,
      states: (["guide", "current"] as const).map((value) => ({
        name: value,
        draw: () => <ReplyNumbers value={value} onChange={nothing} />,
      })),
    },
    {
      file: "features/onboarding/ConnectionInput",
      width: 460,
      states: [
        { name: "empty", draw: () => <Filled value="" left={false} /> },
        { name: "right", draw: () => <Filled value="wx5f0e2a1c9d7b3e48" left /> },
        { name: "wrong", draw: () => <Filled value="5f0e" left /> },
      ],
    },
  ],
};
