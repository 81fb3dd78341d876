import { createFileRoute } from "@tanstack/react-router";
import { problemOf, type SignInProblem } from "../../features/auth/problems.ts";
import { SignIn } from "../../features/auth/SignIn.tsx";

export interface SignInSearch {
  error?: SignInProblem;
  next?: string;
}

export const Route = createFileRoute("/sign-in")({
  validateSearch: (search: Record<string, unknown>): SignInSearch => {
    const error = problemOf(search.error);
    return { ...(error && { error }), ...(typeof search.next === "string" && { next: search.next }) };
  },
  component: SignInPage,
});

function SignInPage() {
  const { error, next } = Route.useSearch();
  return <SignIn problem={error ?? null} next={next ?? "/"} />;
}
