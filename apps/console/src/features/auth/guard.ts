import { redirect } from "@tanstack/react-router";
import { isRefusedAs, RequestFailure } from "../../data/http/outcome.ts";

const needsSignIn = (error: unknown): boolean =>
  error instanceof RequestFailure && isRefusedAs(error.failure, "not_signed_in");

export async function toSignIn<T>(next: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (needsSignIn(error)) throw redirect({ to: "/sign-in", search: next === "/" ? {} : { next } });
    throw error;
  }
}
