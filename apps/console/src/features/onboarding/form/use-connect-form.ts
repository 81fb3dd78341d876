import type { ConnectionField } from "@jieru/shared/domain/connection-shapes";
import type { AgentId } from "@jieru/shared/domain/ids";
import type { ConnectBody, Connection } from "@jieru/shared/protocol/connection";
import { useEffect, useState } from "react";
import type { Failure } from "../../../data/http/outcome.ts";
import { useSave } from "../../../data/http/use-save.ts";
import { connect } from "../connection.ts";
import { firstWrong } from "../problems.ts";
import { newAesKey, newToken } from "../random-secret.ts";
import { storedForm, storeFields } from "./stored-form.ts";

const fields = [
  "name",
  "appId",
  "originalId",
  "appSecret",
  "token",
  "encodingAesKey",
] as const satisfies readonly ConnectionField[];

/** Secrets are never stored: Token and key are generated again, the AppSecret must be typed again. */
const initialForm = (agentId: AgentId): ConnectBody => ({
  name: "",
  appId: "",
  originalId: "",
  appSecret: "",
  token: newToken(),
  encodingAesKey: newAesKey(),
  mode: "secure",
  format: "json",
  replyPreset: "guide",
  ...filledBefore(agentId),
});

function filledBefore(agentId: AgentId): Partial<ConnectBody> {
  const kept = storedForm(agentId);
  return kept && "filled" in kept ? kept.filled : {};
}

export interface ConnectForm {
  values: ConnectBody;
  put: (change: Partial<ConnectBody>) => void;
  isLeft: (field: ConnectionField) => boolean;
  leave: (field: ConnectionField) => void;
  sending: boolean;
  failure: Failure | null;
  send: () => void;
}

const secrets = ["appSecret", "token", "encodingAesKey"] as const;

/** [MA10] Asks before a reload, which would lose typed secrets. */
function useAskBeforeReload(ask: boolean): void {
  useEffect(() => {
    if (!ask) return;
    const stop = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", stop);
    return () => window.removeEventListener("beforeunload", stop);
  }, [ask]);
}

/** Holds the form until the server has accepted it. Token and key stay in this page only. */
export function useConnectForm(
  agentId: AgentId,
  onMade: (made: Connection, values: ConnectBody) => void,
): ConnectForm {
  const [values, setValues] = useState(() => initialForm(agentId));
  const [typed, setTyped] = useState(false);
  const [made, setMade] = useState(false);
  useAskBeforeReload(typed && !made);
  const [left, setLeft] = useState<ReadonlySet<ConnectionField>>(new Set());

  const {
    save: create,
    isPending: sending,
    failure,
  } = useSave((sent: ConnectBody) => connect({ ...sent, name: sent.name.trim() }), {
    onSuccess: (connection, sent) => {
      setMade(true);
      onMade(connection, sent);
    },
    onError: () => setMade(false),
  });
  const send = () => {
    setLeft(new Set(fields));
    const wrong = firstWrong(Object.fromEntries(fields.map((field) => [field, values[field]])));
    if (wrong) document.querySelector<HTMLElement>(`[data-testid=field-${wrong}]`)?.focus();
    else create(values);
  };
  return {
    values,
    put: (change) => {
      setValues((before) => ({ ...before, ...change }));
      storeFields(agentId, { ...values, ...change });
      if (secrets.some((field) => change[field])) setTyped(true);
      setMade(false);
    },
    isLeft: (field) => left.has(field),
    leave: (field) => setLeft((before) => (values[field] === "" ? before : new Set([...before, field]))),
    sending,
    failure,
    send,
  };
}
