import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { AboutFilter } from "@jieru/shared/domain/wrap-up";
import type { CountedBy, ReportFigure } from "@jieru/shared/protocol/reports";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { countedText } from "../../data/queries/counted.ts";
import { noFilter } from "../inbox/list-filter.ts";

export interface Behind {
  by: CountedBy;
  figure: ReportFigure;
  from: string;
  to: string;
  owner?: AgentId;
  about?: AboutFilter;
}

interface NumberLinkProps {
  accountId: AccountId;
  behind: Behind;
  children: ReactNode;
}

export const NumberLink = ({
  accountId,
  behind: { owner, about, ...counted },
  children,
}: NumberLinkProps) => (
  <Link
    to="/a/$accountId"
    params={{ accountId }}
    search={{ ...noFilter, counted: countedText(counted), owner: owner ?? ("all" as const), about }}
    className="hit text-inherit no-underline underline-offset-2 hover:text-accent hover:underline max-narrow:inline-block max-narrow:min-h-6 max-narrow:leading-6"
  >
    {children}
  </Link>
);
