import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { Piece } from "@jieru/shared/domain/search";
import type { Customer } from "@jieru/shared/domain/session";
import type { CustomerHit, MessageHit } from "@jieru/shared/protocol/search";
import { CustomerAvatar } from "@jieru/ui/CustomerAvatar.tsx";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { formatClock } from "../../i18n/format-clock.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { useNow } from "../../lib/time/use-now.ts";
import { Pill } from "../../ui/marks/Pill.tsx";
import { noteOpenTrigger } from "../opening/open-trigger.ts";
import { customerName } from "../session/customer-name.ts";
import { SessionPill } from "../session/SessionPill.tsx";
import { MarkedText } from "./MarkedText.tsx";

export interface HitRowProps {
  accountId: AccountId;
  pieces: readonly Piece[];
  nameOf: (id: AgentId) => string | undefined;
  reachable: boolean;
}

const frame =
  "grid h-full grid-cols-[36px_minmax(0,1fr)] gap-x-2.5 rounded-row px-2 py-2.5 ring-on-edge hover:bg-surface-hover";

interface RowFrameProps extends HitRowProps {
  customer: Customer;
  session: MessageHit["session"];
  seq?: number;
  at: number;
  children: ReactNode;
}

function RowFrame({
  accountId,
  pieces,
  nameOf,
  reachable,
  customer,
  session,
  seq,
  at,
  children,
}: RowFrameProps) {
  const now = useNow();
  const owner = session.ownerId ? nameOf(session.ownerId) : undefined;
  return (
    <Link
      to="/a/$accountId/s/$sessionId"
      params={{ accountId, sessionId: session.id }}
      search={seq === undefined ? {} : { m: seq }}
      tabIndex={reachable ? 0 : -1}
      data-hit={seq ?? customer.id}
      data-testid="search-hit"
      onClick={() => noteOpenTrigger("list_keys")}
      className={frame}
    >
      <CustomerAvatar openid={customer.openid} name={customer.remark} />
      <div className="min-w-0">
        <div className="flex h-5 min-w-0 items-center gap-2">
          <span dir="auto" className="min-w-0 truncate text-left text-13 text-ink-1">
            <MarkedText text={customerName(customer)} pieces={pieces} />
          </span>
          <SessionPill state={session.state} />
          {owner && <span className="flex-none text-12 text-ink-3">{owner}</span>}
          <time
            dateTime={new Date(at).toISOString()}
            data-at={at}
            className="ml-auto flex-none text-12 whitespace-nowrap text-ink-3"
          >
            {formatClock(at, now)}
          </time>
        </div>
        {children}
      </div>
    </Link>
  );
}

export function MessageHitRow({ hit, ...props }: HitRowProps & { hit: MessageHit }) {
  const { t } = useTranslation("search");
  const { text, before, after } = hit.excerpt;
  const by = hit.agentId ? (props.nameOf(hit.agentId) ?? t("by_agent")) : null;
  return (
    <RowFrame {...props} customer={hit.customer} session={hit.session} seq={hit.seq} at={hit.at}>
      <p dir="auto" className="line-clamp-2 text-left text-13 [overflow-wrap:anywhere] text-ink-2">
        {/* The author's name must not decide the writing direction (RD12). */}
        {by && <bdi className="text-ink-3">{t("said_by", { name: by })}</bdi>}
        {before && "…"}
        <MarkedText text={text} pieces={props.pieces} />
        {after && "…"}
      </p>
    </RowFrame>
  );
}

export function CustomerHitRow({ hit, ...props }: HitRowProps & { hit: CustomerHit }) {
  const { customer } = hit;
  return (
    <RowFrame {...props} customer={customer} session={hit.session} at={hit.spokenAt}>
      <p className="flex h-5 min-w-0 items-center gap-1.5 overflow-hidden text-12 text-ink-3">
        {customer.tags.map((tag) => (
          <Pill key={tag} className="bg-surface-0 text-ink-2">
            <MarkedText text={tag} pieces={props.pieces} />
          </Pill>
        ))}
        <span className="min-w-0 truncate">
          <MarkedText text={customer.openid} pieces={props.pieces} />
        </span>
      </p>
    </RowFrame>
  );
}
