import { Component, type ReactNode } from "react";
import { i18n } from "../../i18n/i18n.ts";
import { isMissingPart, reloadWhenThere } from "../../lib/new-release.ts";
import { currentToasts, showToast } from "../../lib/toast-store.ts";

export interface PartFailure {
  error: unknown;
  /** Renders the part again. */
  retry: () => void;
}

interface ErrorBoundaryProps {
  /** If it changes, the children are rendered again: the id of what they show. */
  resetKey?: unknown;
  /** What stands in the place of the children. By default nothing does. */
  fallback?: (failure: PartFailure) => ReactNode;
  onError?: (error: unknown) => void;
  children: ReactNode;
}

interface State {
  failed: { error: unknown } | null;
  resetKey: unknown;
}

/** Without a connection, several parts requested at once fail together; the toast is shown once. */
function showOnce(text: string): void {
  if (!currentToasts().some((toast) => toast.text === text)) showToast({ text });
}

/**
 * [TR16] Keeps a part that throws from replacing what is around it. [TR9] So it does with a part that could not be fetched: its place says
 * so, or else a toast, and the page is loaded again once the server answers. The root of React reports the error (`error-reports.ts`).
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
    if (isMissingPart(error)) {
      if (!this.props.fallback) showOnce(i18n.t("not_fetched"));
      void reloadWhenThere();
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
