import { icon20 } from "@jieru/ui/icon.ts";
import { Check, Clock, Unlink } from "lucide-react";
import type { ReactNode } from "react";
import { failureSentence } from "../../../data/optimistic/failure-sentence.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { QrCode } from "./QrCode.tsx";
import type { Inviting } from "./use-inviting.ts";

const tile =
  "relative grid size-[212px] flex-none place-items-center overflow-hidden rounded-tile ring ring-border-2";

const signs = {
  used: <Check {...icon20} />,
  expired: <Clock {...icon20} />,
  revoked: <Unlink {...icon20} />,
  void: <Unlink {...icon20} />,
};

export function CodeTile({ inviting }: { inviting: Inviting }) {
  const { t } = useTranslation("bindings");
  const { made, seen, sending, reason, failure } = inviting;
  if (!made)
    return (
      <div className={`${tile} content-center gap-3 bg-surface-0 p-4`}>
        <Button
          tone="primary"
          size="big"
          data-testid="make-invitation"
          aria-busy={sending || undefined}
          disabledReason={reason}
          onClick={inviting.make}
        >
          {t("invite.make")}
        </Button>
        {failure && (
          <span role="alert" className="text-center text-12 text-danger">
            {failureSentence(failure)}
          </span>
        )}
      </div>
    );
  const over = seen && seen.state !== "open" ? seen.state : null;
  return (
    <div className={`${tile} bg-qr`}>
      <QrCode text={made.url} label={t("invite.code")} />
      {over && (
        <Veil>
          {signs[over]}
          {t(`invite.over.${over}`)}
        </Veil>
      )}
    </div>
  );
}

const Veil = ({ children }: { children: ReactNode }) => (
  <div className="absolute inset-0 grid place-content-center place-items-center gap-1 bg-qr/95 font-semibold text-qr-ink">
    {children}
  </div>
);
