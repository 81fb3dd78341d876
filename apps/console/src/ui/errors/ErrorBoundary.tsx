import { Component, type ReactNode } from "react";
import { i18n } from "../../i18n/i18n.ts";
import { isChunkError, reloadWhenReachable } from "../../lib/new-release.ts";
import { currentToasts, showToast } from "../../lib/toast-store.ts";

export interface PartFailure {
  error: unknown;
  retry: () => void;
}

interface ErrorBoundaryProps {
  /** A change renders the children again. */
  resetKey?: unknown;
  /** Renders nothing by default. */
  fallback?: (failure: PartFailure) => ReactNode;
  onError?: (error: unknown) => void;
  children: ReactNode;
}

interface State {
  failed: { error: unknown } | null;
  resetKey: unknown;
}

/** Offline, several chunks fail together; one toast is enough. */
function showOnce(text: string): void {
  if (!currentToasts().some((toast) => toast.text === text)) showToast({ text });
}

/**
 * [TR16] Contains errors of its children. [TR9] After a chunk error it shows the fallback or a toast, and the page
 * reloads once the server answers. React's root reports the error (`error-reports.ts`).
 */
export class ErrorBoundary extends Component<ErrorBoundaryProps, State> {
  override state: State = { failed: null, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { failed: { error } };
  }

  static getDerivedStateFromProps({ resetKey }: ErrorBoundaryProps, state: State): State | null {
    return Object.is(resetKey, state.resetKey) ? null : { failed: null, resetKey };
  }

  override componentDidCatch(error: unknown): void {
    if (isChunkError(error)) {
      if (!this.props.fallback) showOnce(i18n.t("not_fetched"));
      void reloadWhenReachable();
    }
    this.props.onError?.(error);
  }

  readonly #retry = () => this.setState({ failed: null });

  override render(): ReactNode {
    const { failed } = this.state;
    if (failed === null) return this.props.children;
    return this.props.fallback?.({ error: failed.error, retry: this.#retry }) ?? null;
  }
}
