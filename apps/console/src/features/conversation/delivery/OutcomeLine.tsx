import { cx } from "@jieru/ui/cx.ts";
import { icon14 } from "@jieru/ui/icon.ts";
import { CircleAlert, CircleHelp } from "lucide-react";
import type { ReactNode } from "react";
import { WithDisabledReason } from "../../../ui/buttons/WithDisabledReason.tsx";

interface OutcomeLineProps {
  state: "failed" | "unconfirmed";
  /** WeChat's error number, for the administrator of the account. */
  title?: string | undefined;
  why: ReactNode;
  children?: ReactNode;
}

export const OutcomeLine = ({ state, title, why, children }: OutcomeLineProps) => (
  <div className="flex flex-wrap items-center justify-end gap-x-1.5 text-right text-12 leading-5">
    <span
      title={title}
      className={cx("[&>svg]:mr-1 [&>svg]:inline", state === "failed" ? "text-failed" : "text-unconfirmed")}
    >
      {state === "failed" ? (
        <CircleAlert {...icon14} className="align-[-2.5px]" />
      ) : (
        <CircleHelp {...icon14} className="align-[-2.5px]" />
      )}
      {why}
    </span>
    {children}
  </div>
);

interface OutcomeButtonProps {
  testId?: string;
  disabledReason?: string | null;
  onPress: () => void;
  children: ReactNode;
}

/** [OB3] The button mostly sends again, so neither the second click of a double click nor a held key counts. */
export const OutcomeButton = ({ testId, disabledReason = null, onPress, children }: OutcomeButtonProps) => (
  <WithDisabledReason reason={disabledReason}>
    <button
      type="button"
      data-testid={testId}
      onClick={({ detail }) => detail < 2 && onPress()}
      onKeyDown={(event) => event.repeat && event.preventDefault()}
      className="hit -mr-1.5 h-5 flex-none rounded-chip px-1.5 whitespace-nowrap text-accent hover:bg-accent-soft aria-disabled:bg-transparent aria-disabled:text-ink-3 max-narrow:h-8 max-narrow:px-2"
    >
      {children}
    </button>
  </WithDisabledReason>
);
