import type { Allowance } from "@jieru/shared/domain/allowance";
import { icon12 } from "@jieru/ui/icon.ts";
import { Lock } from "lucide-react";
import { formatAllowance } from "../../i18n/format-allowance.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { useNowFor } from "../../lib/time/use-now.ts";

const look = [
  "inline-flex h-[18px] flex-none items-center gap-1 rounded-chip border border-transparent px-[5px] text-12 leading-4 whitespace-nowrap",
  "data-[level=ok]:border-allowance-ok-line data-[level=ok]:bg-surface-2 data-[level=ok]:text-allowance-ok",
  "data-[level=low]:border-allowance-low-line data-[level=low]:bg-allowance-low-soft data-[level=low]:text-allowance-low",
  "data-[level=critical]:border-allowance-critical-line data-[level=critical]:bg-allowance-critical-soft data-[level=critical]:text-allowance-critical",
  "data-[level=seconds]:bg-allowance-seconds data-[level=seconds]:text-allowance-seconds-on",
  "data-[level=used]:border-dashed data-[level=used]:border-border-control data-[level=used]:text-allowance-closed",
  "data-[level=closed]:bg-allowance-closed-soft data-[level=closed]:text-allowance-closed",
].join(" ");

/** Shows the replies left and the time (RA5). Hidden from screen readers: rows include it in their own sentence. */
export function AllowanceChip({ allowance }: { allowance: Allowance }) {
  // Renders again when the language or the time format changes.
  useTranslation();
  const words = formatAllowance(allowance, useNowFor(allowance.until));
  return (
    <span data-level={words.level} title={words.sentence} aria-hidden="true" className={look}>
      {words.count === null ? (
        <Lock {...icon12} />
      ) : (
        <>
          <b className="font-semibold">{words.count}</b>
          <i className="inked size-0.5 rounded-full bg-current opacity-70" />
        </>
      )}
      {words.rest}
    </span>
  );
}
